import { describe, expect, test } from 'vitest';
import { boardMarks } from '../../src/desk/board-marks.ts';
import type { MapLeg } from '../../src/desk/contract.ts';
import { DAY_S, DayPlay, lastDay } from '../../src/desk/playing.ts';
import { placesOf, ringOf } from '../../src/desk/polyline.ts';
import { DATA, mapOf } from '../desk-fixture.ts';
import { textOf } from '../polyline.ts';

const { airports } = DATA;
const DAY = '2020-03-14';
const START_S = Date.parse(`${DAY}T00:00:00Z`) / 1000;
const HOUR_S = 3600;

/** Left at six, was seen until seven, then lost until nine, and landed at ten. */
const LEG: MapLeg = {
  leg_id: 'x',
  callsign: 'MADEUP1',
  class: 'removal',
  basis_departure: 'observed',
  basis_arrival: 'inferred',
  departure: 'KAEX',
  arrival: 'MGGT',
  start: START_S + 6 * HOUR_S,
  end: START_S + 10 * HOUR_S,
  lines: [
    textOf([
      [-92, 31, 0],
      [-91, 29, HOUR_S],
    ]),
    textOf([
      [-90, 18, 3 * HOUR_S],
      [-90.5, 14.6, 4 * HOUR_S],
    ]),
  ],
  areas: [
    {
      lost: HOUR_S,
      found: 3 * HOUR_S,
      rings: [
        textOf([
          [-93, 29],
          [-88, 29],
          [-88, 18],
          [-93, 18],
        ]),
      ],
    },
  ],
};

describe('the lines of the map’s answer', () => {
  test('are read as the format says', () => {
    // The example of the format's own description.
    expect(ringOf('_p~iF~ps|U_ulLnnqC_mqNvxq`@')).toEqual([
      [-12020, 3850],
      [-12095, 4070],
      [-12645.3, 4325.2],
    ]);
  });

  test('come back as they were written', () => {
    const line = [
      [179.95, -3.5, 0],
      [180.4, -3.25, 61],
      [-0.001, 0.001, 7200],
    ];
    expect(placesOf(textOf(line))).toEqual(line);
    expect(placesOf('')).toEqual([]);
  });
});

describe('the map of many flights', () => {
  test('draws no line over a gap', () => {
    const marks = boardMarks(mapOf(DATA.flights));
    const crossing = marks.tracks.filter(({ legId }) => legId === 'c88001-dateline');
    expect(crossing).toHaveLength(2);
    const open = mapOf(DATA.flights).legs.filter(({ areas }) =>
      areas?.some(({ settled }) => settled !== true),
    );
    expect(open.length).toBeGreaterThan(0);
    expect([...new Set(marks.gaps.map(({ legId }) => legId))]).toEqual(
      open.map(({ leg_id }) => leg_id),
    );
  });

  test('tells landings by how they are known', () => {
    const envelope: MapLeg = {
      ...LEG,
      basis_arrival: 'envelope',
      arrival: null,
      candidates: ['MGGT', 'MSLP'],
    };
    const legs = [LEG, { ...LEG, basis_arrival: 'recorded' } as const, envelope];
    const marks = boardMarks({ legs, airports });
    expect(marks.landings.map(({ airport, basis }) => `${airport} ${basis}`)).toEqual([
      'MGGT inferred',
      'MGGT known',
      'MGGT envelope',
      'MSLP envelope',
    ]);
    expect(marks.hubs).toMatchObject([{ airport: 'KAEX', legIds: ['x', 'x', 'x'] }]);
  });

  test('puts a landing without a known airport where the flight was last seen', () => {
    const marks = boardMarks({ legs: [{ ...LEG, arrival: 'ZZZZ' }], airports: {} });
    expect(marks.landings).toMatchObject([{ airport: 'ZZZZ', at: [-90.5, 14.6] }]);
  });

  test('draws a flight known from a record as a route, not as a track', () => {
    const marks = boardMarks({ legs: [{ ...LEG, lines: [], areas: [] }], airports });
    expect(marks.tracks).toEqual([]);
    expect(marks.routes).toMatchObject([{ from: 'KAEX', to: 'MGGT', legIds: ['x'] }]);
  });
});

describe('a day that is played', () => {
  const play = new DayPlay({ legs: [LEG], airports }, DAY);
  const at = (hour: number): ReturnType<DayPlay['at']> => play.at(START_S + hour * HOUR_S);

  test('shows nothing before the flight leaves', () => {
    expect(at(5.9)).toEqual({ traces: [], lost: [], aircraft: [], landings: [] });
    expect(play.stage(LEG, START_S + 5 * HOUR_S)).toBe('waiting');
  });

  test('shows the aircraft where it was seen', () => {
    expect(at(6.5).aircraft).toEqual([{ legId: 'x', at: [-91.5, 30] }]);
    expect(at(6.5).traces[0]?.points).toEqual([
      [-92, 31],
      [-91.5, 30],
    ]);
  });

  test('shows an area and no aircraft while nobody saw it', () => {
    const { aircraft, lost, traces } = at(8);
    expect(aircraft).toEqual([]);
    expect(lost).toHaveLength(1);
    expect(traces).toHaveLength(1);
    expect(play.stage(LEG, START_S + 8 * HOUR_S)).toBe('lost');
  });

  test('takes the area away when it is seen again, and lands it', () => {
    expect(at(9.5).lost).toEqual([]);
    expect(at(9.5).aircraft).toHaveLength(1);
    expect(at(11)).toMatchObject({
      lost: [],
      aircraft: [],
      landings: [{ airport: 'MGGT', basis: 'inferred', legIds: ['x'] }],
    });
  });

  test('looks for who was lost for good, and then names where it may have landed', () => {
    const lost: MapLeg = {
      ...LEG,
      end: null,
      arrival: null,
      basis_arrival: 'envelope',
      candidates: ['MGGT'],
      lines: LEG.lines.slice(0, 1),
      areas: (LEG.areas ?? []).map((area) => ({ ...area, found: null })),
    };
    const other = new DayPlay({ legs: [lost], airports }, DAY);
    expect(other.at(START_S + 12 * HOUR_S)).toMatchObject({ lost: [{ legId: 'x' }], landings: [] });
    expect(other.at(START_S + 16 * HOUR_S)).toMatchObject({
      lost: [],
      landings: [{ airport: 'MGGT', basis: 'envelope' }],
    });
  });

  test('holds the flights of that day alone, those that began the evening before among them', () => {
    const begun = (start: number): MapLeg => ({
      ...LEG,
      leg_id: String(start),
      start,
      end: start + 4 * HOUR_S,
    });
    const legs = [
      begun(START_S - 2 * HOUR_S),
      begun(START_S - 12 * HOUR_S),
      begun(START_S + DAY_S),
    ];
    const other = new DayPlay({ legs, airports }, DAY);
    expect(other.legs).toEqual([legs[0]]);
  });

  test('never shows an aircraft that nobody saw, on all the invented flights', () => {
    const answer = mapOf(DATA.flights);
    const day = lastDay(answer) as string;
    const all = new DayPlay(answer, day);
    let seen = 0;
    for (let atS = all.startS; atS < all.startS + DAY_S; atS += 600) {
      const moment = all.at(atS);
      for (const { legId } of moment.aircraft) {
        const leg = answer.legs.find((each) => each.leg_id === legId) as MapLeg;
        const since = atS - (leg.start as number);
        const times = leg.lines.map((line) => placesOf(line).map(([, , timeS]) => timeS));
        expect(times.some((t) => Math.min(...t) <= since && since <= Math.max(...t))).toBe(true);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(0);
  });
});
