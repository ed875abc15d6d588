import '../styles/base.css';
import atlas from 'world-atlas/countries-50m.json';
import { mount } from 'svelte';
import { Page } from '../components/page.svelte.ts';
import { readReport } from '../data/report.ts';
import { worldOf } from '../geo/world.ts';
import Report from './Report.svelte';

const target = document.getElementById('page');
if (!target) throw new Error('The page has no element "page".');
try {
  const data = readReport(document);
  mount(Report, { target, props: { data, world: worldOf(atlas), page: new Page(window) } });
} catch (error) {
  // Whoever opens the file must read why it is empty, not look for it in a console.
  const message = document.createElement('pre');
  message.textContent = error instanceof Error ? error.message : String(error);
  target.replaceChildren(message);
  throw error;
}
