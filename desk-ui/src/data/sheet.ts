import { readData } from './reading.ts';

/**
 * What one person may claim, as `reception.sheet` writes it and the desk's API gives it. The person stands
 * in it under the key of the case; nothing of a reason for protection is part of it.
 */
export interface SheetData {
  lang: string;
  /** Nobody is meant, which the sheet then says. */
  sample: boolean;
  /** Key of the case; empty for somebody told by options. */
  key: string;
  /** Where the person is, two letters; empty if not known. */
  country: string;
  as_of: string;
  open: Way[];
  maybe: Way[];
  /** How many more may be open. */
  further: number;
  ask: Question[];
  /** Whether something hangs on the private interview. */
  interview: boolean;
}

export interface Question {
  /** Has its sentence under `pathways.ask_…`. */
  fact: string;
  /** As the tables write it. */
  name: string;
  type: 'string' | 'number' | 'boolean' | 'date';
  /** Code with a text under `pathways.asked_of_…`. */
  of: string;
  /** What can be answered; empty for anything of its type. */
  codes: string[];
}

export interface Way {
  id: string;
  /** Its own name, in its own language. */
  name: string;
  /** Code with a text under `pathways.kind_…`. */
  kind: string;
  /** Where it can be claimed; the country where the person is comes first. */
  countries: string[];
  answer: 'yes' | 'maybe';
  /** Code with a text under `pathways.cause_…`. */
  cause: string;
  /** Facts that would settle it. */
  ask: string[];
  /** Code with a text under `pathways.work_…`. */
  work: string;
  work_after_days: number | null;
  /** `yes`, `unknown`, or the condition. */
  health: string;
  education: string;
  family: string;
  permit: { months: number | null; until: string; permanent: boolean; renewable: string };
  permanent_after_months: number | null;
  apply_until: string | null;
  decision_days: string;
  fee: string;
  cap: string;
  documents: Paper[];
  contests: {
    remedy: string;
    article: string;
    days: number | null;
    working_days: boolean;
    confidence: string;
  }[];
  article: string;
  source: string;
  read: string;
  /** `S`: read at the source. `K`: general knowledge, to be verified. */
  confidence: string;
}

export interface Paper {
  /** Has its name under `pathways.document_…`. */
  code: string;
  condition: string;
  substitutes: Paper[];
}

/** The data that the page was written with. */
export function readSheet(page: Document): SheetData {
  return readData<SheetData>(page, 'contadora reception pathways --format html');
}
