import type { FeatureCollection, Geometry } from 'geojson';
import type * as maplibregl from 'maplibre-gl';
import type { Point } from '../geo/geometry.ts';
import type { LandingMark, Moment } from '../geo/marks.ts';
import type { MapColours } from './mapping.ts';

const SOURCES = ['traces', 'lost', 'aircraft'] as const;
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Above what does not move and below the landings, in the order in which they are drawn. */
const BELOW = 'hubs';

/** What a map's source of landings shows by now. */
const shownLandings = new WeakMap<object, string>();

/** Layers of what moves that answer a click, the topmost first. */
export const MOVING_CLICKABLE = ['aircraft', 'traces', 'lost'];

/** Shows a moment of a day, or with `undefined` takes it away again. */
export function showMoment(
  map: maplibregl.Map,
  moment: Moment | undefined,
  colours: MapColours,
): void {
  if (moment && !map.getSource('traces')) {
    for (const source of SOURCES) map.addSource(source, { type: 'geojson', data: EMPTY });
  }
  if (!map.getSource('traces')) return;
  // The layers below were put in place anew whenever the marks or the colours changed.
  for (const layer of layers(colours)) {
    if (!map.getLayer(layer.id)) map.addLayer(layer, BELOW);
  }
  put(map, 'traces', moment?.traces ?? [], ({ points }) => line(points));
  put(map, 'lost', moment?.lost ?? [], ({ ring }) => ({
    type: 'Polygon',
    coordinates: [[...ring, ring[0] as Point]],
  }));
  put(map, 'aircraft', moment?.aircraft ?? [], ({ at }) => ({ type: 'Point', coordinates: at }));
  if (moment) land(map, moment.landings);
}

/** Landings have names that must be placed anew, so they are touched only when one is added. */
function land(map: maplibregl.Map, landings: readonly LandingMark[]): void {
  const source = map.getSource<maplibregl.GeoJSONSource>('landings');
  const key = landings.map(({ airport, basis, legIds }) => `${airport} ${basis} ${legIds.length}`);
  const text = key.join();
  if (!source || shownLandings.get(source) === text) return;
  shownLandings.set(source, text);
  source.setData({
    type: 'FeatureCollection',
    features: landings.map(({ at, legIds, basis, airport }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at },
      properties: { legIds: legIds.join(' '), count: legIds.length, basis, airport },
    })),
  });
}

/** Takes the layers away, so that they are made anew: the marks below are new, or the colours. */
export function forgetMoment(map: maplibregl.Map): void {
  const landings = map.getSource('landings');
  if (landings) shownLandings.delete(landings);
  for (const id of ['aircraft', 'traces', 'lost', 'lost-edge']) {
    if (map.getLayer(id)) map.removeLayer(id);
  }
}

function put<T extends { legId: string }>(
  map: maplibregl.Map,
  source: string,
  items: readonly T[],
  geometry: (item: T) => Geometry,
): void {
  map.getSource<maplibregl.GeoJSONSource>(source)?.setData({
    type: 'FeatureCollection',
    features: items.map((item) => ({
      type: 'Feature',
      geometry: geometry(item),
      properties: { legIds: item.legId },
    })),
  });
}

function line(points: Point[]): Geometry {
  return { type: 'LineString', coordinates: points };
}

function layers(colours: MapColours): maplibregl.AddLayerObject[] {
  return [
    {
      id: 'lost',
      type: 'fill',
      source: 'lost',
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.55 },
    },
    {
      id: 'lost-edge',
      type: 'line',
      source: 'lost',
      paint: { 'line-color': colours.theirs, 'line-width': 1, 'line-dasharray': [2, 2] },
    },
    {
      id: 'traces',
      type: 'line',
      source: 'traces',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.ours, 'line-width': 1.8, 'line-opacity': 0.75 },
    },
    {
      id: 'aircraft',
      type: 'circle',
      source: 'aircraft',
      paint: {
        'circle-radius': 4.5,
        'circle-color': colours.ink,
        'circle-stroke-color': colours.paper,
        'circle-stroke-width': 1.5,
      },
    },
  ];
}
