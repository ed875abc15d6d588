import type {
  Airport,
  Basis,
  Evidence,
  Flight,
  FlightClass,
  Gap,
  LegEnd,
  ReportData,
  TrackPoint,
  WeekCount,
} from '../src/data/report.ts';
import { greatCircle, type Point } from '../src/geo/geometry.ts';
import { countBetween, removalFlights } from '../src/series/published.ts';

/** A made-up report. Every flight in it is invented, and it says so. */
export interface World {
  seed: number;
  flights: number;
  /** Share of flights known from records only, without positions. */
  recorded: number;
  from: string;
  days: number;
}

const AIRPORTS: Record<string, Airport> = {
  KAEX: airport('Alexandria International Airport', 'Alexandria', 'US', 31.327, -92.549),
  KBRO: airport(
    'Brownsville South Padre Island International Airport',
    'Brownsville',
    'US',
    25.907,
    -97.426,
  ),
  KIWA: airport('Phoenix-Mesa Gateway Airport', 'Phoenix', 'US', 33.308, -111.655),
  KELP: airport('El Paso International Airport', 'El Paso', 'US', 31.807, -106.378),
  MGGT: airport('La Aurora Airport', 'Guatemala City', 'GT', 14.583, -90.528),
  MHLM: airport(
    'Ramón Villeda Morales International Airport',
    'San Pedro Sula',
    'HN',
    15.453,
    -87.924,
  ),
  MSLP: airport(
    'Monseñor Óscar Arnulfo Romero International Airport',
    'San Salvador',
    'SV',
    13.441,
    -89.056,
  ),
  SKBO: airport('El Dorado International Airport', 'Bogotá', 'CO', 4.702, -74.147),
  SBCF: airport('Tancredo Neves International Airport', 'Belo Horizonte', 'BR', -19.624, -43.972),
  MTPP: airport(
    'Toussaint Louverture International Airport',
    'Port-au-Prince',
    'HT',
    18.58,
    -72.293,
  ),
  NFFN: airport('Nadi International Airport', 'Nadi', 'FJ', -17.755, 177.443),
  NSFA: airport('Faleolo International Airport', 'Apia', 'WS', -13.83, -172.008),
};
const HUBS = ['KAEX', 'KBRO', 'KIWA', 'KELP'];
const ABROAD = ['MGGT', 'MGGT', 'MHLM', 'MHLM', 'MSLP', 'SKBO', 'SBCF', 'MTPP'];
const OPERATORS = [
  'Aerolíneas Imaginarias',
  'Made-up Air Charter',
  'Compañía Transcontinental de Transporte Aéreo Especial y Servicios de Carga Inventada, S. A. de C. V.',
];
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

function removal(
  i: number,
  departureMs: number,
  recorded: boolean,
  random: () => number,
): { flight: Flight; gap?: Gap } {
  const from = pick(HUBS, random);
  const to = pick(ABROAD, random);
  const durationS = 2.5 * 3600 + Math.floor(random() * 3600);
  const arrivalMs = departureMs + durationS * 1000;
  const basis: Basis = recorded
    ? 'recorded'
    : ((['observed', 'observed', 'inferred', 'envelope'] as const)[Math.floor(random() * 4)] ??
      'observed');
  const roll = random();
  const flightClass: FlightClass =
    roll < 0.8 ? 'removal' : roll < 0.9 ? 'removal_return' : 'transfer';
  const probability = random() < 0.85 ? 0.8 + random() * 0.1999 : 0.2 + random() * 0.6;
  const legId = `${(0xa00000 + i).toString(16)}-${iso(departureMs).replace(/[-:]/g, '').slice(0, 13)}`;
  const points = greatCircle(at(from), at(to), 0.5);
  const seen = basis === 'envelope' ? points.slice(0, Math.ceil(points.length * 0.7)) : points;
  const flight: Flight = {
    leg_id: legId,
    date: iso(departureMs).slice(0, 10),
    icao24: (0xa00000 + i).toString(16),
    registration: `N${100 + (i % 900)}ZZ`,
    callsign: i % 11 === 0 ? null : `ZZZ${1000 + (i % 9000)}`,
    operator: pick(OPERATORS, random),
    type: 'B733',
    departure: end(from, recorded ? 'recorded' : 'observed', departureMs),
    arrival:
      basis === 'envelope'
        ? { ...end(null, basis, null, 'LOST_HIGH'), candidates: [to, 'MSLP', 'MHLM'] }
        : end(to, basis, arrivalMs, basis === 'inferred' ? 'LOST_LOW_AND_NEAR' : ''),
    class: flightClass,
    probability,
    verdict: probability >= 0.8 ? 'likely' : 'possible',
    tags: i % 9 === 0 ? ['night'] : [],
    rotation_id: `r-${legId}`,
    people:
      flightClass === 'removal'
        ? { low: 60 + (i % 30), high: 120 + (i % 30), basis: 'AIRCRAFT_PERIOD', source: 'Made up' }
        : null,
    evidence: evidence(from, to, random),
    track: recorded ? [] : track(seen, departureMs, durationS / points.length),
    source: recorded ? 'invented-records.csv' : 'invented-day.tar',
  };
  if (basis !== 'envelope') return { flight };
  const [lon, lat] = seen[seen.length - 1] as Point;
  const lostMs = departureMs + (seen.length - 1) * (durationS / points.length) * 1000;
  const gap: Gap = {
    icao24: flight.icao24 ?? '',
    leg_id: legId,
    lost: { time: iso(lostMs), lat, lon, alt_ft: 33_000 },
    found: null,
    duration_s: null,
    reach_km: 420,
    candidates: flight.arrival.candidates,
    polygons: [circle([lon, lat], 3.8)],
  };
  return { flight, gap };
}

