import type { Feature, FeatureCollection, MultiPolygon, Point as GeoPoint, Polygon } from 'geojson';
import codes from 'i18n-iso-countries/codes.json';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { unwrap, type Point } from './geometry.ts';

type Atlas = Topology<{
  countries: GeometryCollection<{ name: string }>;
  land: GeometryCollection;
}>;
type Area = Polygon | MultiPolygon;

/** Coastlines, borders and one place for each country's name (Natural Earth, 1:50 million). */
export interface World {
  land: FeatureCollection<Area>;
  borders: Feature;
  /** Two-letter code, where the name goes and how much room there is, in square degrees. */
  names: { code: string; at: Point; room: number }[];
}

const ALPHA2 = new Map(codes.map(([alpha2, , numeric]) => [numeric, alpha2]));

export function worldOf(atlas: unknown): World {
  const topology = atlas as Atlas;
  const { countries } = topology.objects;
  const areas = feature(topology, countries) as FeatureCollection<Area>;
  for (const area of areas.features) area.geometry = joined(area.geometry);
  return {
    land: areas,
    borders: {
      type: 'Feature',
      properties: {},
      geometry: mesh(topology, countries, (a, b) => a !== b),
    },
    names: areas.features.flatMap((area) => {
      const code = codeOf(area);
      const widest = polygonsOf(area.geometry)
        .map((rings) => middleOf(rings[0] as Point[]))
        .sort((a, b) => b.room - a.room)[0];
      return code && widest ? [{ code, ...widest }] : [];
    }),
  };
}

/** The two-letter code of a country's area; undefined for areas that have none. */
export function codeOf(area: Feature): string | undefined {
  return ALPHA2.get(String(area.id).padStart(3, '0'));
}

/** The rings of every polygon of an area. */
export function polygonsOf(area: Area): Point[][][] {
  return (area.type === 'Polygon' ? [area.coordinates] : area.coordinates) as Point[][][];
}

/**
 * Rings that jump from one side of the antimeridian to the other, written on across it, because the
 * jump would be drawn around the whole world. What goes around a pole has to stay as it is.
 */
function joined(area: Area): MultiPolygon {
  const coordinates = polygonsOf(area).map((rings) =>
    rings.map((ring) => {
      const whole = unwrap(ring);
      const [first, last] = [whole[0], whole[whole.length - 1]];
      return first && last && first[0] === last[0] ? whole : ring;
    }),
  );
  return { type: 'MultiPolygon', coordinates };
}

/** Country names as points, for a map that draws labels. */
export function namesAsPoints(
  world: World,
  name: (code: string) => string,
): FeatureCollection<GeoPoint> {
  return {
    type: 'FeatureCollection',
    features: world.names.map(({ code, at, room }) => ({
      type: 'Feature',
      properties: { name: name(code), room },
      geometry: { type: 'Point', coordinates: at },
    })),
  };
}

/** Centre of gravity and area of a ring, by the shoelace formula in degrees. */
function middleOf(ring: Point[]): { at: Point; room: number } {
  let doubled = 0;
  let x = 0;
  let y = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1] as Point;
    const [x1, y1] = ring[i] as Point;
    const cross = x0 * y1 - x1 * y0;
    doubled += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  if (doubled === 0) return { at: ring[0] as Point, room: 0 };
  return { at: [x / (3 * doubled), y / (3 * doubled)], room: Math.abs(doubled / 2) };
}
