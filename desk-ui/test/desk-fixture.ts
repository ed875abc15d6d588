import type { Flight } from '../src/data/report.ts';
import {
  CLASSES,
  type Entry,
  type MapAnswer,
  type MapLeg,
  type Row,
} from '../src/desk/contract.ts';
import type {
  Comparison,
  CoverageDay,
  MonthlyReport,
  PublishedBeside,
  StatisticsRow,
} from '../src/desk/figures-contract.ts';
import { followed, gapsOf } from '../src/geo/marks.ts';
import { report } from './fixture.ts';
import { textOf } from './polyline.ts';

/** A made-up board: every flight in it is invented. */
export const DATA = report({ seed: 7, flights: 90, recorded: 0.2, from: '2020-02-03', days: 40 });

const GAPS = gapsOf(DATA);

export function rowOf(flight: Flight): Row {
  return {
    leg_id: flight.leg_id,
    date: flight.date,
    icao24: flight.icao24,
    registration: flight.registration,
    callsign: flight.callsign,
    operator: flight.operator,
    type: flight.type,
    departure: flight.departure,
    arrival: flight.arrival,
    class: flight.class,
    probability: flight.probability,
    verdict: flight.verdict,
    tags: flight.tags,
    rotation_id: flight.rotation_id,
    state: 'open',
    people: flight.people && { low: flight.people.low, high: flight.people.high },
  };
}

/** What the ledger has of a flight before anybody decides: two engines saw it. */
export function entriesOf(flight: Flight): Entry[] {
  const first = 4 * DATA.flights.findIndex(({ leg_id }) => leg_id === flight.leg_id);
  const subjects = [`leg:${flight.leg_id}`];
  return ['2020.1+00aa', '2020.2+11bb'].flatMap((rules, i): Entry[] => [
    {
      index: first + 2 * i,
      kind: 'observation',
      recorded: `${flight.date}T2${i}:15:00.000Z`,
      corrected_by: null,
      subjects,
      says: {
        engine: 'contadora 0.1.0',
        rules_version: rules,
        payload: { departure: flight.departure, arrival: flight.arrival },
      },
    },
    {
      index: first + 2 * i + 1,
      kind: 'finding',
      recorded: `${flight.date}T2${i}:15:00.000Z`,
      corrected_by: null,
      subjects,
      says: {
        class: flight.class,
        probability_ppm: Math.round(flight.probability * (i === 0 ? 0.9e6 : 1e6)),
        rules_version: rules,
      },
    },
  ]);
}

export function mapOf(flights: readonly Flight[]): MapAnswer {
  return { legs: flights.map(mapLegOf), airports: DATA.airports };
}

function mapLegOf(flight: Flight): MapLeg {
  const { departure, arrival, track } = flight;
  const gaps = GAPS.get(flight.leg_id) ?? [];
  const began = departure.time === null ? track[0]?.[2] : Date.parse(departure.time) / 1000;
  const start = began === undefined ? null : Math.round(began);
  const since = (time: string): number => Date.parse(time) / 1000 - (start ?? 0);
  return {
    leg_id: flight.leg_id,
    callsign: flight.callsign,
    class: flight.class,
    basis_departure: departure.basis,
    basis_arrival: arrival.basis,
    departure: departure.airport,
    arrival: arrival.airport,
    start,
    end: arrival.time === null ? null : Date.parse(arrival.time) / 1000,
    ...(arrival.candidates.length > 0 && { candidates: arrival.candidates }),
    lines: followed(track, gaps).map((piece) =>
      textOf(
        piece.map(([lon, lat]) => {
          const time = track.find(([x, y]) => x === lon && y === lat)?.[2] ?? start ?? 0;
          return [lon, lat, Math.round(time - (start ?? 0))];
        }),
      ),
    ),
    areas: gaps.map((gap) => ({
      lost: since(gap.lost.time),
      found: gap.found && since(gap.found.time),
      ...(gap.candidates.length > 0 && arrival.airport !== null && { settled: true }),
      rings: gap.polygons.map((ring) => textOf(ring)),
    })),
  };
}

export function gapsFor(legId: string): typeof DATA.gaps {
  return GAPS.get(legId) ?? [];
}

export function statisticsBy(by: string): StatisticsRow[] {
  const { summary } = DATA;
  const counted = (
    key: string,
    flights: number,
    stops: number,
    days: number,
    withData: number,
  ): StatisticsRow => ({
    key,
    label: key,
    flights,
    stops,
    flights_low: Math.max(0, flights - 1),
    flights_high: flights + 2,
    people_low: stops * 70,
    people_high: stops * 131,
    days,
    days_with_data: withData,
  });
  switch (by) {
    case 'week':
      // The third week has data on four days, the fifth on none.
      return summary.by_week.map(({ flights, stops }, i) =>
        i === 4
          ? { ...counted('2020-W10', 0, 0, 7, 0), flights_high: 0 }
          : counted(`2020-W${String(6 + i).padStart(2, '0')}`, flights, stops, 7, i === 2 ? 4 : 7),
      );
    case 'month':
      return summary.by_month.map(({ month, flights, stops }) =>
        counted(month, flights, stops, 29, 27),
      );
    case 'country':
      return summary.by_country.map(({ country, flights, stops }) =>
        counted(country, flights, stops, 40, 38),
      );
    case 'operator':
      return summary.by_operator.map(({ operator, flights }) =>
        counted(operator, flights, flights, 40, 40),
      );
    case 'day':
      return coverageOf('2020-02-03', '2020-03-13').map((day, i) => {
        const seen = day.positions > 0 ? 1 : 0;
        return counted(day.date, seen * ((i * 7) % 4), seen * ((i * 7) % 5), 1, seen);
      });
    case 'class':
      return CLASSES.map((code, i) => counted(code, 40 - 7 * i, 0, 40, 38));
    default:
      return summary.by_departure.map(({ airport, flights }) =>
        counted(airport, flights, flights, 40, 40),
      );
  }
}

