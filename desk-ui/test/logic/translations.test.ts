import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';

const texts = Object.fromEntries(
  LANGUAGES.map((language) => {
    const file = new URL(`../../src/i18n/${language}.json`, import.meta.url);
    return [language, JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>];
  }),
) as Record<(typeof LANGUAGES)[number], Record<string, string>>;

const places = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

describe.each(LANGUAGES)('%s', (language) => {
  test('has the same keys as Spanish, none missing and none extra', () => {
    expect(Object.keys(texts[language])).toEqual(Object.keys(texts.es));
  });

  test('has its keys sorted', () => {
    const keys = Object.keys(texts[language]);
    expect(keys).toEqual([...keys].sort());
  });

  test('has no empty text', () => {
    expect(Object.entries(texts[language]).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('names the same places in each text as Spanish', () => {
    for (const [key, text] of Object.entries(texts[language])) {
      expect([key, places(text).sort()]).toEqual([key, places(texts.es[key] ?? '').sort()]);
    }
  });
});

test('a key without text is shown as it is', () => {
  expect(new Words('en').t('no.such.key')).toBe('no.such.key');
});
