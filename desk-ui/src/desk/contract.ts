import type {
  Airport,
  Basis,
  Flight,
  FlightClass,
  Gap,
  RELATED_CLASSES,
  Verdict,
} from '../data/report.ts';
import type { ClaimOnFlight } from './claims-contract.ts';

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
  /** How many live feeds give nothing. */
  feeds_down?: number;
  /** How many flights wait for a look of whoever is here. */
  to_review?: number;
  ledger: {
    size: number;
    /** Whether an empty desk can be fed again from what the ledger keeps. */
    captures: boolean;
    checkpoint_time: string | null;
  };
}

export const ROLES = [
  'reader',
  'reviewer',
  'reception',
  'reviewer_and_reception',
  'administrator',
] as const;
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

export const STATES = [
  'open',
  'awaiting',
  'contested',
  'confirmed',
  'rejected',
  'changed',
] as const;
export type ReviewState = (typeof STATES)[number];

/** Tags that a person may set, as the engine knows them. */
export const TAGS = [
  'alternate',
  'diverted',
  'fuel_stop',
  'go_around',
  'inferred_leg',
  'lateral',
  'military',
  'night',
  'other_aircraft',
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
  /** The entry that says it is wrong. */
  corrected_by: number | null;
}

export const KINDS = [
  'source',
  'capture',
  'observation',
  'finding',
  'decision',
  'claim',
  'correction',
  'publication',
  'recalibration',
  'key_change',
] as const;
export type Kind = (typeof KINDS)[number];

/** An entry of the ledger; what it says differs by kind, as its canonical JSON does. */
export interface Entry {
  index: number;
  kind: Kind;
  recorded: string;
  corrected_by: number | null;
  subjects: string[];
  says: Record<string, unknown>;
}

export interface EntryList {
  entries: Entry[];
  /** Where the next page begins. */
  next: number | null;
}

export interface LedgerState {
  size: number;
  /** With which anyone checks what the ledger signs. */
  key: string;
  checkpoint_size: number;
  checkpoint_time: string | null;
  checkpoint: string | null;
  captures: number;
  counts: Partial<Record<Kind, number>>;
}

/** What stands in the place of an entry that was wrong. */
export type Replacement = Decision | { text: string; value?: string; happened_on?: string };

/** Which state of the ledger is asked for: of a past day, of a checkpoint, or now. */
export interface When {
  asOf: string | null;
  at: string | null;
}

export interface FlightFile extends Flight {
  state?: ReviewState;
  gaps: Gap[];
  airports: Record<string, Airport>;
  rotation: Row[];
  history: Decided[];
  /** Legs that turned out to be parts of it. */
  joins?: string[];
  /** Everything that was recorded of it. */
  record: Entry[];
  /** What others say of it. */
  claims: ClaimOnFlight[];
  /** Set where this is not how it is now. */
  as_of: { day: string | null; size: number | null; time: string | null } | null;
  /** The decision that waits for a second person. */
  awaiting: { who: string; verdict: Verb; class: FlightClass | null } | null;
  cite: {
    address: string;
    checkpoint: string | null;
    size: number;
    /** The entries that count, with proof in that checkpoint. */
    entries: number[];
  };
}

export interface ReviewList {
  flights: Row[];
  open: number;
  /** Whether a decision counts only when a second account agrees. */
  two_persons: boolean;
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
  /** Why it failed, as a code; null unless it did. */
  failure: string | null;
}

export interface Proposal {
  id: string;
  from: string;
  to: string;
  decisions: number;
  related: number;
  missing: number;
  brier_before: number;
  brier_after: number;
  weights: { code: string; before: number; after: number }[];
  legs: number;
  changes: number;
  examples: { leg_id: string; before: FlightClass; after: FlightClass }[];
}

export interface RecalibrationState {
  /** Version of the rule book in force. */
  rules: string;
  proposal: Proposal | null;
  history: Entry[];
}
