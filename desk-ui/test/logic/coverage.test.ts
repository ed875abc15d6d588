import { describe, expect, test } from 'vitest';
import type { Summary } from '../../src/data/report.ts';
import { daysWithData, withoutBlankEnds, withoutLongBlanks } from '../../src/series/coverage.ts';
import { emptyReport } from '../fixture.ts';

const day = (date: string, hours: number): Summary['coverage']['days'][number] => ({
  date,
  aircraft: 1,
  positions: 1,
  hours_covered: hours,
});
const input = (positions: number, legs: number): Summary['inputs'][number] => ({
  name: 'made-up.csv',
  sha256: '',
  bytes: 1,
  formats: [],
  positions,
  legs,
});
const summary = (over: Partial<Summary>): Summary => ({
  ...emptyReport().summary,
  period: { from: '2026-03-01', to: '2026-03-04', strays: [] },
  inputs: [input(10, 1)],
  coverage: { days: [day('2026-03-02', 24), day('2026-03-03', 0), day('2026-03-04', 1)] },
  ...over,
});

describe('the days with data', () => {
  test('of a week are those with positions', () => {
    expect(daysWithData(summary({}), '2026-03-02', 'week')).toEqual({
      days: 7,
      withData: 2,
      blanks: [
        { from: 1, to: 2 },
        { from: 3, to: 7 },
      ],
    });
  });

  test('of a week of which only an empty day lies in the period are none', () => {
    expect(daysWithData(summary({}), '2026-02-23', 'week')).toEqual({
      days: 7,
      withData: 0,
      blanks: [{ from: 0, to: 7 }],
    });
  });

  test('of a month are counted over its own length', () => {
    expect(daysWithData(summary({}), '2026-03-01', 'month')).toEqual({
      days: 31,
      withData: 2,
      blanks: [
        { from: 0, to: 1 },
        { from: 2, to: 3 },
        { from: 4, to: 31 },
      ],
    });
  });

  test('are all of the period where flight records without positions were read', () => {
    const records = summary({ inputs: [input(10, 1), input(0, 3)] });
    expect(daysWithData(records, '2026-03-02', 'week')).toEqual({
      days: 7,
      withData: 3,
      blanks: [{ from: 3, to: 7 }],
    });
  });

  test('are also those of records outside the period, whose dates may be mistyped', () => {
    const period = {
      from: '2026-03-01',
      to: '2026-03-04',
      strays: [{ leg_id: 'N276GX-20060304T1200', date: '2006-03-04' }],
    };
    expect(daysWithData(summary({ period }), '2006-02-27', 'week')).toEqual({
      days: 7,
      withData: 1,
      blanks: [
        { from: 0, to: 5 },
        { from: 6, to: 7 },
      ],
    });
  });

  test('are none where there is no period', () => {
    const nothing = summary({ period: { from: null, to: null, strays: [] } });
    expect(daysWithData(nothing, '2026-03-02', 'week')).toEqual({
      days: 7,
      withData: 0,
      blanks: [{ from: 0, to: 7 }],
    });
  });
});

describe('the ends of a chart', () => {
  const step = (
    flights: number,
    withData: number,
  ): { flights: number; stops: number; withData: number } => ({
    flights,
    stops: flights,
    withData,
  });

  test('have no week that nobody looked at, and keep quiet weeks that were', () => {
    const steps = [step(0, 0), step(0, 0), step(3, 7), step(0, 0), step(0, 7), step(0, 0)];
    expect(withoutBlankEnds(steps)).toEqual(steps.slice(2, 5));
  });

  test('are none where nothing was looked at', () => {
    expect(withoutBlankEnds([step(0, 0)])).toEqual([]);
  });
});

describe('a long time without a single leg', () => {
  const legs = (...counts: number[]): { legs: number; steps: number }[] =>
    counts.map((count) => ({ legs: count, steps: 1 }));
  const drawn = (steps: { legs: number; steps: number }[], step: 'week' | 'month'): string =>
    withoutLongBlanks(steps, step, (run) => ({ legs: 0, steps: run.length }))
      .map((each) => (each.steps > 1 ? `(${each.steps})` : each.legs))
      .join(' ');
  const nothing = (count: number): number[] => new Array<number>(count).fill(0);

  test('is one step of the chart, so that a stray date does not stretch it', () => {
    expect(drawn(legs(1, ...nothing(27), 3, 0, 4), 'week')).toBe('1 (27) 3 0 4');
    expect(drawn(legs(1, ...nothing(7), 3, ...nothing(9), 2), 'month')).toBe('1 (7) 3 (9) 2');
  });

  test('of half a year is drawn as it was', () => {
    expect(drawn(legs(1, ...nothing(26), 3), 'week')).toBe(['1', ...nothing(26), '3'].join(' '));
    expect(drawn(legs(1, ...nothing(6), 3), 'month')).toBe('1 0 0 0 0 0 0 3');
  });
});
