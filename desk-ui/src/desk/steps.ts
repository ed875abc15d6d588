import type { TimeStep } from '../components/TimeChart.svelte';
import { everyStep, type Step } from '../series/published.ts';
import type { StatisticsRow } from './figures-contract.ts';

const DAY_MS = 86_400_000;

/** The first day of an ISO week such as `2020-W06`, of a month such as `2020-02`, or of a day. */
export function startOf(key: string): string | undefined {
  const week = /^(\d{4})-W(\d{2})$/.exec(key);
  if (week) {
    // ISO 8601: the first week is the one with 4 January in it.
    const fourth = Date.UTC(Number(week[1]), 0, 4);
    const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
    return iso(monday + (Number(week[2]) - 1) * 7 * DAY_MS);
  }
  const start = /^\d{4}-\d{2}$/.test(key) ? `${key}-01` : key;
  return /^\d{4}-\d{2}-\d{2}$/.test(start) && !Number.isNaN(Date.parse(start)) ? start : undefined;
}

/** Every week or month from the first to the last counted, for a chart whose axis leaves none out. */
export function timeSteps(
  rows: readonly StatisticsRow[],
  step: Step,
  label: (start: string) => string,
): TimeStep[] {
  const dated = rows.flatMap((row) => {
    const start = startOf(row.key);
    return start === undefined ? [] : [{ ...row, start }];
  });
  dated.sort((a, b) => (a.start < b.start ? -1 : 1));
  const empty = (start: string): (typeof dated)[number] => ({
    start,
    key: start,
    label: start,
    flights: 0,
    stops: 0,
    flights_low: 0,
    flights_high: 0,
    people_low: 0,
    people_high: 0,
    days_with_data: 0,
    days: 0,
  });
  return everyStep(dated, ({ start }) => start, step, empty).map((row) => ({
    start: row.start,
    label: label(row.start),
    flights: row.flights,
    stops: row.stops,
    low: row.flights_low,
    high: row.flights_high,
    days: row.days,
    withData: row.days_with_data,
    blanks: blanksOf(row.days, row.days_with_data),
  }));
}

/** Every day that the server counted; it leaves none out. */
export function daySteps(
  rows: readonly StatisticsRow[],
  label: (start: string) => string,
): TimeStep[] {
  return rows.map((row) => ({
    start: row.key,
    label: label(row.key),
    flights: row.flights,
    stops: row.stops,
    low: row.flights_low,
    high: row.flights_high,
    days: row.days,
    withData: row.days_with_data,
    blanks: blanksOf(row.days, row.days_with_data),
  }));
}

/** The server says how many days lack data, not which: that share of the step is hatched, at its end. */
function blanksOf(days: number, withData: number): TimeStep['blanks'] {
  return withData < days ? [{ from: withData, to: days }] : [];
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The month so many months after another, as `2026-03`. */
export function monthAfter(month: string, months: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}
