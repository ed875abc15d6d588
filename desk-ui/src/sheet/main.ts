import '../styles/base.css';
import { mountPage } from '../components/mounting.ts';
import { Page } from '../components/page.svelte.ts';
import { readSheet } from '../data/sheet.ts';
import SheetPage from './SheetPage.svelte';

mountPage(SheetPage, () => ({ data: readSheet(document), page: new Page(window) }));
