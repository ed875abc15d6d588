import '../styles/base.css';
import { mountPage } from '../components/mounting.ts';
import { Page } from '../components/page.svelte.ts';
import { readMonth } from '../data/month.ts';
import Month from './Month.svelte';

mountPage(Month, () => ({ data: readMonth(document), page: new Page(window) }));
