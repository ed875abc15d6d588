import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  greatCircle,
  mercatorY,
  padded,
  projectionOf,
  unwrap,
  withShape,
  type Point,
} from '../../src/geo/geometry.ts';

describe('a great circle', () => {
  test('leads over the north from Tokyo to Los Angeles', () => {
    const points = greatCircle([139.78, 35.55], [-118.41, 33.94]);
    expect(Math.max(...points.map(([, lat]) => lat))).toBeGreaterThan(47);
  });

  test('goes on across the antimeridian without a jump', () => {
    const points = greatCircle([177.443, -17.755], [-172.008, -13.83], 0.5);
    const steps = points.slice(1).map(([lon], i) => Math.abs(lon - (points[i] as Point)[0]));
    expect(Math.max(...steps)).toBeLessThan(1);
    expect(points[points.length - 1]?.[0]).toBeCloseTo(187.992, 6);
  });

  test('of one place is that place twice', () => {
    expect(greatCircle([10, 20], [10, 20])).toEqual([
      [10, 20],
      [10, 20],
    ]);
  });

  test('keeps the distances of its slow twin, the haversine', () => {
    const random = seeded(42);
    for (let i = 0; i < 200; i++) {
      const from: Point = [random() * 360 - 180, random() * 160 - 80];
      const to: Point = [random() * 360 - 180, random() * 160 - 80];
      const points = greatCircle(from, to, 1);
      let sum = 0;
      for (let k = 1; k < points.length; k++) {
        sum += haversineDeg(points[k - 1] as Point, points[k] as Point);
      }
      expect(sum, `seed 42, case ${i}: ${from} to ${to}`).toBeCloseTo(haversineDeg(from, to), 6);
    }
  });
});

describe('a box', () => {
  test('around points on both sides of the antimeridian is the narrow one', () => {
    expect(
      boundsOf([
        [177, -17],
        [-172, -13],
      ]),
    ).toEqual({ west: 177, south: -17, east: 188, north: -13 });
  });

  test('around points on both sides of Greenwich does not go the other way round', () => {
    const box = boundsOf([
      [-10, 0],
      [20, 10],
      [5, 5],
    ]);
    expect(box).toEqual({ west: -10, south: 0, east: 20, north: 10 });
  });

  test('around one point is padded to a size that can be shown', () => {
    const box = boundsOf([[-90, 15]]);
    expect(box && padded(box, 0.1, 4)).toEqual({ west: -92, south: 13, east: -88, north: 17 });
  });

  test('around nothing is nothing', () => {
    expect(boundsOf([])).toBeUndefined();
  });

  test('becomes neither strip nor tower', () => {
    for (const box of [
      { west: 0, south: 0, east: 100, north: 1 },
      { west: 0, south: -60, east: 1, north: 60 },
    ]) {
      const shaped = withShape(box, 0.5, 0.8);
      const { width, height } = projectionOf(shaped, 1000);
      expect(height / width).toBeGreaterThanOrEqual(0.499);
      expect(height / width).toBeLessThanOrEqual(0.801);
    }
  });
});

test('Web Mercator agrees with its textbook values', () => {
  expect(mercatorY(0)).toBeCloseTo(0, 12);
  expect(mercatorY(85.0511287798)).toBeCloseTo(mercatorY(89), 6);
  // ln(tan(pi/4 + pi/8)) = asinh(1), in degrees.
  expect(mercatorY(45)).toBeCloseTo((Math.asinh(1) * 180) / Math.PI, 9);
});

test('unwrapping takes the shorter way at every step', () => {
  expect(
    unwrap([
      [179, 0],
      [-179, 1],
      [178, 2],
    ]),
  ).toEqual([
    [179, 0],
    [181, 1],
    [178, 2],
  ]);
});

function haversineDeg([lon1, lat1]: Point, [lon2, lat2]: Point): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return (2 * Math.asin(Math.min(1, Math.sqrt(a)))) / rad;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
