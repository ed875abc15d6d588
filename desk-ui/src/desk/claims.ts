import type { Words } from '../i18n/words.ts';
import type { EventClaims, Topic } from './claims-contract.ts';

/** What the chronology is narrowed to; empty lets everything through. */
export interface ClaimFilter {
  source: string;
  contradicted: boolean;
  q: string;
}

export function filterOf(query: URLSearchParams): ClaimFilter {
  return {
    source: query.get('source') ?? '',
    contradicted: query.get('contradicted') === '1',
    q: query.get('q') ?? '',
  };
}

export function queryOf({ source, contradicted, q }: ClaimFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (source !== '') query.set('source', source);
  if (contradicted) query.set('contradicted', '1');
  if (q !== '') query.set('q', q);
  return query;
}

export function differs({ agreement }: Topic): boolean {
  return agreement === 'values_differ' || agreement === 'days_differ';
}

/** The events with the matters that the filter lets through; an event without any is left out. */
export function narrowed(events: readonly EventClaims[], filter: ClaimFilter): EventClaims[] {
  const wanted = filter.q.toLowerCase();
  return events.flatMap((event) => {
    const topics = event.topics.filter(
      (topic) =>
        (!filter.contradicted || differs(topic)) &&
        (filter.source === '' || topic.claims.some((each) => each.source_id === filter.source)) &&
        (wanted === '' ||
          [event.id, topic.predicate, ...topic.claims.map((each) => each.text)].some((text) =>
            text.toLowerCase().includes(wanted),
          )),
    );
    return topics.length === 0 ? [] : [{ ...event, topics }];
  });
}

/** The sources of an event, in the order in which they first speak. */
export function sourcesOf(event: EventClaims): string[] {
  return [
    ...new Set(event.topics.flatMap(({ claims }) => claims.map(({ source_id }) => source_id))),
  ];
}

/** A name of an event or a matter for people: without what separates words in tables. */
export function plain(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return last.replaceAll(/[_-]+/g, ' ').trim() || name;
}

/** Matters that a card tells of too, as the ledger names them, and their names for people. */
const KNOWN: Readonly<Record<string, string>> = {
  class: 'field.class',
  operator: 'field.operator',
  callsign: 'flight.callsign',
  registration: 'flight.registration',
  type: 'flight.type',
  date: 'field.date',
  departure: 'flight.departure',
  arrival: 'flight.arrival',
  people: 'flight.people',
  persons: 'flight.people',
  passengers: 'flight.people',
  people_aboard: 'flight.people',
  persons_per_flight: 'chron.people_per_flight',
};

/** What a claim is about: in the language where the card tells of it too, else in the words of the table. */
export function matter(words: Words, predicate: string): string {
  const known = KNOWN[predicate];
  return known === undefined ? plain(predicate) : words.t(known);
}

/** A day, a month or a year as the language says it. */
export function moment(words: Words, iso: string): string {
  if (iso.length === 10) return words.day(iso);
  return iso.length === 7 ? words.month(iso) : iso;
}

export function span(words: Words, from: string | null, to: string | null): string {
  if (from === null || to === null) return '';
  if (from === to) return moment(words, from);
  return from.length === 10 && to.length === 10
    ? words.period(from, to)
    : `${moment(words, from)} – ${moment(words, to)}`;
}

/** The columns of a table: its first line, cut at the separator that it has most of. */
export function headerOf(csv: string): string[] {
  const first = csv.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '';
  const separators = [',', ';', '\t'];
  const separator = separators.reduce((best, each) =>
    first.split(each).length > first.split(best).length ? each : best,
  );
  return first
    .split(separator)
    .map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
    .filter((name) => name !== '');
}
