import '../styles/base.css';
import { mountPage } from '../components/mounting.ts';
import { Page } from '../components/page.svelte.ts';
import { readBoard } from '../data/board.ts';
import Board from './Board.svelte';

mountPage(Board, () => ({ data: readBoard(document), page: new Page(window) }));
