import type { Gap, TrackPoint } from '../data/report.ts';

/** Seconds since 1970 and pressure altitude in feet. */
export type Height = [unixS: number, altitudeFt: number];

/** The heights of a flight, cut where contact was lost. */
export interface Profile {
  pieces: Height[][];
  fromS: number;
  toS: number;
  highestFt: number;
  /** Where the drawing ends, a whole line above the highest. */
  topFt: number;
  linesFt: number[];
}

/** Without a gap found by the engine, a longer silence than this still breaks the line. */
const SILENCE_S = 900;

/** Between the lines of the drawing. */
const LINE_FT = 10_000;

export function profileOf(track: readonly TrackPoint[], gaps: readonly Gap[]): Profile {
  const lostS = gaps.map(({ lost }) => Date.parse(lost.time) / 1000);
  const pieces: Height[][] = [];
  let piece: Height[] = [];
  let beforeS = Infinity;
  for (const [, , unixS, altitudeFt] of track) {
    // Half a second of slack: track times may be rounded to seconds.
    const lost = lostS.some((at) => beforeS <= at + 0.5 && unixS > at + 0.5);
    if (lost || unixS - beforeS > SILENCE_S) {
      pieces.push(piece);
      piece = [];
    }
    piece.push([unixS, Math.max(0, altitudeFt)]);
    beforeS = unixS;
  }
  pieces.push(piece);
  const drawn = pieces.filter((each) => each.length > 1);
  const all = drawn.flat();
  const highestFt = all.reduce((most, [, feet]) => Math.max(most, feet), 0);
  const topFt = Math.max(LINE_FT, Math.ceil(highestFt / LINE_FT) * LINE_FT);
  return {
    pieces: drawn,
    fromS: all[0]?.[0] ?? 0,
    toS: all[all.length - 1]?.[0] ?? 0,
    highestFt,
    topFt,
    linesFt: Array.from({ length: topFt / LINE_FT + 1 }, (_, i) => i * LINE_FT),
  };
}
