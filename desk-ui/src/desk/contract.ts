import type {
  Airport,
  Basis,
  Flight,
  FlightClass,
  Gap,
  PublishedCount,
  RELATED_CLASSES,
  Verdict,
} from '../data/report.ts';

/** What the desk's server answers under `/api/v1`; `openapi.yaml` of the module `desk` says it whole. */
export interface SessionState {
  user: string | null;
  role: Role | null;
  /** Goes back in a header with every request that changes something. */
  csrf: string | null;
  /** Whether there are accounts to sign in to; without any, whoever sits at the machine may do all. */
  accounts: boolean;
  /** Whether everybody may read without an account; left out where nobody said so. */
  public?: boolean;
  empty: boolean;
  simulated: boolean;
  ledger: { size: number; checkpoint_time: string | null };
}

export const ROLES = ['reader', 'reviewer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export interface Account {
  name: string;
  role: Role;
  /** May not sign in. */
  disabled: boolean;
}

/** A key for a program. */
export interface Token {
  id: string;
  account: string;
  role: Role;
  label: string;
  created: string;
  expires: string;
  revoked: string | null;
  last_used: string | null;
  last_address: string | null;
}

export const CLASSES = [
  'removal',
  'removal_connection',
  'removal_return',
  'transfer',
  'other',
] as const satisfies readonly [...typeof RELATED_CLASSES, 'other'];

export const STATES = ['open', 'confirmed', 'rejected', 'changed'] as const;
export type ReviewState = (typeof STATES)[number];

/** Tags that a person may set, as the engine knows them. */
export const TAGS = [
  'diverted',
  'fuel_stop',
  'go_around',
  'inferred_leg',
  'lateral',
  'military',
  'night',
  'state_pick_up',
  'third_country',
  'touch_and_go',
  'turned_back',
] as const;

/** Columns of the table of flights, in its order. */
export const COLUMNS = [
  'date',
  'flight',
  'from',
  'to',
  'class',
  'probability',
  'people',
  'state',
] as const;
export type TableColumn = (typeof COLUMNS)[number];

/** A filter, an order and columns under a name. */
export interface SavedView {
  name: string;
  /** As it stands in the address of the table, without the question mark. */
  query: string;
  /** Of the page that shows it. */
  address: string;
  who: string;
  changed: string;
}

export interface RowEnd {
  airport: string | null;
  basis: Basis;
  time: string | null;
}

/** A flight as lists show it. */
export interface Row {
  leg_id: string;
  date: string;
  icao24: string | null;
  registration: string | null;
  callsign: string | null;
  operator: string | null;
  type: string | null;
  departure: RowEnd;
  arrival: RowEnd;
  class: FlightClass;
  probability: number;
  verdict: Verdict;
  tags: string[];
  rotation_id: string;
  state: ReviewState;
  people: { low: number; high: number } | null;
}

export interface FlightList {
  flights: Row[];
  /** Where the next page begins. */
  next: string | null;
  counts: { total: number; by_class: Partial<Record<FlightClass, number>> };
}

export type Verb = 'confirmed' | 'rejected' | 'class_changed' | 'note';

/** What a person decides about a flight. */
export interface Decision {
  verdict: Verb;
  class: FlightClass | null;
  tags: string[] | null;
  reason: string;
}

/** A decision as the ledger keeps it. */
export interface Decided extends Decision {
  index: number;
  time: string;
  who: string;
}

export interface FlightFile extends Flight {
  state?: ReviewState;
  gaps: Gap[];
  airports: Record<string, Airport>;
  rotation: Row[];
  history: Decided[];
  cite: { address: string; checkpoint: string | null };
}

export interface ReviewList {
  flights: Row[];
  open: number;
}

export const GROUPINGS = [
  'week',
  'month',
  'day',
  'country',
  'departure',
  'arrival',
  'operator',
  'class',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface StatisticsRow {
  /** An ISO week or month, a country, an operator or an airport. */
  key: string;
  label: string;
  flights: number;
  stops: number;
  flights_low: number;
  flights_high: number;
  people_low: number;
  people_high: number;
  days_with_data: number;
  days: number;
}

export interface Statistics {
  rows: StatisticsRow[];
}

/** How much of a period the data tell of. */
export type Covered = 'whole' | 'partly' | 'none';

export interface Counts {
  flights: number;
  stops: number;
  flights_low: number;
  flights_high: number;
  people_low: number;
  people_high: number;
}

/** A period beside which a week or month is set. */
export interface Against {
  base: 'prior' | 'mean_of_six' | 'year_before';
  from: string;
  to: string;
  /** Null where there are data of no day. */
  counts: Counts | null;
  days_with_data: number;
  covered: Covered;
  periods: number;
  periods_with_data: number;
}

export interface Comparison {
  from: string;
  to: string;
  counts: Counts;
  days_with_data: number;
  covered: Covered;
  against: Against[];
}

/** What was looked at on one day. */
export interface CoverageDay {
  date: string;
  /** A digit for each hour, 1 where there were positions. */
  hours: string;
  aircraft: number;
  positions: number;
  /** Legs taken from flight records, which tell nothing of hours. */
  recorded: number;
  /** Points of tracks over each region. */
  regions: Record<string, number>;
}

/** A day on which a live feed was down. */
export interface FeedOutage {
  date: string;
  feed: string;
  down_s: number;
  /** Hours of the day in which it was down. */
  hours: number[];
}

export interface Coverage {
  regions: string[];
  days: CoverageDay[];
  outages: FeedOutage[];
}

/** What somebody published, and what we count of the same days and place. */
export interface PublishedBeside extends PublishedCount {
  country_code: string | null;
  measure: 'flights' | 'stops' | 'legs' | 'people' | 'none';
  difference: string;
  ours: { counted: number | null; low: number; high: number } | null;
  covered: Covered;
}

/** Everything that the report of a month says. */
export interface MonthlyReport {
  month: string;
  simulated: boolean;
  rules: string;
  ledger: { size: number; checkpoint_time: string | null; checkpoint: string | null };
  comparison: Comparison;
  figures: Record<
    'day' | 'week' | 'country' | 'arrival' | 'departure' | 'operator' | 'class',
    StatisticsRow[]
  >;
  notable: { why: string; flight: Row }[];
  regions: string[];
  coverage: CoverageDay[];
  published: PublishedBeside[];
}

/** A leg as the map shows it. */
export interface MapLeg {
  leg_id: string;
  callsign: string | null;
  class: FlightClass;
  basis_departure: Basis;
  basis_arrival: Basis;
  /** Airports of the ends, where they are known. */
  departure: string | null;
  arrival: string | null;
  /** When it began and when it landed, in seconds since 1970; null where that is not known. */
  start: number | null;
  end: number | null;
  candidates?: string[];
  /** What was followed, cut where contact was lost; `polyline.ts` reads them. */
  lines: string[];
  areas?: MapArea[];
}

/** What was within reach where contact was lost, in seconds since the leg began. */
export interface MapArea {
  lost: number;
  found: number | null;
  /** The landing that it could hold is known or inferred all the same. */
  settled?: boolean;
  /** Several where the antimeridian cuts it. */
  rings: string[];
}

export interface MapAnswer {
  legs: MapLeg[];
  airports: Record<string, Airport>;
}

export interface Job {
  id: string;
  kind: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
  message: string;
}
