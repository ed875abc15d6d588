import type { Flight, PublishedCount, ReportData } from '../data/report.ts';

export type Step = 'week' | 'month';

const DAY_MS = 86_400_000;

/** Whether a period is exactly one ISO week or one month, which a chart of such steps can show. */
export function stepOf(start: string, end: string): Step | undefined {
  const [from, to] = [dayOf(start), dayOf(end)];
  if (from.getUTCDay() === 1 && to.getTime() - from.getTime() === 6 * DAY_MS) return 'week';
  const nextDay = new Date(to.getTime() + DAY_MS);
  const sameMonth =
    from.getUTCFullYear() === to.getUTCFullYear() && from.getUTCMonth() === to.getUTCMonth();
  return from.getUTCDate() === 1 && nextDay.getUTCDate() === 1 && sameMonth ? 'month' : undefined;
}

/** Counts of all removal flights, not of one country or of another kind of leg. */
export function isTotal(row: PublishedCount): boolean {
  return row.category.startsWith('removal_flights') && /^all$|^total$/i.test(row.country);
}

/** Who says it, without the date of the single post, so that one line of a chart is one source. */
export function publisherOf(row: PublishedCount): string {
  return row.source
    .replace(/\s*\(.*$/, '')
    .replace(/[\s,]+\d{4}(-\d{2}){0,2}.*$/, '')
    .replace(/\s+(weekly |monthly )?posts?$/, '');
}

/** The totals that each publisher gives for steps of this length, by the first day of the step. */
export function publishedSeries(
  rows: readonly PublishedCount[],
  step: Step,
): Map<string, Map<string, number>> {
  const byPublisher = new Map<string, Map<string, number>>();
  for (const row of rows) {
    if (!isTotal(row) || stepOf(row.period_start, row.period_end) !== step) continue;
    const publisher = publisherOf(row);
    const series = byPublisher.get(publisher) ?? new Map<string, number>();
    series.set(row.period_start, row.count);
    byPublisher.set(publisher, series);
  }
  return byPublisher;
}

/** One published count beside ours for the same days and place. */
export interface Comparison {
  row: PublishedCount;
  /** Null where our data cover no day of the period, or it counts what we do not count. */
  ours: { flights: number; stops: number } | null;
  /** Which of our two numbers counts the same thing. */
  unit: 'flights' | 'stops';
  /** Our data cover only some days of the period. */
  partly: boolean;
}

/** Every published count whose days meet ours, in the order of their days. */
export function compare(data: ReportData, englishName: (code: string) => string): Comparison[] {
  const { from, to } = data.summary.period;
  if (!from || !to) return [];
  return data.published
    .filter((row) => row.period_start <= day(to) && row.period_end >= day(from))
    .map((row) => {
      const country = /^(all|.*total)$/i.test(row.country) ? undefined : row.country;
      const countable = row.category.startsWith('removal');
      return {
        row,
        ours: countable
          ? countBetween(data, row.period_start, row.period_end, country, englishName)
          : null,
        unit: row.category.includes('stops') || country ? ('stops' as const) : ('flights' as const),
        partly: row.period_start < day(from) || row.period_end > day(to),
      };
    })
    .sort(
      (a, b) =>
        a.row.period_start.localeCompare(b.row.period_start) ||
        a.row.period_end.localeCompare(b.row.period_end) ||
        a.row.source.localeCompare(b.row.source) ||
        a.row.country.localeCompare(b.row.country),
    );
}

/**
 * Removal flights and stops on these days, both ends included. A stop is a likely removal leg; legs
 * of one rotation are one flight, because a flight that lands people in two countries is one flight.
 */
export function countBetween(
  data: ReportData,
  start: string,
  end: string,
  country: string | undefined,
  englishName: (code: string) => string,
): { flights: number; stops: number } {
  const rotations = new Set<string>();
  let stops = 0;
  for (const flight of data.flights) {
    if (!isCounted(flight) || flight.date < start || flight.date > end) continue;
    if (country !== undefined) {
      const code = data.airports[flight.arrival.airport ?? '']?.country;
      if (code === undefined || (code !== country && englishName(code) !== country)) continue;
    }
    stops++;
    rotations.add(flight.rotation_id || flight.leg_id);
  }
  return { flights: rotations.size, stops };
}

/** Whether a leg is one of the removal stops that the headline counts. */
export function isCounted(flight: Flight): boolean {
  return (
    flight.class === 'removal' &&
    flight.verdict === 'likely' &&
    !flight.tags.includes('turned_back') &&
    !flight.tags.includes('fuel_stop')
  );
}

/** Fills the steps without a flight, so that a quiet week is a gap in the bars and not left out. */
export function everyStep<T extends { flights: number }>(
  rows: readonly T[],
  start: (row: T) => string,
  step: Step,
  empty: (start: string) => T,
): T[] {
  const out: T[] = [];
  for (const row of rows) {
    const last = out[out.length - 1];
    for (let at = last && next(start(last), step); at && at < start(row); at = next(at, step)) {
      out.push(empty(at));
    }
    out.push(row);
  }
  return out;
}

function next(start: string, step: Step): string {
  const at = dayOf(start);
  if (step === 'week') at.setUTCDate(at.getUTCDate() + 7);
  else at.setUTCMonth(at.getUTCMonth() + 1);
  return at.toISOString().slice(0, 10);
}

/** The day of an instant or a day. */
export function day(iso: string): string {
  return iso.slice(0, 10);
}

function dayOf(iso: string): Date {
  return new Date(`${day(iso)}T00:00:00Z`);
}
