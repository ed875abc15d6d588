import type { FlightClass } from '../data/report.ts';
import { CLASSES, COLUMNS, STATES, TAGS, type ReviewState, type TableColumn } from './contract.ts';

export const SORTS = ['-time', 'time', '-probability', 'probability', 'uncertainty'] as const;
export type Sort = (typeof SORTS)[number];

/** Which flights are shown, and in which order. Empty texts ask for nothing. */
export interface Filter {
  from: string;
  to: string;
  country: string;
  airport: string;
  operator: string;
  classes: FlightClass[];
  state: ReviewState | '';
  tag: string;
  q: string;
  /** 0 to 1. */
  minProbability: number | null;
  maxProbability: number | null;
  sort: Sort;
  /** Columns of the table; none stands for the usual ones. */
  columns: TableColumn[];
}

/** The columns that are shown where none is asked for: who was aboard has room on a card. */
export const USUAL_COLUMNS: readonly TableColumn[] = COLUMNS.filter((each) => each !== 'people');

export const EVERYTHING: Readonly<Filter> = {
  from: '',
  to: '',
  country: '',
  airport: '',
  operator: '',
  classes: [],
  state: '',
  tag: '',
  q: '',
  minProbability: null,
  maxProbability: null,
  sort: '-time',
  columns: [],
};

/**
 * The filter that an address asks for. An address may come from anywhere: what it says that cannot be
 * is left out, so that the page always shows what its own controls say.
 */
export function filterOf(query: URLSearchParams): Filter {
  const text = (name: string): string => (query.get(name) ?? '').trim();
  const asked = query.getAll('class');
  return {
    from: day(text('from')),
    to: day(text('to')),
    country: /^[A-Za-z]{2}$/.test(text('country')) ? text('country').toUpperCase() : '',
    airport: text('airport').toUpperCase(),
    operator: text('operator'),
    classes: CLASSES.filter((known) => asked.includes(known)),
    state: STATES.find((known) => known === text('state')) ?? '',
    tag: TAGS.find((known) => known === text('tag')) ?? '',
    q: text('q'),
    minProbability: share(text('min_probability')),
    maxProbability: share(text('max_probability')),
    sort: SORTS.find((known) => known === text('sort')) ?? EVERYTHING.sort,
    columns: COLUMNS.filter((known) => query.getAll('column').includes(known)),
  };
}

/** The same filter as the server and the address bar take it; what asks for nothing is left out. */
export function queryOf(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  const put = (name: string, value: string): void => {
    if (value !== '') query.append(name, value);
  };
  put('from', filter.from);
  put('to', filter.to);
  put('country', filter.country);
  put('airport', filter.airport);
  put('operator', filter.operator);
  for (const each of filter.classes) put('class', each);
  put('state', filter.state);
  put('tag', filter.tag);
  put('q', filter.q);
  put('min_probability', filter.minProbability === null ? '' : String(filter.minProbability));
  put('max_probability', filter.maxProbability === null ? '' : String(filter.maxProbability));
  if (filter.sort !== EVERYTHING.sort) put('sort', filter.sort);
  for (const each of filter.columns) put('column', each);
  return query;
}

/** The day that an address asks to have played, empty if none. */
export function dayIn(query: URLSearchParams): string {
  return day(query.get('day') ?? '');
}

/** How many of its parts ask for something; the order and the columns are not among them. */
export function asksFor(filter: Filter): number {
  return new Set([...queryOf({ ...filter, sort: EVERYTHING.sort, columns: [] }).keys()]).size;
}

function day(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}

function share(text: string): number | null {
  const value = Number(text);
  return text !== '' && value >= 0 && value <= 1 ? value : null;
}
