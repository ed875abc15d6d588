import type { PublishedCount } from '../data/report.ts';
import type { Row } from './contract.ts';

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
