import type { Airport } from '../data/report.ts';
import { unwrap, type Point } from '../geo/geometry.ts';
import {
  landingOf,
  type HubMark,
  type Landing,
  type LandingMark,
  type MapMarks,
} from '../geo/marks.ts';
import type { MapAnswer, MapLeg } from './contract.ts';

/** What the map of many flights shows; its legs carry no times and no evidence, unlike the report's. */
export function boardMarks(answer: MapAnswer): MapMarks {
  const marks: MapMarks = { tracks: [], routes: [], gaps: [], landings: [], hubs: [] };
  const landings = new Map<string, LandingMark>();
  const hubs = new Map<string, HubMark>();

  const land = (airport: string, basis: Landing, at: Point | undefined, legId: string): void => {
    if (!at) return;
    const key = `${airport || at.join(' ')} ${basis}`;
    const mark = landings.get(key) ?? { airport, basis, at, legIds: [] };
    mark.legIds.push(legId);
    landings.set(key, mark);
  };

  for (const leg of answer.legs) {
    const legId = leg.leg_id;
    const pieces = linesOf(leg.track).map((piece) => unwrap(piece));
    for (const points of pieces) if (points.length > 1) marks.tracks.push({ legId, points });
    const basis = landingOf(leg.basis_arrival);
    if (basis === 'envelope') {
      for (const code of leg.candidates ?? []) land(code, basis, at(answer.airports, code), legId);
    } else if (basis) {
      // Where the airport is not named, the last place seen stands in for it.
      const seen = pieces[pieces.length - 1]?.at(-1);
      land(leg.arrival ?? '', basis, at(answer.airports, leg.arrival) ?? seen, legId);
    }
    const hub = at(answer.airports, leg.departure);
    if (leg.class === 'removal' && leg.departure && hub) {
      const mark = hubs.get(leg.departure) ?? { airport: leg.departure, at: hub, legIds: [] };
      mark.legIds.push(legId);
      hubs.set(leg.departure, mark);
    }
  }
  for (const { leg_id: legId, polygon } of answer.gaps) {
    for (const ring of linesOf(polygon)) marks.gaps.push({ legId, ring: unwrap(ring) });
  }
  marks.landings.push(...landings.values());
  marks.hubs.push(...hubs.values());
  return marks;
}

function at(airports: Record<string, Airport>, code: string | null | undefined): Point | undefined {
  const known = code ? airports[code] : undefined;
  return known && [known.lon, known.lat];
}

/** One line or several, as several. */
function linesOf(lines: MapLeg['track']): Point[][] {
  const first = lines[0];
  if (first === undefined) return [];
  return Array.isArray(first[0]) ? (lines as Point[][]) : [lines as Point[]];
}
