import type { Flight, LegEnd, PublishedCount, ReportData } from '../data/report.ts';

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

/** What a published count must count so that ours can stand beside it. */
const COUNTED_AS_WE_DO = new Set([
  'removal_flights',
  'removal_flights_unique',
  'removal_destination_stops',
]);

/** Who says it, without the date of the single post, so that one line of a chart is one source. */
export function publisherOf(row: PublishedCount): string {
  return row.source
    .replace(/\s*\(.*$/, '')
    .replace(/[\s,]+([A-Z][a-z]{2} )?\d{4}(-\d{2}){0,2}.*$/, '')
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
  /** ISO 3166-1 code, where the count is of one country that we know. */
  country: string | undefined;
  /** Null where our data cover no day of the period, or it counts what we do not count. */
  ours: { flights: number; stops: number } | null;
  /** Our data cover only some days of the period. */
  partly: boolean;
}

/** Least share of its days that a published count must have in the report to stand beside it. */
const LEAST_COMMON = 0.5;

/**
 * The published counts of days that are mostly the report's own: the flights of five years, or of
 * the month around a single day, say nothing beside it, nor does a month of which it has no leg.
 */
export function publishedBeside(data: Pick<ReportData, 'summary' | 'published'>): PublishedCount[] {
  const { period, by_week: weeks } = data.summary;
  const { from, to } = period;
  if (!from || !to) return [];
  const looked = weeks.filter(({ legs }) => legs > 0).map((week) => week.from);
  return data.published.filter(({ period_start: start, period_end: end }) => {
    const common = daysBetween(
      start > day(from) ? start : day(from),
      end < day(to) ? end : day(to),
    );
    const legs = looked.some((monday) => monday <= end && lastDay(monday, 'week') >= start);
    return legs && common > 0 && common >= LEAST_COMMON * daysBetween(start, end);
  });
}

/** How many days there are from one to another, both included. */
function daysBetween(first: string, last: string): number {
  return (dayOf(last).getTime() - dayOf(first).getTime()) / DAY_MS + 1;
}

/** Every published count of the report's days, in the order of their days. */
export function compare(data: ReportData, englishName: (code: string) => string): Comparison[] {
  const { from, to } = data.summary.period;
  if (!from || !to) return [];
  const ours = removalFlights(data.flights);
  const codes = codesByName(
    Object.values(data.airports).map(({ country }) => country),
    englishName,
  );
  return publishedBeside(data)
    .map((row) => {
      const inside = placeOf(row.country, codes);
      const counted = COUNTED_AS_WE_DO.has(row.category) && inside !== undefined;
      return {
        row,
        country: codes.get(row.country),
        ours: counted ? countBetween(data, ours, row.period_start, row.period_end, inside) : null,
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

/** Which countries a published count means; undefined for an area that we do not know. */
function placeOf(
  place: string,
  codes: ReadonlyMap<string, string>,
): ((code: string | undefined) => boolean) | undefined {
  if (/^(all|total)$/i.test(place)) return () => true;
  if (/^(LAC total|Latin America and (the )?Caribbean)$/.test(place))
    return (code) => code !== undefined && LATIN_AMERICA_CARIBBEAN.has(code);
  const wanted = codes.get(place) ?? (/^[A-Z]{2}$/.test(place) ? place : undefined);
  return wanted === undefined ? undefined : (code) => code === wanted;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * Codes of all countries by their English names. Withdrawn codes share the name of their successor
 * (DD and DE), so the codes that are in use come first.
 */
function codesByName(
  used: readonly string[],
  englishName: (code: string) => string,
): Map<string, string> {
  const codes = new Map<string, string>();
  const all = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  for (const code of [...used, ...all]) {
    const name = englishName(code).replace(' & ', ' and ');
    if (name !== code && !codes.has(name)) codes.set(name, code);
  }
  return codes;
}

/** UN M49 area 419, as ISO 3166-1 codes. */
const LATIN_AMERICA_CARIBBEAN = new Set(
  (
    'AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY ' +
    'LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI'
  ).split(' '),
);

/** The landings of one removal flight that are counted as stops, in the order of time. */
export type RemovalFlight = readonly Flight[];

/** A stop is in the central count from here on: more likely than not. */
const COUNTED_FROM = 0.5;

/** Tags of landings where nobody is put down. */
const NO_STOP = ['fuel_stop', 'alternate'];

/**
 * The removal flights behind the central count, by the rule of `summary.json`: removal legs of one
 * rotation that follow each other without coming back between are one flight, with a stop each. What
 * turned back did not complete, and nobody is put down where an aircraft only refuels.
 */
export function removalFlights(flights: readonly Flight[]): RemovalFlight[] {
  const found: Flight[][] = [];
  const open = new Map<string, Flight[]>();
  const inOrder = [...flights].sort((a, b) => startOf(a).localeCompare(startOf(b)));
  for (const flight of inOrder) {
    const rotation = flight.rotation_id || flight.leg_id;
    if (flight.class !== 'removal' || flight.tags.includes('turned_back')) {
      open.delete(rotation);
      continue;
    }
    let run = open.get(rotation);
    if (!run) {
      run = [];
      open.set(rotation, run);
      found.push(run);
    }
    const lands = !NO_STOP.some((tag) => flight.tags.includes(tag));
    if (lands && flight.probability >= COUNTED_FROM) run.push(flight);
  }
  return found.filter((run) => run.length > 0);
}

/** Our flights and stops on these days, both ends included, in the countries asked for. */
export function countBetween(
  data: ReportData,
  removals: readonly RemovalFlight[],
  start: string,
  end: string,
  inside: (code: string | undefined) => boolean,
): { flights: number; stops: number } {
  let flights = 0;
  let stops = 0;
  for (const removal of removals) {
    const began = (removal[0] as Flight).date;
    if (began < start || began > end) continue;
    const landed = removal.filter(({ arrival }) => inside(countryOf(data, arrival))).length;
    stops += landed;
    if (landed > 0) flights++;
  }
  return { flights, stops };
}

/** Where it landed: the country in which all airports lie that it may have reached, if that is one. */
function countryOf(
  { airports }: Pick<ReportData, 'airports'>,
  { airport, candidates }: LegEnd,
): string | undefined {
  const codes = airport === null ? candidates : [airport];
  const countries = new Set(codes.map((code) => airports[code]?.country));
  return countries.size === 1 ? [...countries][0] : undefined;
}

function startOf({ departure, arrival, date }: Flight): string {
  return departure.time ?? arrival.time ?? date;
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

/** The last day of the week or month that begins on `start`. */
export function lastDay(start: string, step: Step): string {
  return day(new Date(Date.parse(next(start, step)) - DAY_MS).toISOString());
}

/** The day of an instant or a day. */
export function day(iso: string): string {
  return iso.slice(0, 10);
}

function dayOf(iso: string): Date {
  return new Date(`${day(iso)}T00:00:00Z`);
}
