import type { Summary } from '../data/report.ts';
import { day, lastDay, type Step } from './published.ts';

const DAY_MS = 86_400_000;

/** On which days of a week or month the report has anything to count. */
export interface DaysWithData {
  days: number;
  withData: number;
  /** Stretches of days without data, in days from its first; the end is not included. */
  blanks: { from: number; to: number }[];
}

/**
 * Tells a week without flights from a week nobody looked at. Positions tell day by day; flight
 * records do not, so where there are any, every day of the period counts as looked at, and so does
 * the day of a record outside it.
 */
export function daysWithData(summary: Summary, start: string, step: Step): DaysWithData {
  const covered = new Set(
    summary.coverage.days.filter(({ hours_covered }) => hours_covered > 0).map(({ date }) => date),
  );
  const records = summary.inputs.some(({ positions, legs }) => positions === 0 && legs > 0);
  const { from, to, strays } = summary.period;
  const strayDays = new Set(strays.map(({ date }) => date));
  let days = 0;
  let withData = 0;
  const blanks: DaysWithData['blanks'] = [];
  const end = Date.parse(lastDay(start, step));
  for (let ms = Date.parse(start); ms <= end; ms += DAY_MS) {
    const date = day(new Date(ms).toISOString());
    const asked = from !== null && to !== null && date >= day(from) && date <= day(to);
    const last = blanks[blanks.length - 1];
    if (strayDays.has(date) || (asked && (records || covered.has(date)))) withData++;
    else if (last?.to === days) last.to++;
    else blanks.push({ from: days, to: days + 1 });
    days++;
  }
  return { days, withData, blanks };
}

/** Weeks or months without a single leg that are drawn one by one: half a year. */
const MOST_BLANK: Record<Step, number> = { week: 26, month: 6 };

/**
 * The steps with each longer run of those without any leg as one: a few legs with a stray date, years
 * from the others, would leave no room for what there is.
 *
 * @param join puts a run together to one step
 */
export function withoutLongBlanks<T extends { legs: number }>(
  steps: readonly T[],
  step: Step,
  join: (run: [T, ...T[]]) => T,
): T[] {
  const out: T[] = [];
  let run: T[] = [];
  const close = (): void => {
    const [first, ...others] = run;
    if (first && run.length > MOST_BLANK[step]) out.push(join([first, ...others]));
    else out.push(...run);
    run = [];
  };
  for (const each of steps) {
    if (each.legs === 0) {
      run.push(each);
    } else {
      close();
      out.push(each);
    }
  }
  close();
  return out;
}

/**
 * The steps without those at either end on which nothing was looked at and nothing found: an empty
 * week at the end of a chart looks like an end of flights.
 */
export function withoutBlankEnds<T extends { flights: number; stops: number; withData: number }>(
  steps: readonly T[],
): T[] {
  const told = ({ flights, stops, withData }: T): boolean => flights + stops + withData > 0;
  const first = steps.findIndex(told);
  return first < 0 ? [] : steps.slice(first, steps.findLastIndex(told) + 1);
}
