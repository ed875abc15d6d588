import type { Flight, Gap, ReportData, WeekCount } from '../src/data/report.ts';
import { countBetween, removalFlights } from '../src/series/published.ts';
import { AIRPORTS, crossTheAntimeridian, HUBS, iso, OPERATORS, removal } from './flights.ts';

/** A made-up report. Every flight in it is invented, and it says so. */
export interface World {
  seed: number;
  flights: number;
  /** Share of flights known from records only, without positions. */
  recorded: number;
  from: string;
  days: number;
}

const DAY_MS = 86_400_000;

export function report(world: World): ReportData {
  const random = mulberry32(world.seed);
  const flights: Flight[] = [];
  const gaps: Gap[] = [];
  while (flights.length < world.flights) {
    const i = flights.length;
    const startMs = Date.parse(world.from) + Math.floor((i / world.flights) * world.days) * DAY_MS;
    const departureMs = startMs + Math.floor(random() * 18 * 3600) * 1000;
    const made = removal(i, departureMs, random() < world.recorded, random);
    flights.push(made.flight);
    if (made.gap) gaps.push(made.gap);
    // Every eighth rotation lands in a second country: one flight, two stops.
    if (i % 8 === 0 && flights.length < world.flights) {
      const second = removal(i + 1, departureMs + 4 * 3_600_000, true, random);
      flights.push({ ...second.flight, rotation_id: made.flight.rotation_id });
    }
  }
  if (world.flights > 20) crossTheAntimeridian(flights, gaps);
  return assemble(world, flights, gaps);
}

export function emptyReport(): ReportData {
  return assemble({ seed: 1, flights: 0, recorded: 0, from: '2020-02-03', days: 0 }, [], []);
}

function assemble(world: World, flights: Flight[], gaps: Gap[]): ReportData {
  const airports = flights.length === 0 ? {} : AIRPORTS;
  const data: ReportData = {
    lang: 'es',
    simulated: true,
    title: null,
    summary: {
      period: {
        from: world.days === 0 ? null : world.from,
        to:
          world.days === 0
            ? null
            : iso(Date.parse(world.from) + (world.days - 1) * DAY_MS).slice(0, 10),
        strays: [],
      },
      legs: {
        total: 0,
        removal: 0,
        removal_connection: 0,
        removal_return: 0,
        transfer: 0,
        other: 0,
      },
      removal: {
        flights: 0,
        stops: 0,
        flights_low: 0,
        flights_high: 0,
        people_low: 0,
        people_high: 0,
      },
      by_country: [],
      by_month: [],
      by_week: [],
      by_operator: [],
      by_departure: [],
      coverage: { days: [] },
      inputs: [],
      rules_version: '2026.1-made-up',
      refused: [],
    },
    published: [],
    airports,
    flights,
    gaps,
    refusals: [],
  };
  if (flights.length > 0) summarise(world, data);
  return data;
}

function summarise(world: World, data: ReportData): void {
  const { summary, flights } = data;
  const ours = removalFlights(flights);
  const counts = (
    start: string,
    end: string,
    country?: string,
  ): { flights: number; stops: number } =>
    countBetween(data, ours, start, end, (code) => country === undefined || code === country);
  const last = summary.period.to as string;
  const all = counts(world.from, last);
  const possible = flights.filter(
    ({ class: c, verdict }) => c === 'removal' && verdict === 'possible',
  );
  for (const { class: c } of flights) summary.legs[c]++;
  summary.legs.other = flights.length * 7;
  summary.legs.total = flights.length * 8;
  summary.removal = {
    ...all,
    flights_low: Math.round(all.flights * 0.97),
    flights_high: all.flights + possible.length,
    people_low: all.stops * 70,
    people_high: all.stops * 131,
  };
  for (let ms = Date.parse(world.from); ms <= Date.parse(last); ms += 7 * DAY_MS) {
    const start = iso(ms).slice(0, 10);
    const week = counts(start, iso(ms + 6 * DAY_MS).slice(0, 10));
    const row: WeekCount = {
      ...week,
      week: `W-${start}`,
      from: start,
      legs: week.stops * 8,
      flights_low: Math.max(0, week.flights - 1),
      flights_high: week.flights + (ms % 3),
    };
    if (week.flights > 0) summary.by_week.push(row);
  }
  for (const month of new Set(flights.map(({ date }) => date.slice(0, 7)))) {
    const counted = counts(`${month}-01`, `${month}-31`);
    summary.by_month.push({ month, legs: counted.stops * 8, ...counted });
  }
  for (const country of new Set(Object.values(AIRPORTS).map((place) => place.country))) {
    const stopped = counts(world.from, last, country);
    if (stopped.stops > 0) summary.by_country.push({ country, ...stopped });
  }
  const removals = flights.filter(({ class: c }) => c === 'removal');
  for (const operator of OPERATORS) {
    summary.by_operator.push({
      operator,
      flights: removals.filter((f) => f.operator === operator).length,
    });
  }
  for (const hub of HUBS) {
    summary.by_departure.push({
      airport: hub,
      flights: removals.filter(({ departure }) => departure.airport === hub).length,
    });
  }
  for (let day = 0; day < world.days; day++) {
    summary.coverage.days.push({
      date: iso(Date.parse(world.from) + day * DAY_MS).slice(0, 10),
      aircraft: 4000 + day,
      positions: 2_000_000 + day * 1000,
      hours_covered: day % 13 === 5 ? 11 : 24,
    });
  }
  summary.inputs.push({
    name: 'invented-day.tar',
    sha256: '0123456789abcdef'.repeat(4),
    bytes: 512_345_678,
    formats: ['readsb-trace'],
    positions: 12_345_678,
    legs: flights.length * 8,
  });
  summary.refused.push({ code: 'MADE_UP_CODE', count: 1234 });
  data.refusals.push({
    code: 'MADE_UP_CODE',
    place: 'invented-day.tar!/trace_full_a00001.json:17',
    detail: 'lat 91.2',
  });
  for (const week of summary.by_week) {
    data.published.push({
      source: 'Observatorio Inventado 2020-05-01',
      url: 'https://example.org/weekly',
      period_start: week.from,
      period_end: iso(Date.parse(week.from) + 6 * DAY_MS).slice(0, 10),
      category: 'removal_flights',
      country: 'all',
      count: week.flights + (week.flights % 3),
      notes: '',
    });
  }
  data.published.push({
    source: 'Ministerio Inventado 2020-05-04',
    url: 'https://example.org/',
    period_start: '2020-02-01',
    period_end: '2020-02-29',
    category: 'removal_flights',
    country: 'Guatemala',
    count: 45,
    notes: 'made up',
  });
}

/** Small seeded generator (T. Ettinger, mulberry32, public domain). */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
