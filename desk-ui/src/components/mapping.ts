import type { FeatureCollection, Geometry } from 'geojson';
import * as maplibregl from 'maplibre-gl';
import workerCode from 'maplibre-gl/dist/maplibre-gl-worker.mjs?raw';
import 'maplibre-gl/dist/maplibre-gl.css';
import { boundsOf, padded, type Point } from '../geo/geometry.ts';
import { extentOf, trackOpacity, type MapMarks } from '../geo/marks.ts';
import { namesAsPoints, type World } from '../geo/world.ts';
import type { Words } from '../i18n/words.ts';

/** Layers that answer a click, the topmost first. */
export const CLICKABLE = ['landings', 'landings-envelope', 'tracks', 'routes', 'gaps'];

/** Half the Americas, where there is nothing to show. */
const NOTHING_TO_SHOW: maplibregl.LngLatBoundsLike = [
  [-125, -20],
  [-55, 48],
];

/** The smallest part of the world that is shown, in degrees: below it the coast is too coarse. */
const LEAST_DEG = 4;

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

let workerUrl: string | undefined;

/** The colours of the page, read from its style sheet. */
export class MapColours {
  private constructor(
    readonly sea: string,
    readonly land: string,
    readonly border: string,
    readonly ink: string,
    readonly quiet: string,
    readonly ours: string,
    readonly theirs: string,
    readonly paper: string,
  ) {}

  /** `theme` only says when the colours have to be read again. */
  static of(element: Element, theme: string): MapColours {
    const style = getComputedStyle(element);
    const colour = (name: string): string => {
      const value = style.getPropertyValue(`--${name}`).trim();
      if (value === '') throw new Error(`The theme "${theme}" has no colour --${name}.`);
      return value;
    };
    return new MapColours(
      colour('sea'),
      colour('land'),
      colour('border'),
      colour('ink'),
      colour('quiet'),
      colour('ours'),
      colour('theirs'),
      colour('sheet'),
    );
  }
}

