import type { BoardData } from '../../data/board.ts';
import type { SheetData } from '../../data/sheet.ts';

/** Arrivals as the desk's API gives them; people stand in them under the keys of their cases. */
export interface ArrivalSummary {
  id: string;
  /** Where people arrive, two letters. */
  country: string;
  day: string;
  /** Nobody of it exists. */
  sample: boolean;
  people: number;
  families: number;
  refused_rows: number;
  duplicate_pairs: number;
  /** Whether there are places to propose. */
  places: boolean;
  /** Its people have other keys than an older version gave them. */
  renumbered: boolean;
  /** How much was said before and has to be looked at again. */
  waiting: number;
}

/** What the desk works on, and where it is kept. */
export interface Arrivals {
  /** Left out where nobody said so: in memory alone. */
  kept?: 'memory' | 'new_file' | 'locked_file' | 'open_file';
  arrivals: ArrivalSummary[];
  /** Arrivals of the file whose manifest this version cannot read. */
  unread: { id: string; country: string; day: string }[];
}

/** What was said of a person or family before another version read their manifest otherwise. */
export interface Waiting {
  why: 'row_refused' | 'not_joined' | 'family_changed' | 'fact_unknown';
  /** Of the person or the family. */
  key: string;
  /** In the manifest; 0 if not known. */
  line: number;
  told: Record<string, string>;
  pins: { place: string; forbids: boolean }[];
  choices: {
    place: string;
    answer: 'accepted' | 'declined' | 'another';
    wanted: string;
    at: string;
    recorded_by: string;
  }[];
}

export interface ArrivalFamily {
  key: string;
  /** Codes with a text under `board.need_…`. */
  needs: string[];
  children_only: boolean;
  people: {
    key: string;
    /** In the manifest. */
    line: number;
    age: 'child' | 'adult' | 'elder' | 'not_said';
    relation: string;
    nationalities: string[];
    languages: string[];
  }[];
}

export interface ArrivalWhole extends ArrivalSummary {
  family_list: ArrivalFamily[];
  refused: { line: number; code: string; expected: string }[];
  /** What was not taken of rows that were, and what else has to be looked at, by code. */
  noted: { code: string; count: number; examples: { place: string; detail: string }[] }[];
  waiting_list: Waiting[];
  /** Why the table of places that was kept cannot be used; empty if it is. */
  places_refused: string;
  duplicates: { first: string; second: string; sign: string }[];
  counts: { whom: string; route: string; period: string; people: number | null }[];
  columns: { field: string; purpose: string; headers: string }[];
  unread: string[];
  never_read: string[];
}

export interface Pin {
  family: string;
  /** Empty for no place for now. */
  place: string;
  forbids: boolean;
}

export interface ArrivalBoard extends BoardData {
  pins: Pin[];
  /** Rows of a table of places that were not taken. */
  refused?: { place: string; expected: string }[];
}

export interface ArrivalSheet extends SheetData {
  /** What the person answered, by the names of facts. */
  told: Record<string, string>;
  /** Answers that are none of the codes which the rules know, by the names of facts. */
  unclear: Record<string, { codes: string[]; maybe: string }>;
}

export interface Said {
  family: string;
  /** The place that was answered. */
  place: string;
  answer: 'accepted' | 'declined' | 'another';
  wanted: string;
}
