import type {
  Airport,
  Basis,
  Evidence,
  Flight,
  FlightClass,
  Gap,
  LegEnd,
  TrackPoint,
} from '../src/data/report.ts';
import { greatCircle, type Point } from '../src/geo/geometry.ts';

export const AIRPORTS: Record<string, Airport> = {
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
export const HUBS = ['KAEX', 'KBRO', 'KIWA', 'KELP'];
const ABROAD = ['MGGT', 'MGGT', 'MHLM', 'MHLM', 'MSLP', 'SKBO', 'SBCF', 'MTPP'];
export const OPERATORS = [
  'Aerolíneas Imaginarias',
  'Made-up Air Charter',
  'Compañía Transcontinental de Transporte Aéreo Especial y Servicios de Carga Inventada, S. A. de C. V.',
];

/** One invented flight, and the gap it was lost in if it was. */
export function removal(
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
    reachable: flight.arrival.candidates.length,
    polygons: [circle([lon, lat], 3.8)],
  };
  return { flight, gap };
}

/** One flight over the date line, lost on one side and found on the other. */
export function crossTheAntimeridian(flights: Flight[], gaps: Gap[]): void {
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
    reachable: 1,
    polygons: [
      circle([-178.5, -16], 4).map(([lon, lat]): Point => [lon < -180 ? lon + 360 : lon, lat]),
    ],
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

export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}
