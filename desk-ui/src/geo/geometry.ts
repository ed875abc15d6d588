/** Longitude and latitude in degrees. Longitudes beyond ±180 mean "on across the antimeridian". */
export type Point = [lon: number, lat: number];

const DEGREE = Math.PI / 180;

/** Web Mercator cannot show the poles. */
export const MERCATOR_LIMIT_DEG = 85.05;

/** Adds or takes whole turns so that no step is longer than half a turn. */
export function unwrap<P extends readonly number[]>(points: readonly P[]): P[] {
  const out: P[] = [];
  let before: number | undefined;
  for (const point of points) {
    const lon = nearest(point[0] as number, before);
    before = lon;
    out.push([lon, ...point.slice(1)] as unknown as P);
  }
  return out;
}

/** The same longitude, by whole turns as near to `to` as can be. */
export function nearest(lon: number, to: number | undefined): number {
  return to === undefined ? lon : lon + 360 * Math.round((to - lon) / 360);
}

/**
 * The shortest way between two places on a sphere, as points at most `stepDeg` apart (Snyder, Map
 * Projections: A Working Manual, USGS 1395, p. 30). Good enough to draw; distances come from the engine.
 */
export function greatCircle(from: Point, to: Point, stepDeg = 2): Point[] {
  const a = onSphere(from);
  const b = onSphere(to);
  const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  const steps = Math.max(1, Math.ceil(angle / DEGREE / stepDeg));
  const sine = Math.sin(angle);
  if (sine < 1e-9) return unwrap([from, to]);
  const points: Point[] = [];
  for (let i = 0; i <= steps; i++) {
    const p = Math.sin((1 - i / steps) * angle) / sine;
    const q = Math.sin((i / steps) * angle) / sine;
    const [x, y, z] = [p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]];
    points.push([Math.atan2(y, x) / DEGREE, Math.atan2(z, Math.hypot(x, y)) / DEGREE]);
  }
  return unwrap(points);
}

function onSphere([lon, lat]: Point): [number, number, number] {
  const [l, f] = [lon * DEGREE, lat * DEGREE];
  return [Math.cos(f) * Math.cos(l), Math.cos(f) * Math.sin(l), Math.sin(f)];
}

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The smallest box around all points, taken across the antimeridian where that is smaller. */
export function boundsOf(points: readonly Point[]): Bounds | undefined {
  if (points.length === 0) return undefined;
  let south = 90;
  let north = -90;
  const lons: number[] = [];
  for (const [lon, lat] of points) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
    lons.push((((lon + 180) % 360) + 360) % 360);
  }
  lons.sort((a, b) => a - b);
  // The widest empty stretch of longitudes is what the box leaves out.
  let west = lons[0] as number;
  let widest = west + 360 - (lons[lons.length - 1] as number);
  for (let i = 1; i < lons.length; i++) {
    const empty = (lons[i] as number) - (lons[i - 1] as number);
    if (empty > widest) {
      widest = empty;
      west = lons[i] as number;
    }
  }
  return { west: west - 180, south, east: west - 180 + 360 - widest, north };
}

/** The box with room around it, never smaller than `leastDeg`. */
export function padded(box: Bounds, share: number, leastDeg: number): Bounds {
  const lon = Math.max((box.east - box.west) * share, (leastDeg - (box.east - box.west)) / 2);
  const lat = Math.max((box.north - box.south) * share, (leastDeg - (box.north - box.south)) / 2);
  return {
    west: box.west - lon,
    east: box.east + lon,
    south: Math.max(-MERCATOR_LIMIT_DEG, box.south - lat),
    north: Math.min(MERCATOR_LIMIT_DEG, box.north + lat),
  };
}

/** Web Mercator: height above the equator, in degrees of longitude. */
export function mercatorY(lat: number): number {
  const f = Math.max(-MERCATOR_LIMIT_DEG, Math.min(MERCATOR_LIMIT_DEG, lat)) * DEGREE;
  return Math.log(Math.tan(Math.PI / 4 + f / 2)) / DEGREE;
}

/** A flat map of a box, in units that suit an SVG. */
export interface Projection {
  width: number;
  height: number;
  /** Longitudes of the left and the right edge. */
  west: number;
  east: number;
  /** Takes the longitude as it is: a line that goes on across the antimeridian must not break. */
  x(lon: number): number;
  /** The longitude by whole turns as near to the middle of the drawing as can be. */
  turned(lon: number): number;
  y(lat: number): number;
}

/** Shows the box in a drawing `width` wide, in Web Mercator like the map that moves. */
export function projectionOf(box: Bounds, width: number): Projection {
  const scale = width / (box.east - box.west);
  const top = mercatorY(box.north);
  return {
    width,
    height: (top - mercatorY(box.south)) * scale,
    west: box.west,
    east: box.east,
    x: (lon) => (lon - box.west) * scale,
    turned: (lon) => nearest(lon, (box.west + box.east) / 2),
    y: (lat) => (top - mercatorY(lat)) * scale,
  };
}

/** Widens or heightens the box until the drawing is neither a strip nor a tower. */
export function withShape(box: Bounds, least: number, most: number): Bounds {
  const width = box.east - box.west;
  const height = mercatorY(box.north) - mercatorY(box.south);
  const shape = height / width;
  if (shape > most) {
    const more = (height / most - width) / 2;
    return { ...box, west: box.west - more, east: box.east + more };
  }
  if (shape < least) {
    const middle = (mercatorY(box.north) + mercatorY(box.south)) / 2;
    const half = (width * least) / 2;
    return { ...box, south: latitudeAt(middle - half), north: latitudeAt(middle + half) };
  }
  return box;
}

function latitudeAt(y: number): number {
  return (2 * Math.atan(Math.exp(y * DEGREE)) - Math.PI / 2) / DEGREE;
}
