import type { MultiPolygon, Polygon } from 'geojson';
import type { Point, Projection } from './geometry.ts';
import { polygonsOf, type World } from './world.ts';

/** Below this size in drawing units an island or a step is not seen. */
const LEAST_SEEN = 0.4;

/** An open line as an SVG path, moved by whole turns to where the drawing is. */
export function linePath(points: readonly Point[], projection: Projection): string {
  const first = points[0];
  if (!first) return '';
  return trace(points, projection.turned(first[0]) - first[0], projection);
}

/** A closed ring as an SVG path. */
export function ringPath(points: readonly Point[], projection: Projection): string {
  const path = linePath(points, projection);
  return path === '' ? '' : `${path}Z`;
}

/** All land that reaches into the drawing, also across the antimeridian. */
export function landPath(world: World, projection: Projection): string {
  return world.land.features.map((country) => areaPath(country.geometry, projection)).join('');
}

/** The part of an area that reaches into the drawing; empty where none does. */
export function areaPath(area: Polygon | MultiPolygon, projection: Projection): string {
  const paths: string[] = [];
  for (const rings of polygonsOf(area)) {
    const outer = rings[0] as Point[];
    for (const turn of [-360, 0, 360]) {
      if (!reaches(outer, turn, projection)) continue;
      for (const ring of rings) paths.push(`${trace(ring, turn, projection)}Z`);
    }
  }
  return paths.join('');
}

function reaches(ring: readonly Point[], turn: number, projection: Projection): boolean {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon + turn);
    east = Math.max(east, lon + turn);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const [left, right] = [projection.x(west), projection.x(east)];
  const [top, bottom] = [projection.y(north), projection.y(south)];
  const outside = right < 0 || left > projection.width || bottom < 0 || top > projection.height;
  return !outside && Math.max(right - left, bottom - top) > LEAST_SEEN;
}

function trace(points: readonly Point[], turn: number, projection: Projection): string {
  let path = '';
  let [lastX, lastY] = [NaN, NaN];
  for (const [i, [lon, lat]] of points.entries()) {
    const [x, y] = [projection.x(lon + turn), projection.y(lat)];
    const step = Math.abs(x - lastX) + Math.abs(y - lastY);
    if (i > 0 && i < points.length - 1 && step < LEAST_SEEN) continue;
    path += `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    [lastX, lastY] = [x, y];
  }
  return path;
}
