import { unwrap, type Point } from '../geo/geometry.ts';
import type { GapMark, MapMarks, Moment, TrackMark } from '../geo/marks.ts';
import { boardMarks, Landings } from './board-marks.ts';
import type { MapAnswer, MapLeg } from './contract.ts';
import { placesOf, ringOf, type Place } from './polyline.ts';

export const DAY_S = 86_400;

/** Who was lost for good is looked for this long: about what the types that fly removals carry fuel for. */
const LOOKED_FOR_S = 8 * 3600;

/** How a flight stands at a moment of the day that is played. */
export type Stage = 'waiting' | 'flying' | 'lost' | 'landed' | 'untold';

interface Played {
  leg: MapLeg;
  /** Seconds since 1970. */
  startS: number;
  /** Seconds since 1970 after which nothing more is told of it. */
  endS: number;
  /** Places with seconds since 1970. */
  pieces: Place[][];
  areas: { lostS: number; foundS: number; rings: Point[][] }[];
}

/**
 * The flights of one UTC day as they stood at each moment. Nobody is ever shown where nobody was seen:
 * between the pieces of a track stands the area within reach, or nothing.
 */
export class DayPlay {
  readonly startS: number;
  private readonly played: Played[];
  /** Flights of the day of which no time is known. */
  private readonly untold: MapLeg[];

  constructor(
    private readonly answer: MapAnswer,
    readonly day: string,
  ) {
    this.startS = Date.parse(`${day}T00:00:00Z`) / 1000;
    const all = answer.legs.map(playedOf);
    this.played = all
      .filter((one) => one !== undefined)
      .filter((one) => one.startS < this.startS + DAY_S && one.endS >= this.startS)
      .sort((a, b) => a.startS - b.startS || (a.leg.leg_id < b.leg.leg_id ? -1 : 1));
    this.untold = answer.legs.filter((leg) => leg.start === null);
  }

  get legs(): MapLeg[] {
    return [...this.played.map(({ leg }) => leg), ...this.untold];
  }

  /** What stands on the map all day: the tracks, faintly, and the airports that flights left from. */
  still(): MapMarks {
    const marks = boardMarks({ ...this.answer, legs: this.played.map(({ leg }) => leg) });
    return { ...marks, gaps: [], landings: [] };
  }

  stage(leg: MapLeg, atS: number): Stage {
    const one = this.played.find((each) => each.leg === leg);
    return one ? stageOf(one, atS) : 'untold';
  }

  /** Every flight of the day with how it stands. */
  stages(atS: number): { leg: MapLeg; stage: Stage }[] {
    return [
      ...this.played.map((one) => ({ leg: one.leg, stage: stageOf(one, atS) })),
      ...this.untold.map((leg) => ({ leg, stage: 'untold' as const })),
    ];
  }

  at(atS: number): Moment {
    const traces: TrackMark[] = [];
    const lost: GapMark[] = [];
    const aircraft: { legId: string; at: Point }[] = [];
    const landings = new Landings(this.answer.airports);
    for (const one of this.played) {
      const stage = stageOf(one, atS);
      const legId = one.leg.leg_id;
      if (stage === 'landed') {
        const last = one.pieces.at(-1)?.at(-1);
        landings.add(one.leg, last && [last[0], last[1]]);
      }
      // Who has landed is shown by the landing; only the ways of those under way are drawn anew.
      if (stage !== 'flying' && stage !== 'lost') continue;
      for (const piece of one.pieces) {
        const points = until(piece, atS);
        if (points.length > 1) traces.push({ legId, points });
        const head = points.at(-1);
        if (stage === 'flying' && head && atS <= (piece.at(-1) as Place)[2]) {
          aircraft.push({ legId, at: head });
        }
      }
      if (stage === 'lost') {
        for (const area of one.areas.filter(({ lostS, foundS }) => lostS <= atS && atS < foundS)) {
          for (const ring of area.rings) lost.push({ legId, ring });
        }
      }
    }
    return { traces, lost, aircraft, landings: landings.marks() };
  }
}

function playedOf(leg: MapLeg): Played | undefined {
  const { start } = leg;
  if (start === null) return undefined;
  const pieces = leg.lines.map((line) =>
    unwrap(placesOf(line).map(([lon, lat, timeS]): Place => [lon, lat, start + timeS])),
  );
  const areas = (leg.areas ?? []).map(({ lost, found, rings }) => ({
    lostS: start + lost,
    foundS: found === null ? Infinity : start + found,
    rings: rings.map((ring) => unwrap(ringOf(ring))),
  }));
  const lastSeen = pieces.at(-1)?.at(-1)?.[2] ?? start;
  const lostForGood = leg.end === null && areas.some(({ foundS }) => foundS === Infinity);
  const endS = Math.max(leg.end ?? lastSeen, lastSeen) + (lostForGood ? LOOKED_FOR_S : 0);
  return { leg, startS: start, endS, pieces, areas };
}

function stageOf(one: Played, atS: number): Stage {
  if (atS < one.startS) return 'waiting';
  if (atS >= one.endS) return 'landed';
  const seen = one.pieces.some(
    (piece) => (piece[0] as Place)[2] <= atS && atS <= (piece.at(-1) as Place)[2],
  );
  if (seen) return 'flying';
  return one.pieces.length > 0 || one.areas.length > 0 ? 'lost' : 'untold';
}

/** The part of a line that lies behind, and where the aircraft is on it by now. */
function until(piece: readonly Place[], atS: number): Point[] {
  const points: Point[] = [];
  for (const [i, [lon, lat, timeS]] of piece.entries()) {
    if (timeS <= atS) {
      points.push([lon, lat]);
      continue;
    }
    const before = piece[i - 1];
    if (before && before[2] < atS) {
      const share = (atS - before[2]) / (timeS - before[2]);
      points.push([before[0] + share * (lon - before[0]), before[1] + share * (lat - before[1])]);
    }
    break;
  }
  return points;
}

/** The last day on which a flight of the answer began, such as `2026-03-14`. */
export function lastDay(answer: MapAnswer): string | undefined {
  let latest = -Infinity;
  for (const { start } of answer.legs) if (start !== null && start > latest) latest = start;
  return latest === -Infinity ? undefined : dayOf(latest);
}

export function dayOf(timeS: number): string {
  return new Date(timeS * 1000).toISOString().slice(0, 10);
}

/** The day some days later. */
export function daysAfter(day: string, days: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) / 1000 + days * DAY_S);
}