export const REGIONS = ['us', 'mexico', 'central_america', 'caribbean', 'south_america'];

const DAY_MS = 86_400_000;

/** Made-up coverage: the third week has four days, the fifth none, and nothing is followed in the south. */
export function coverageOf(from: string, to: string): CoverageDay[] {
  const days: CoverageDay[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += DAY_MS) {
    const date = new Date(ms).toISOString().slice(0, 10);
    const n = Math.round((ms - Date.parse('2020-02-03')) / DAY_MS);
    const blank = n < 0 || n >= 40 || (n >= 18 && n < 21) || (n >= 28 && n < 35);
    days.push({
      date,
      hours: blank ? '0'.repeat(24) : n % 6 === 2 ? '111111110000000011111111' : '1'.repeat(24),
      aircraft: blank ? 0 : 12 + (n % 5),
      positions: blank ? 0 : 41_000 + 13 * n,
      recorded: 0,
      regions: Object.fromEntries(
        REGIONS.map((region, i) => [region, blank || i === 4 || (i === 3 && n % 3 > 0) ? 0 : 90]),
      ),
    });
  }
  return days;
}

export function comparisonOf(step: 'week' | 'month', from: string): Comparison {
  const counts = (flights: number): Comparison['counts'] => ({
    flights,
    stops: flights + 2,
    flights_low: Math.max(0, flights - 2),
    flights_high: flights + 3,
    people_low: flights * 70,
    people_high: flights * 131,
  });
  const to = step === 'week' ? '2020-03-15' : '2020-02-29';
  return {
    from,
    to,
    counts: counts(14),
    days_with_data: step === 'week' ? 5 : 24,
    covered: 'partly',
    against: [
      {
        base: 'prior',
        from: '2020-02-24',
        to: '2020-03-01',
        counts: counts(11),
        days_with_data: 7,
        covered: 'whole',
        periods: 1,
        periods_with_data: 1,
      },
      {
        base: 'mean_of_six',
        from: '2020-01-27',
        to: '2020-03-08',
        counts: counts(12.4),
        days_with_data: 25,
        covered: 'partly',
        periods: 6,
        periods_with_data: 4,
      },
      {
        base: 'year_before',
        from: '2019-03-11',
        to: '2019-03-17',
        counts: null,
        days_with_data: 0,
        covered: 'none',
        periods: 1,
        periods_with_data: 0,
      },
    ],
  };
}

/** Made-up counts by made-up publishers. */
export const PUBLISHED: PublishedBeside[] = [
  ['removal_flights', 'all', 12, 'flights', 'flights', { counted: 13, low: 11, high: 15 }],
  [
    'removal_flights',
    'Guatemala',
    7,
    'flights',
    'flights_country',
    { counted: 8, low: 6, high: 9 },
  ],
  ['total_ice_legs', 'all', 41, 'legs', 'all_legs', { counted: 44, low: 38, high: 51 }],
  [
    'received_persons_from_US_by_air',
    'Guatemala',
    612,
    'people',
    'received_people',
    { counted: null, low: 560, high: 1048 },
  ],
  ['tracked_flights', 'all', 96, 'none', 'watch_list', null],
].map(([category, country, count, measure, difference, ours]) => ({
  source: category === 'tracked_flights' ? 'Lista inventada' : 'Observatorio inventado',
  url: 'https://example.org/inventado',
  period_start: '2020-02-10',
  period_end: '2020-02-16',
  category: category as string,
  country: country as string,
  count: count as number,
  notes: '',
  country_code: country === 'Guatemala' ? 'GT' : null,
  measure: measure as PublishedBeside['measure'],
  difference: difference as string,
  ours: ours as PublishedBeside['ours'],
  covered: 'whole',
}));

export function reportOf(month: string): MonthlyReport {
  const days = new Date(
    Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0),
  ).getUTCDate();
  const [from, to] = [`${month}-01`, `${month}-${days}`];
  const seen = month === '2020-02' || month === '2020-03';
  const rows = (by: string): StatisticsRow[] => (seen ? statisticsBy(by) : []);
  const removals = DATA.flights.filter(({ class: c }) => c === 'removal');
  return {
    month,
    simulated: true,
    rules: 'made-up-1',
    ledger: {
      size: 1234,
      checkpoint_time: '2020-03-14T06:00:00Z',
      checkpoint:
        'desk.example/ledger\n1234\nbWFkZS11cCByb290IGhhc2g=\n\n— desk.example/ledger made+up=',
    },
    comparison: {
      ...comparisonOf('month', from),
      to,
      ...(!seen && {
        covered: 'none',
        days_with_data: 0,
        counts: {
          flights: 0,
          stops: 0,
          flights_low: 0,
          flights_high: 0,
          people_low: 0,
          people_high: 0,
        },
      }),
    },
    figures: {
      day: statisticsBy('day').filter(({ key }) => key.startsWith(month)),
      week: rows('week'),
      country: rows('country'),
      arrival: rows('departure'),
      departure: rows('departure'),
      operator: rows('operator'),
      class: rows('class'),
    },
    notable: seen
      ? removals.slice(0, 4).map((flight, i) => ({
          why: ['turned_back', 'third_country', 'military', 'several_stops'][i] ?? 'diverted',
          flight: rowOf(flight),
        }))
      : [],
    regions: REGIONS,
    coverage: coverageOf(from, to),
    published: seen ? PUBLISHED : [],
  };
}