/** A map without a network: coastlines come with the page, the worker from the page's own text. */
export function createMap(
  frame: HTMLElement,
  world: World,
  marks: MapMarks,
  words: Words,
): maplibregl.Map {
  workerUrl ??= URL.createObjectURL(new Blob([workerCode], { type: 'text/javascript' }));
  maplibregl.setWorkerUrl(workerUrl);
  const box = boundsOf(extentOf(marks));
  const room = box && padded(box, 0.08, LEAST_DEG);
  const map = new maplibregl.Map({
    container: frame,
    style: { version: 8, sources: {}, layers: [] },
    bounds: room
      ? [
          [room.west, room.south],
          [room.east, room.north],
        ]
      : NOTHING_TO_SHOW,
    maxZoom: 12,
    attributionControl: { compact: false, customAttribution: 'Natural Earth' },
    // The page scrolls past the map; two fingers or Ctrl move it.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: {
      'Map.Title': words.t('map.nav'),
      'NavigationControl.ZoomIn': words.t('map.zoom_in'),
      'NavigationControl.ZoomOut': words.t('map.zoom_out'),
      'CooperativeGesturesHandler.WindowsHelpText': words.t('map.hold', { key: 'Ctrl' }),
      'CooperativeGesturesHandler.MacHelpText': words.t('map.hold', { key: '⌘' }),
      'CooperativeGesturesHandler.MobileHelpText': words.t('map.two_fingers'),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new maplibregl.ScaleControl({ unit: 'metric' }), 'bottom-left');
  map.once('style.load', () => {
    map.addSource('land', { type: 'geojson', data: world.land });
    map.addSource('borders', { type: 'geojson', data: world.borders });
    for (const source of ['names', 'tracks', 'routes', 'gaps', 'landings', 'hubs', 'selected']) {
      map.addSource(source, { type: 'geojson', data: EMPTY });
    }
  });
  return map;
}

/** Puts the marks on the map, with the colours of the moment. */
export function showMarks(
  map: maplibregl.Map,
  marks: MapMarks,
  world: World,
  colours: MapColours,
): void {
  const named = new Set(
    marks.landings.filter(({ basis }) => basis !== 'envelope').map(({ airport }) => airport),
  );
  setData(map, 'land', world.land);
  setData(
    map,
    'tracks',
    collection(marks.tracks, (track) => [line(track.points), { legIds: track.legId }]),
  );
  setData(
    map,
    'routes',
    collection(marks.routes, (route) => [
      line(route.points),
      { legIds: route.legIds.join(' '), count: route.legIds.length },
    ]),
  );
  setData(
    map,
    'gaps',
    collection(marks.gaps, (gap) => [
      { type: 'Polygon', coordinates: [closed(gap.ring)] },
      { legIds: gap.legId },
    ]),
  );
  setData(
    map,
    'landings',
    collection(marks.landings, (landing) => [
      { type: 'Point', coordinates: landing.at },
      {
        legIds: landing.legIds.join(' '),
        count: landing.legIds.length,
        basis: landing.basis,
        airport: landing.airport,
      },
    ]),
  );
  setData(
    map,
    'hubs',
    collection(marks.hubs, (hub) => [
      { type: 'Point', coordinates: hub.at },
      // A landing there bears the name already.
      { airport: named.has(hub.airport) ? '' : hub.airport, count: hub.legIds.length },
    ]),
  );
  addImages(map, colours);
  for (const layer of layers(colours, marks.tracks.length)) {
    if (map.getLayer(layer.id)) map.removeLayer(layer.id);
    map.addLayer(layer);
  }
}

/** Country names in the reader's language. */
export function showNames(map: maplibregl.Map, world: World, words: Words): void {
  setData(
    map,
    'names',
    namesAsPoints(world, (code) => words.country(code)),
  );
}

/** Brings out some legs: thicker, and their gaps outlined. */
export function showSelected(
  map: maplibregl.Map,
  marks: MapMarks,
  legIds: readonly string[],
): void {
  const chosen = new Set(legIds);
  const lines: Geometry[] = [
    ...marks.tracks.filter((track) => chosen.has(track.legId)).map((track) => line(track.points)),
    ...marks.routes
      .filter((route) => route.legIds.some((legId) => chosen.has(legId)))
      .map((route) => line(route.points)),
    ...marks.gaps.filter((gap) => chosen.has(gap.legId)).map((gap) => line(closed(gap.ring))),
  ];
  setData(
    map,
    'selected',
    collection(lines, (geometry) => [geometry, {}]),
  );
}

function layers(colours: MapColours, tracks: number): maplibregl.AddLayerObject[] {
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const bySize = (least: number, most: number): maplibregl.ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['sqrt', ['get', 'count']],
    1,
    least,
    12,
    most,
  ];
  const text = { 'text-font': ['sans-serif'] };
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land } },
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      paint: { 'line-color': colours.border, 'line-width': 0.8 },
    },
    {
      id: 'names',
      type: 'symbol',
      source: 'names',
      layout: {
        ...text,
        'text-field': ['get', 'name'],
        'text-size': 11,
        'text-max-width': 7,
        'symbol-sort-key': ['-', 0, ['get', 'room']],
      },
      paint: { 'text-color': colours.quiet, 'text-halo-color': colours.land, 'text-halo-width': 1 },
    },
    {
      id: 'gaps',
      type: 'fill',
      source: 'gaps',
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.55 },
    },
    {
      id: 'gaps-edge',
      type: 'line',
      source: 'gaps',
      paint: { 'line-color': colours.theirs, 'line-width': 1, 'line-dasharray': [2, 2] },
    },
    {
      id: 'routes',
      type: 'line',
      source: 'routes',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.ours,
        'line-width': bySize(1, 5),
        'line-opacity': 0.6,
        'line-dasharray': [3, 2],
      },
    },
    {
      id: 'tracks',
      type: 'line',
      source: 'tracks',
      layout: round,
      paint: {
        'line-color': colours.ours,
        'line-width': 1.4,
        'line-opacity': trackOpacity(tracks),
      },
    },
    {
      id: 'selected',
      type: 'line',
      source: 'selected',
      layout: round,
      paint: { 'line-color': colours.ink, 'line-width': 3 },
    },
    {
      id: 'hubs',
      type: 'symbol',
      source: 'hubs',
      layout: {
        ...text,
        'icon-image': 'hub',
        'icon-allow-overlap': true,
        'text-field': ['get', 'airport'],
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.7],
        'text-optional': true,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.land, 'text-halo-width': 1.2 },
    },
    {
      id: 'landings-envelope',
      type: 'symbol',
      source: 'landings',
      filter: ['==', ['get', 'basis'], 'envelope'],
      layout: { 'icon-image': 'envelope', 'icon-allow-overlap': true },
    },
    {
      id: 'landings',
      type: 'circle',
      source: 'landings',
      filter: ['!=', ['get', 'basis'], 'envelope'],
      layout: { 'circle-sort-key': ['-', 0, ['get', 'count']] },
      paint: {
        'circle-radius': bySize(4, 14),
        'circle-color': ['match', ['get', 'basis'], 'known', colours.ours, colours.paper],
        'circle-opacity': 0.9,
        'circle-stroke-color': ['match', ['get', 'basis'], 'known', colours.paper, colours.ours],
        'circle-stroke-width': ['match', ['get', 'basis'], 'known', 1, 2.5],
      },
    },
    {
      id: 'landings-names',
      type: 'symbol',
      source: 'landings',
      filter: ['!=', ['get', 'basis'], 'envelope'],
      layout: {
        ...text,
        'text-field': ['get', 'airport'],
        'text-size': 11,
        'text-anchor': 'bottom',
        'text-offset': [0, -0.8],
        'symbol-sort-key': ['-', 0, ['get', 'count']],
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.land, 'text-halo-width': 1.2 },
    },
  ];
}