/** One flight over the date line, lost on one side and found on the other. */
function crossTheAntimeridian(flights: Flight[], gaps: Gap[]): void {
  const first = flights[flights.length - 1] as Flight;
  const startMs = Date.parse(`${first.date}T06:00:00Z`);
  const points = greatCircle(at('NFFN'), at('NSFA'), 0.25).map(([lon, lat]): Point => [
    lon > 180 ? lon - 360 : lon,
    lat,
  ]);
  const whole = track(points, startMs, 60);
  const lostAt = Math.floor(whole.length * 0.35);
  const foundAt = Math.floor(whole.length * 0.8);
  const [lost, found] = [whole[lostAt] as TrackPoint, whole[foundAt] as TrackPoint];
  flights.push({
    ...first,
    leg_id: 'c88001-dateline',
    class: 'removal',
    rotation_id: 'r-dateline',
    probability: 0.83,
    verdict: 'likely',
    departure: end('NFFN', 'observed', startMs),
    arrival: end('NSFA', 'inferred', startMs + 7_200_000, 'LOST_LOW_AND_NEAR'),
    track: whole.filter((_, i) => i <= lostAt || i >= foundAt),
  });
  gaps.push({
    icao24: 'c88001',
    leg_id: 'c88001-dateline',
    lost: { time: iso(lost[2] * 1000), lat: lost[1], lon: lost[0], alt_ft: 31_000 },
    found: { time: iso(found[2] * 1000), lat: found[1], lon: found[0], alt_ft: 28_000 },
    duration_s: found[2] - lost[2],
    reach_km: 510,
    candidates: ['NSFA'],
    polygons: [
      circle([-178.5, -16], 4).map(([lon, lat]): Point => [lon < -180 ? lon + 360 : lon, lat]),
    ],
  });
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
      flights_low: Math.max(0, week.flights - 1),
      flights_high: week.flights + (ms % 3),
    };
    if (week.flights > 0) summary.by_week.push(row);
  }
  for (const month of new Set(flights.map(({ date }) => date.slice(0, 7)))) {
    summary.by_month.push({ month, ...counts(`${month}-01`, `${month}-31`) });
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

function evidence(from: string, to: string, random: () => number): Evidence[] {
  return [
    {
      code: 'HUB_DEPARTURE',
      parameters: { airport: from },
      weight: 2.1 + random(),
      source: 'Made up: hubs',
    },
    {
      code: 'DESTINATION',
      parameters: { airport: to },
      weight: 0.4 + random(),
      source: 'Made up: counts',
    },
    { code: 'MADE_UP_EVIDENCE', parameters: { minutes: '55' }, weight: 0.2, source: 'Made up' },
    {
      code: 'SCHEDULED_LOOKALIKE',
      parameters: { route: `${from}-${to}` },
      weight: -1.3 * random(),
      source: 'Made up',
    },
  ];
}

function track(points: readonly Point[], startMs: number, stepS: number): TrackPoint[] {
  return points.map(([lon, lat], i) => [lon, lat, Math.round(startMs / 1000 + i * stepS), 33_000]);
}

function circle([lon, lat]: Point, radiusDeg: number): Point[] {
  return Array.from({ length: 48 }, (_, i): Point => {
    const angle = (i / 48) * 2 * Math.PI;
    return [lon + radiusDeg * Math.cos(angle), lat + radiusDeg * Math.sin(angle)];
  });
}

function end(code: string | null, basis: Basis, timeMs: number | null, reason = ''): LegEnd {
  return {
    airport: code,
    basis,
    time: timeMs === null ? null : iso(timeMs),
    reason,
    candidates: [],
  };
}

function airport(
  name: string,
  municipality: string,
  country: string,
  lat: number,
  lon: number,
): Airport {
  return { name, municipality, country, lat, lon };
}

function at(code: string): Point {
  const { lon, lat } = AIRPORTS[code] as Airport;
  return [lon, lat];
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}

/** Small seeded generator (T. Ettinger, mulberry32, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
