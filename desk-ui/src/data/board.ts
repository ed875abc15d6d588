import type { Text } from './exposure.ts';
import { readData } from './reading.ts';

/**
 * What `contadora reception … --format html` hands to the page: the contract with the Java side. People
 * stand in it under the keys of their cases, never under names.
 */
export interface BoardData {
  lang: string;
  /** The people and places are made up, which the page then says in every view. */
  sample: boolean;
  title: Text;
  as_of: string;
  counts: { people: number; families: number; nationals: number; children: number };
  families: Family[];
  places: Place[];
  /** How good the placement is: what it reaches, and what no placement can exceed. */
  quality: { reached: number; bound: number };
  instruments: Instrument[];
}

export interface Family {
  /** Key of the case. */
  key: string;
  people: number;
  nationalities: string[];
  languages: string[];
  /** Codes with a text under `board.need_…`. */
  needs: string[];
  /** What is open, then what may be; the soonest to work and residence first. */
  claims: Claim[];
  /** Facts whose knowledge would settle most, each with a question under `pathways.ask_…`. */
  ask: string[];
  placement: Placement | null;
  /** What the family said last; null if it has not chosen yet. */
  choice: Choice | null;
  /** Why there is no place for it, each a code with a text under `board.nowhere_…`. */
  nowhere: { code: string; count: number }[];
}

export interface Claim {
  /** Of an instrument in [BoardData.instruments]. */
  instrument: string;
  country: string;
  /** `maybe`: it depends on what has to be asked. */
  answer: 'yes' | 'maybe';
  /** For how many of the family's people it holds. */
  people: number;
  opens: ('work' | 'residence' | 'health' | 'school' | 'protection')[];
  /** Days until it opens work, as far as the instrument says. */
  days: number | null;
}

export interface Choice {
  answer: 'accepted' | 'declined' | 'another';
  /** The place that was answered; empty if none was proposed. */
  place: string;
  /** The place asked for; empty if none was named. */
  wanted: string;
  at: string;
  recorded_by: string;
  /** Why the plan does not keep it, with a text under `choice.unmet_…`; null if it does. */
  unmet: string | null;
}

export interface Placement {
  place: string;
  /** Expected number of its people in work. */
  score: number;
  /** Whether relatives live there. */
  kin: boolean;
  /** Rank of the place in the family's own list, from 1; null if it gave none. */
  wished: number | null;
  /** What its beds, school places and so on cost today, in the same measure as the score. */
  cost: number;
  /** The place that would have been next, and what would be given up there. */
  next: { place: string; gives_up: number } | null;
}

export interface Place {
  id: string;
  name: string;
  country: string;
  dimensions: { code: string; capacity: number; used: number; price: number }[];
}

export interface Instrument {
  id: string;
  /** Its own name, in its own language. */
  name: string;
  countries: string[];
  article: string;
  source: string;
  read: string;
  /** `S`: read at the source. `K`: general knowledge, to be verified. */
  confidence: string;
  /** Codes with a text under `pathways.document_…`, each with what is taken instead. */
  documents: { code: string; substitutes: string[] }[];
  contests: { remedy: string; article: string; days: number | null; working_days: boolean }[];
}

/** The data that the page was written with. */
export function readBoard(page: Document): BoardData {
  return readData<BoardData>(page, 'contadora reception demo');
}
