import '../styles/base.css';
import atlas from 'world-atlas/countries-50m.json';
import { mountPage } from '../components/mounting.ts';
import { Page } from '../components/page.svelte.ts';
import { readReport } from '../data/report.ts';
import { worldOf } from '../geo/world.ts';
import Report from './Report.svelte';

mountPage(Report, () => ({
  data: readReport(document),
  world: worldOf(atlas),
  page: new Page(window),
}));
