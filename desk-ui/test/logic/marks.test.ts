import { describe, expect, test } from 'vitest';
import atlas from 'world-atlas/countries-50m.json';
import type { Gap, TrackPoint } from '../../src/data/report.ts';
import { projectionOf, type Point } from '../../src/geo/geometry.ts';
import { extentOf, followed, marksOf } from '../../src/geo/marks.ts';
import { landPath, linePath } from '../../src/geo/paths.ts';
import { polygonsOf, worldOf } from '../../src/geo/world.ts';
import { emptyReport, report } from '../fixture.ts';

const START_S = Date.parse('2026-08-27T04:00:00Z') / 1000;
const track = (...minutes: number[]): TrackPoint[] =>
  minutes.map((minute) => [-90 + minute / 10, 20, START_S + minute * 60, 33_000]);
const gap = (lost: number, found: number | null): Gap => {
  const contact = (minute: number): Gap['lost'] => ({
    time: new Date((START_S + minute * 60) * 1000).toISOString(),
    lat: 20,
    lon: -90 + minute / 10,
    alt_ft: 33_000,
  });
  return {
    icao24: 'a00001',
    leg_id: 'x',
    lost: contact(lost),
    found: found === null ? null : contact(found),
    duration_s: found === null ? null : (found - lost) * 60,
    reach_km: 100,
    candidates: [],
    reachable: 0,
    polygons: [],
  };
};

describe('a track', () => {
  test('without a gap is one line', () => {
    expect(followed(track(0, 10, 20, 30), [])).toHaveLength(1);
  });

  test('is never drawn across a gap', () => {
    const pieces = followed(track(0, 10, 20, 80, 90), [gap(20, 80)]);
    expect(pieces.map((piece) => piece.map(([lon]) => lon))).toEqual([
      [-90, -89, -88],
      [-82, -81],
    ]);
  });

  test('is cut also where the last point before the gap was thinned away', () => {
    expect(followed(track(0, 10, 90, 100), [gap(20, 80)])).toHaveLength(2);
  });

  test('ends where contact was lost for good', () => {
    expect(followed(track(0, 10, 20), [gap(20, null)])).toEqual([
      [
        [-90, 20],
        [-89, 20],
        [-88, 20],
      ],
    ]);
  });

  test('of one point on the far side of a gap leaves no line', () => {
    expect(followed(track(0, 10, 80), [gap(10, 80)])).toHaveLength(1);
  });
});

describe('the marks of a report', () => {
  const data = report({ seed: 3, flights: 60, recorded: 0.4, from: '2020-02-03', days: 28 });
  const marks = marksOf(data, data.flights);

  test('show every flight with positions as a track and every record as a route', () => {
    const drawn = new Set(marks.tracks.map(({ legId }) => legId));
    const routed = new Set(marks.routes.flatMap(({ legIds }) => legIds));
    for (const { leg_id, track: points } of data.flights) {
      expect([leg_id, drawn.has(leg_id), routed.has(leg_id)]).toEqual([
        leg_id,
        points.length > 0,
        points.length === 0,
      ]);
    }
  });

  test('keep landings apart by how they are known', () => {
    const count = (basis: string): number =>
      marks.landings.filter((mark) => mark.basis === basis).flatMap(({ legIds }) => legIds).length;
    const legs = (...bases: string[]): number =>
      data.flights.filter(({ arrival }) => bases.includes(arrival.basis)).length;
    expect(count('known')).toBe(legs('observed', 'recorded'));
    expect(count('inferred')).toBe(legs('inferred'));
    // Every candidate is marked.
    expect(count('envelope')).toBe(3 * legs('envelope'));
  });

  test('have no jump in any line or area, across the antimeridian too', () => {
    const lines = [...marks.tracks, ...marks.routes].map(({ points }) => points);
    for (const points of [...lines, ...marks.gaps.map(({ ring }) => ring)]) {
      for (const [i, [lon]] of points.slice(1).entries()) {
        expect(Math.abs(lon - (points[i] as Point)[0])).toBeLessThan(10);
      }
    }
  });

  test('of an empty report are empty', () => {
    const empty = emptyReport();
    expect(extentOf(marksOf(empty, empty.flights))).toEqual([]);
  });
});

describe('the world', () => {
  const world = worldOf(atlas);

  test('has a name for every country that has a code', () => {
    expect(world.names.length).toBeGreaterThan(220);
    expect(world.names.filter(({ code }) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
  });

  test('puts names into their countries', () => {
    const guatemala = world.names.find(({ code }) => code === 'GT');
    expect(guatemala?.at[0]).toBeCloseTo(-90.4, 0);
    expect(guatemala?.at[1]).toBeCloseTo(15.7, 0);
  });

  test('has no coast that jumps around the world but Antarctica’s', () => {
    const jumping = world.land.features.filter(({ geometry }) =>
      polygonsOf(geometry).some((rings) =>
        rings.some((ring) =>
          ring.some(([lon], i) => i > 0 && Math.abs(lon - (ring[i - 1] as Point)[0]) > 180),
        ),
      ),
    );
    expect(jumping.map(({ id }) => id)).toEqual(['010']);
  });

  test('is drawn only where the drawing is', () => {
    const caribbean = landPath(
      world,
      projectionOf({ west: -90, south: 10, east: -60, north: 28 }, 1000),
    );
    const all = landPath(
      world,
      projectionOf({ west: -180, south: -80, east: 180, north: 80 }, 1000),
    );
    expect(caribbean.length).toBeGreaterThan(1000);
    expect(caribbean.length).toBeLessThan(all.length);
  });
});

test('a line beyond the antimeridian is moved to where the drawing is', () => {
  const projection = projectionOf({ west: 170, south: -20, east: 200, north: -10 }, 300);
  expect(
    linePath(
      [
        [-175, -15],
        [-170, -15],
      ],
      projection,
    ),
  ).toMatch(/^M150\.0 \S+L200\.0 \S+$/);
});