/** Draws the marks that the map has no shape for. */
function addImages(map: maplibregl.Map, colours: MapColours): void {
  const draw = (
    name: string,
    size: number,
    paint: (pen: CanvasRenderingContext2D, size: number) => void,
  ): void => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error(`The browser has no canvas to draw "${name}" on.`);
    paint(pen, size);
    const image = pen.getImageData(0, 0, size, size);
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio: 2 });
  };
  draw('hatch', 16, (pen, size) => {
    pen.strokeStyle = colours.theirs;
    pen.lineWidth = 2;
    for (const shift of [-size, 0, size]) {
      pen.beginPath();
      pen.moveTo(shift, size);
      pen.lineTo(shift + size, 0);
      pen.stroke();
    }
  });
  draw('hub', 22, (pen, size) => {
    pen.fillStyle = colours.ink;
    pen.fillRect(4, 4, size - 8, size - 8);
    pen.strokeStyle = colours.paper;
    pen.lineWidth = 2;
    pen.strokeRect(4, 4, size - 8, size - 8);
  });
  draw('envelope', 28, (pen, size) => {
    pen.strokeStyle = colours.theirs;
    pen.lineWidth = 3;
    pen.setLineDash([5, 4]);
    pen.beginPath();
    pen.arc(size / 2, size / 2, size / 2 - 4, 0, 2 * Math.PI);
    pen.stroke();
  });
}

function setData(map: maplibregl.Map, source: string, data: FeatureCollection): void {
  map.getSource<maplibregl.GeoJSONSource>(source)?.setData(data);
}

function collection<T>(
  items: readonly T[],
  of: (item: T) => [Geometry, Record<string, string | number>],
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: items.map((item) => {
      const [geometry, properties] = of(item);
      return { type: 'Feature', geometry, properties };
    }),
  };
}

function line(points: Point[]): Geometry {
  return { type: 'LineString', coordinates: points };
}

function closed(ring: Point[]): Point[] {
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring;
  return [...ring, first];
}
