import type { Words } from '../i18n/words.ts';
import type { Entry } from './contract.ts';
import { flightPath } from './routes.ts';

/** What an entry says in one line, by its kind. What is not known of a kind is left out. */
export function summary(entry: Entry, words: Words): string {
  const { says } = entry;
  switch (entry.kind) {
    case 'source':
      return join(text(says['name']), text(says['description']));
    case 'capture':
      return join(
        text(says['note']) || text(says['media_type']),
        words.t('record.bytes', { count: number(says['bytes']) }),
        words.t('record.by', { who: text(says['collector']) }),
      );
    case 'observation': {
      const leg = record(says['payload']);
      return join(
        `${airport(leg['departure'])} → ${airport(leg['arrival'])}`,
        words.t('record.engine', { engine: text(says['engine']) }),
        words.t('record.rules', { rules: text(says['rules_version']) }),
      );
    }
    case 'finding':
      return join(
        `${words.name('class', text(says['class']))} (${words.percent(number(says['probability_ppm']) / 1e6)})`,
        words.t('record.rules', { rules: text(says['rules_version']) }),
      );
    case 'decision':
      return join(
        words.name('record.verdict', text(says['verdict'])),
        says['class'] === undefined ? '' : words.name('class', text(says['class'])),
        words.list(texts(says['tags']).map((tag) => words.name('tag', tag))),
        words.t('record.by', { who: text(says['reviewer']) }),
      );
    case 'claim':
      return join(
        text(says['source_id']),
        says['predicate'] === undefined
          ? ''
          : [says['predicate'], says['value'], says['unit']].map(text).filter(Boolean).join(' '),
        says['happened_on'] === undefined ? '' : words.day(text(says['happened_on'])),
      );
    case 'correction':
      return join(
        words.t('record.corrects', { index: number(says['corrects']) }),
        says['replacement'] === undefined
          ? ''
          : words.t('record.replaced', { index: number(says['replacement']) }),
        words.t('record.by', { who: text(says['by']) }),
      );
    case 'publication':
      return join(text(says['title']), words.t('record.by', { who: text(says['by']) }));
    case 'recalibration':
      return join(
        `${text(says['from_rules'])} → ${text(says['to_rules'])}`,
        words.t('record.by', { who: text(says['by']) }),
      );
    case 'key_change':
      return words.t('record.by', { who: text(says['by']) });
  }
}

/** The words of a person or source in an entry, as they were written. */
export function quote(entry: Entry): string {
  const said = entry.kind === 'claim' ? entry.says['text'] : entry.says['reason'];
  const written = text(said);
  return written === '-' ? '' : written;
}

/** The flight that an entry is about, as an address. */
export function flightOf(entry: Entry): { legId: string; path: string } | undefined {
  const subject = entry.subjects.find((each) => each.startsWith('leg:'));
  if (subject === undefined) return undefined;
  const legId = subject.slice('leg:'.length);
  return { legId, path: flightPath(legId) };
}

/** Whether a person can say that the entry is wrong. */
export function correctable(entry: Entry): boolean {
  if (entry.corrected_by !== null) return false;
  if (entry.kind === 'decision') return flightOf(entry) !== undefined;
  return ['claim', 'observation', 'finding', 'correction'].includes(entry.kind);
}

function join(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function airport(end: unknown): string {
  return text(record(end)['airport']) || '?';
}
