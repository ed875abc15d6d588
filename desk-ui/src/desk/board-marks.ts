import type { Airport } from '../data/report.ts';
import { greatCircle, unwrap, type Point } from '../geo/geometry.ts';
import {
  landingOf,
  type GapMark,
  type HubMark,
  type Landing,
  type LandingMark,
  type MapMarks,
  type RouteMark,
} from '../geo/marks.ts';
import type { MapAnswer, MapLeg } from './contract.ts';
import { placesOf, ringOf } from './polyline.ts';

/** What the map of many flights shows; its legs carry no evidence, unlike the report's. */
export function boardMarks(answer: MapAnswer): MapMarks {
  const marks: MapMarks = { tracks: [], routes: [], gaps: [], landings: [], hubs: [] };
  const routes = new Map<string, RouteMark>();
  const hubs = new Map<string, HubMark>();
  const landings = new Landings(answer.airports);

  for (const leg of answer.legs) {
    const legId = leg.leg_id;
    const pieces = leg.lines.map((line) =>
      unwrap(placesOf(line).map(([lon, lat]): Point => [lon, lat])),
    );
    for (const points of pieces) if (points.length > 1) marks.tracks.push({ legId, points });
    for (const mark of gapsOf(leg)) marks.gaps.push(mark);
    if (pieces.length === 0) route(leg, answer.airports, routes);
    landings.add(leg, pieces.at(-1)?.at(-1));
    const hub = placeOf(answer.airports, leg.departure);
    if (leg.class === 'removal' && leg.departure && hub) {
      const mark = hubs.get(leg.departure) ?? { airport: leg.departure, at: hub, legIds: [] };
      mark.legIds.push(legId);
      hubs.set(leg.departure, mark);
    }
  }
  marks.routes.push(...routes.values());
  marks.landings.push(...landings.marks());
  marks.hubs.push(...hubs.values());
  return marks;
}

/** How many landed where, and how that is known. */
export class Landings {
  private readonly byPlace = new Map<string, LandingMark>();

  constructor(private readonly airports: MapAnswer['airports']) {}

  /** Where the airport is not named, the last place seen stands in for it. */
  add(leg: MapLeg, lastSeen: Point | undefined): void {
    const basis = landingOf(leg.basis_arrival);
    if (basis === 'envelope') {
      for (const code of leg.candidates ?? []) {
        this.land(code, basis, placeOf(this.airports, code), leg.leg_id);
      }
    } else if (basis) {
      const at = placeOf(this.airports, leg.arrival) ?? lastSeen;
      this.land(leg.arrival ?? '', basis, at, leg.leg_id);
    }
  }

  marks(): LandingMark[] {
    return [...this.byPlace.values()];
  }

  private land(airport: string, basis: Landing, at: Point | undefined, legId: string): void {
    if (!at) return;
    const key = `${airport || at.join(' ')} ${basis}`;
    const mark = this.byPlace.get(key) ?? { airport, basis, at, legIds: [] };
    mark.legIds.push(legId);
    this.byPlace.set(key, mark);
  }
}

/** The areas in which a leg may have been while nobody saw it, but for those that would hide the answer. */
function gapsOf(leg: MapLeg): GapMark[] {
  return (leg.areas ?? [])
    .filter(({ settled }) => settled !== true)
    .flatMap(({ rings }) =>
      rings.map((ring) => ({ legId: leg.leg_id, ring: unwrap(ringOf(ring)) })),
    );
}

/** A flight known from a record alone: the shortest way between two airports, drawn as no track is. */
function route(leg: MapLeg, airports: MapAnswer['airports'], routes: Map<string, RouteMark>): void {
  const [from, to] = [placeOf(airports, leg.departure), placeOf(airports, leg.arrival)];
  const { departure, arrival } = leg;
  if (!from || !to || departure === null || arrival === null || departure === arrival) return;
  const key = `${departure} ${arrival}`;
  const mark = routes.get(key) ?? {
    from: departure,
    to: arrival,
    legIds: [],
    points: greatCircle(from, to),
  };
  mark.legIds.push(leg.leg_id);
  routes.set(key, mark);
}

export function placeOf(
  airports: Record<string, Airport>,
  code: string | null | undefined,
): Point | undefined {
  const known = code ? airports[code] : undefined;
  return known && [known.lon, known.lat];
}
