/** What a source says of a flight, held against the card. */
export interface ClaimOnFlight {
  index: number;
  source_id: string;
  source: string;
  /** The event that it links the flight to. */
  event: string | null;
  predicate: string | null;
  value: string | null;
  unit: string | null;
  text: string;
  note: string | null;
  ours: string | null;
  agrees: boolean | null;
}

export type Agreement = 'open' | 'agree' | 'values_differ' | 'days_differ';

export interface ClaimOnEvent {
  index: number;
  source_id: string;
  text: string;
  language: string;
  value: string | null;
  unit: string | null;
  /** A day, a month or a year. */
  happened_on: string | null;
  address: string | null;
  said_on: string | null;
  note: string | null;
}

/** What sources say of an event on one matter. */
export interface Topic {
  predicate: string;
  agreement: Agreement;
  claims: ClaimOnEvent[];
}

export interface EventClaims {
  id: string;
  from: string | null;
  to: string | null;
  contradicted: boolean;
  legs: string[];
  topics: Topic[];
}

export interface ChronologyAnswer {
  events: EventClaims[];
  /** Names of sources. */
  sources: Record<string, string>;
}

/** Which column of a table of claims holds what. */
export interface Mapping {
  name: string;
  columns: Record<string, string>;
  defaults: Record<string, string>;
  event_prefix: string;
}

export interface Mappings {
  fields: string[];
  mappings: Mapping[];
  /** Files of the desk's folder that are no mapping until somebody mends them. */
  broken: { file: string; detail: string }[];
}

interface TableRefusals {
  refused: number;
  refusals: { code: string; place: string; detail: string }[];
}

export interface TablePreview extends TableRefusals {
  total: number;
  rows: {
    line: number;
    subject: string;
    source: string;
    text: string;
    predicate: string | null;
    value: string | null;
    happened_on: string | null;
  }[];
}

export interface TableWritten extends TableRefusals {
  claims: number;
  sources: number;
  unchanged: number;
}
