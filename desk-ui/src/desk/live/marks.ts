import { unwrap, type Point } from '../../geo/geometry.ts';
import type { MapMarks, Moment } from '../../geo/marks.ts';
import type { LiveAircraft } from './contract.ts';

/** What flies now, as a moment that a map shows; a click gives the key of an aircraft. */
export function momentOf(aircraft: readonly LiveAircraft[]): Moment {
  return {
    traces: aircraft.flatMap(({ key, trail }) =>
      trail && trail.length > 1 ? [{ legId: key, points: unwrap(trail) }] : [],
    ),
    lost: [],
    aircraft: aircraft.flatMap(({ key, lon, lat, other }) => [
      { legId: key, at: [lon, lat] as Point },
      ...(other ? [{ legId: key, at: [other.lon, other.lat] as Point }] : []),
    ]),
    landings: [],
  };
}

/** What does not move on the map of now: the hubs that aircraft are near or have left, and what to begin with. */
export function hubsOf(
  aircraft: readonly LiveAircraft[],
  airports: Record<string, { lat: number; lon: number }>,
): MapMarks {
  const hubs = new Map<string, MapMarks['hubs'][number]>();
  for (const { key, hub, departed_from } of aircraft) {
    for (const airport of [hub, departed_from]) {
      const at = airport ? airports[airport] : undefined;
      if (!airport || !at) continue;
      const mark = hubs.get(airport) ?? { airport, at: [at.lon, at.lat], legIds: [] };
      if (!mark.legIds.includes(key)) mark.legIds.push(key);
      hubs.set(airport, mark);
    }
  }
  // What lies ahead belongs into the picture, too.
  const around = aircraft.flatMap(({ lon, lat, other, trail, ahead }) => [
    [lon, lat] as Point,
    ...(other ? [[other.lon, other.lat] as Point] : []),
    ...(trail ?? []),
    ...ahead.flatMap(({ airport }) => {
      const at = airports[airport];
      return at ? [[at.lon, at.lat] as Point] : [];
    }),
  ]);
  return { tracks: [], routes: [], gaps: [], landings: [], hubs: [...hubs.values()], around };
}

/** Removal-related first, then watched, then unknown; each by name. */
export function inOrder(aircraft: Iterable<LiveAircraft>): LiveAircraft[] {
  const rank = { removal_related: 0, watched: 1, unknown_near_hub: 2 } as const;
  return [...aircraft].sort(
    (a, b) => rank[a.interest] - rank[b.interest] || nameOf(a).localeCompare(nameOf(b)),
  );
}

/** What a person calls an aircraft. */
export function nameOf(aircraft: Omit<LiveAircraft, 'interest' | 'other'>): string {
  return aircraft.callsign ?? aircraft.registration ?? aircraft.icao24 ?? aircraft.key;
}
