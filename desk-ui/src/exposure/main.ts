import '../styles/base.css';
import atlas from 'world-atlas/countries-50m.json';
import { mountPage } from '../components/mounting.ts';
import { Page } from '../components/page.svelte.ts';
import { readExposure } from '../data/exposure.ts';
import { worldOf } from '../geo/world.ts';
import Exposure from './Exposure.svelte';

mountPage(Exposure, () => ({
  data: readExposure(document),
  world: worldOf(atlas),
  page: new Page(window),
}));
