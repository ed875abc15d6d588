import { readData } from './reading.ts';

/** What `contadora flights report` hands to the page: the contract with the Java side. */
export interface ReportData {
  lang: string;
  simulated: boolean;
  title: string | null;
  summary: Summary;
  published: PublishedCount[];
  airports: Record<string, Airport>;
  flights: Flight[];
  gaps: Gap[];
  refusals: Refusal[];
}

export interface Summary {
  period: {
    from: string | null;
    to: string | null;
    /** Legs outside it that are counted all the same: their date may be mistyped. */
    strays: { leg_id: string; date: string }[];
  };
  legs: Record<FlightClass | 'total', number>;
  removal: RemovalCounts;
  by_country: { country: string; flights: number; stops: number }[];
  by_month: MonthCount[];
  by_week: WeekCount[];
  by_operator: { operator: string; flights: number }[];
  by_departure: { airport: string; flights: number }[];
  coverage: Coverage;
  inputs: Input[];
  rules_version: string;
  refused: { code: string; count: number }[];
}

export interface RemovalCounts {
  flights: number;
  stops: number;
  flights_low: number;
  flights_high: number;
  people_low: number;
  people_high: number;
}

export interface MonthCount {
  /** Such as `2020-02`. */
  month: string;
  /** Legs of every class: without any, nobody may have looked. */
  legs: number;
  flights: number;
  stops: number;
}

export interface WeekCount {
  /** ISO week, such as `2020-W06`. */
  week: string;
  /** Its Monday. */
  from: string;
  /** Legs of every class: without any, nobody may have looked. */
  legs: number;
  flights: number;
  stops: number;
  flights_low: number;
  flights_high: number;
}

export interface Coverage {
  days: { date: string; aircraft: number; positions: number; hours_covered: number }[];
  note?: string | null;
}

export interface Input {
  name: string;
  sha256: string;
  bytes: number;
  /** What its content was found to be; several in an archive. */
  formats: string[];
  positions: number;
  /** Legs of the report that rest on it. */
  legs: number;
}

/** A count that somebody else published, in their words and with their address. */
export interface PublishedCount {
  source: string;
  url: string;
  period_start: string;
  period_end: string;
  category: string;
  country: string;
  count: number;
  notes: string;
}

export interface Airport {
  name: string;
  municipality: string;
  country: string;
  lat: number;
  lon: number;
}

/** What a report shows leg by leg, the removals first. */
export const RELATED_CLASSES = [
  'removal',
  'removal_connection',
  'removal_return',
  'transfer',
] as const;
export type FlightClass = (typeof RELATED_CLASSES)[number] | 'other';
export type Basis = 'observed' | 'recorded' | 'inferred' | 'envelope' | 'unknown';
export type Verdict = 'likely' | 'possible' | 'not';

export interface LegEnd {
  airport: string | null;
  basis: Basis;
  time: string | null;
  reason: string;
  candidates: string[];
}

export interface Evidence {
  code: string;
  parameters: Record<string, string>;
  /** Natural log-odds: above 0 speaks for the class, below 0 against it. */
  weight: number;
  source: string;
}

/** Longitude and latitude in degrees, seconds since 1970, pressure altitude in feet. */
export type TrackPoint = [lon: number, lat: number, unixS: number, altitudeFt: number];

export interface Flight {
  leg_id: string;
  date: string;
  icao24: string | null;
  registration: string | null;
  callsign: string | null;
  operator: string | null;
  type: string | null;
  departure: LegEnd;
  arrival: LegEnd;
  class: FlightClass;
  probability: number;
  verdict: Verdict;
  tags: string[];
  rotation_id: string;
  people: { low: number; high: number; basis: string; source: string } | null;
  evidence: Evidence[];
  track: TrackPoint[];
  source: string;
}

export interface Contact {
  time: string;
  lat: number;
  lon: number;
  alt_ft: number | null;
}

export interface Gap {
  icao24: string;
  leg_id: string;
  lost: Contact;
  found: Contact | null;
  duration_s: number | null;
  reach_km: number;
  candidates: string[];
  /** How many airports lie within reach; more than the candidates where they are too many to name. */
  reachable: number;
  /** Rings of the reachable area, cut at the antimeridian. */
  polygons: [lon: number, lat: number][][];
}

export interface Refusal {
  code: string;
  place: string;
  detail: string;
}

/** Takes the data out of the page that carries it. */
export function readReport(page: Document): ReportData {
  return readData<ReportData>(page, 'contadora flights report');
}
