import type { Basis, Flight, Gap, ReportData, TrackPoint } from '../data/report.ts';
import { greatCircle, unwrap, type Point } from './geometry.ts';

/** A stretch along which an aircraft was followed without a gap. */
export interface TrackMark {
  legId: string;
  points: Point[];
}

/** A flight known from a record only: two airports and the shortest way between them. */
export interface RouteMark {
  from: string;
  to: string;
  legIds: string[];
  points: Point[];
}

/** Where contact was lost: what could have been reached meanwhile. */
export interface GapMark {
  legId: string;
  ring: Point[];
}

/** How many landings at one airport are known in one way. */
export interface LandingMark {
  airport: string;
  basis: Landing;
  at: Point;
  legIds: string[];
}

/** An airport that removal flights left from. */
export interface HubMark {
  airport: string;
  at: Point;
  legIds: string[];
}

export type Landing = 'known' | 'inferred' | 'envelope';

/** Everything that is drawn on a map, however it is drawn. */
export interface MapMarks {
  tracks: TrackMark[];
  routes: RouteMark[];
  gaps: GapMark[];
  landings: LandingMark[];
  hubs: HubMark[];
  /** Places that the map is to begin with, beside those of its marks. */
  around?: Point[];
}

/** What is drawn of a day that is played, at one moment. */
export interface Moment {
  /** What those under way have flown and were seen to fly so far. */
  traces: TrackMark[];
  /** Where those may be who are out of contact. */
  lost: GapMark[];
  /** Those who are seen. */
  aircraft: { legId: string; at: Point }[];
  /** Who has landed so far. */
  landings: LandingMark[];
}

/** Observed and recorded landings look alike: both name the airport from a source. */
export function landingOf(basis: Basis): Landing | undefined {
  switch (basis) {
    case 'observed':
    case 'recorded':
      return 'known';
    case 'inferred':
      return 'inferred';
    case 'envelope':
      return 'envelope';
    case 'unknown':
      return undefined;
  }
}

/** The gaps of each leg. */
export function gapsOf(data: Pick<ReportData, 'gaps'>): Map<string, Gap[]> {
  const byLeg = new Map<string, Gap[]>();
  for (const gap of data.gaps) {
    const gaps = byLeg.get(gap.leg_id);
    if (gaps) gaps.push(gap);
    else byLeg.set(gap.leg_id, [gap]);
  }
  return byLeg;
}

/**
 * Whether a gap leaves anything open: where it could hold a landing, and the landing is known or inferred all the same,
 * an area of all that could have been reached in those hours would hide the answer.
 */
function isOpen(gap: Gap, flight: Flight): boolean {
  return gap.candidates.length === 0 || flight.arrival.airport === null;
}

/** What the map shows of these flights. */
export function marksOf(
  data: Pick<ReportData, 'gaps' | 'airports'>,
  flights: readonly Flight[],
): MapMarks {
  const gapsByLeg = gapsOf(data);
  const routes = new Map<string, RouteMark>();
  const landings = new Map<string, LandingMark>();
  const hubs = new Map<string, HubMark>();
  const marks: MapMarks = { tracks: [], routes: [], gaps: [], landings: [], hubs: [] };

  const place = (airport: string | null): Point | undefined => {
    const known = airport === null ? undefined : data.airports[airport];
    return known && [known.lon, known.lat];
  };
  const land = (airport: string, basis: Landing, legId: string): void => {
    const at = place(airport);
    if (!at) return;
    const mark = landings.get(`${airport} ${basis}`) ?? { airport, basis, at, legIds: [] };
    mark.legIds.push(legId);
    landings.set(`${airport} ${basis}`, mark);
  };

  for (const flight of flights) {
    const { leg_id: legId, departure, arrival } = flight;
    const gaps = gapsByLeg.get(legId) ?? [];
    for (const points of followed(flight.track, gaps)) marks.tracks.push({ legId, points });
    for (const gap of gaps.filter((each) => isOpen(each, flight))) {
      for (const ring of gap.polygons) marks.gaps.push({ legId, ring: unwrap(ring) });
    }
    const from = place(departure.airport);
    const to = place(arrival.airport);
    if (flight.track.length === 0 && from && to && departure.airport !== arrival.airport) {
      const key = `${departure.airport} ${arrival.airport}`;
      const route = routes.get(key) ?? {
        from: departure.airport as string,
        to: arrival.airport as string,
        legIds: [],
        points: greatCircle(from, to),
      };
      route.legIds.push(legId);
      routes.set(key, route);
    }
    const basis = landingOf(arrival.basis);
    if (basis === 'envelope') {
      for (const candidate of arrival.candidates) land(candidate, basis, legId);
    } else if (basis && arrival.airport) {
      land(arrival.airport, basis, legId);
    }
    if (flight.class === 'removal' && departure.airport && from) {
      const hub = hubs.get(departure.airport) ?? {
        airport: departure.airport,
        at: from,
        legIds: [],
      };
      hub.legIds.push(legId);
      hubs.set(departure.airport, hub);
    }
  }
  marks.routes.push(...routes.values());
  marks.landings.push(...landings.values());
  marks.hubs.push(...hubs.values());
  return marks;
}

/**
 * The track cut where contact was lost, so that no line is drawn where nothing was seen. Pieces of
 * one point are left out: the gap's area shows them.
 */
export function followed(track: readonly TrackPoint[], gaps: readonly Gap[]): Point[][] {
  const lost = gaps.map((gap) => ({
    fromS: Date.parse(gap.lost.time) / 1000,
    toS: gap.found ? Date.parse(gap.found.time) / 1000 : Infinity,
  }));
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  let beforeS = -Infinity;
  for (const [lon, lat, unixS] of unwrap(track)) {
    // Half a second of slack on either side: track times may be rounded to seconds.
    const cut = lost.some((gap) => beforeS < gap.toS - 0.5 && unixS > gap.fromS + 0.5);
    if (cut && piece.length > 0) {
      pieces.push(piece);
      piece = [];
    }
    piece.push([lon, lat]);
    beforeS = unixS;
  }
  pieces.push(piece);
  return pieces.filter((points) => points.length > 1);
}

/** Many tracks over each other must still show where most went. */
export function trackOpacity(tracks: number): number {
  return 0.15 + 0.6 / (1 + tracks / 150);
}

/** What was seen or named, to choose the part of the world that is shown; areas and candidates may reach around it. */
export function extentOf(marks: MapMarks): Point[] {
  return [
    ...marks.tracks.flatMap((track) => track.points),
    ...marks.routes.flatMap((route) => route.points),
    ...marks.landings.filter(({ basis }) => basis !== 'envelope').map(({ at }) => at),
    ...marks.hubs.map((hub) => hub.at),
    ...(marks.around ?? []),
  ];
}
