import '../styles/base.css';
import { mount } from 'svelte';
import { Desk } from './desk.svelte.ts';
import Shell from './Shell.svelte';

const target = document.getElementById('page');
if (!target) throw new Error('The page has no element "page".');
const desk = new Desk(window);
mount(Shell, { target, props: { desk } });
void desk.load();
