import { worldOf, type World } from '../geo/world.ts';

/** Coastlines and countries; they come only with the first page that shades them. */
export async function atlas(): Promise<World> {
  const { default: topology } = await import('world-atlas/countries-50m.json');
  return worldOf(topology);
}
