import { refusalDetail } from '../../i18n/sentences.ts';
import type { Words } from '../../i18n/words.ts';

/** What was expected of a row that was not taken. */
export function expectation(words: Words, expected: string): string {
  return refusalDetail(words, `Expected ${expected}.`);
}

/** Where something stands, and what is said of it. */
export function remark(words: Words, place: string, detail: string): string {
  const line = /^line (\d+)$/.exec(place)?.[1];
  const where = line === undefined ? place : words.t('reception.line', { line });
  return `${where}: ${refusalDetail(words, detail)}`;
}
