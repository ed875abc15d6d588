import { describe, expect, test } from 'vitest';
import { sentence } from '../../src/i18n/sentences.ts';
import { fill, LANGUAGES, languageOf, Words } from '../../src/i18n/words.ts';

/** Intl writes narrow and no-break spaces, which differ from release to release. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('a list', () => {
  test('ends with the word of its language, whatever its items say', () => {
    const items = ['A', 'B et C', 'D'];
    expect(new Words('fr').list(items)).toBe('A, B et C et D');
    expect(new Words('ht').list(items)).toBe('A, B et C ak D');
  });
});

describe('numbers', () => {
  test('are written as each language writes them, four digits grouped too', () => {
    const written = LANGUAGES.map((language) => plain(new Words(language).number(1234567)));
    expect(written).toEqual(['1.234.567', '1,234,567', '1.234.567', '1 234 567', '1 234 567']);
    expect(new Words('es').number(1234)).toBe('1.234');
  });

  test('of a range are one where both ends are the same', () => {
    const words = new Words('en');
    expect(words.range(203, 229)).toBe('203–229');
    expect(words.range(210, 210)).toBe('210');
  });

  test('that are not certain are never rounded to 0 or 100 per cent', () => {
    const words = new Words('en');
    expect(words.percent(0.8349)).toBe('83%');
    expect(words.percent(0.9999)).toBe('99.9%');
    expect(words.percent(0.0001)).toBe('0.1%');
    expect(words.percent(1)).toBe('100%');
    expect(words.percent(0)).toBe('0%');
  });

  test('of evidence carry their sign', () => {
    const words = new Words('en');
    expect([words.weight(2.14), words.weight(-1.3), words.weight(0)]).toEqual([
      '+2.1',
      '-1.3',
      '0.0',
    ]);
  });
});

describe('dates', () => {
  test('are UTC, whatever the machine thinks', () => {
    const words = new Words('en');
    expect(words.time('2020-02-03T23:59:00Z')).toBe('3 Feb 2020, 23:59 UTC');
    expect(words.day('2020-02-03')).toBe('3 Feb 2020');
  });

  test('of a period share what they have in common', () => {
    const period = plain(new Words('en').period('2020-02-03', '2020-02-09'));
    expect(period.replace(/ ?– ?/, '–')).toBe('3–9 Feb 2020');
  });

  test('that are not dates are shown as they came', () => {
    const words = new Words('es');
    expect(words.day('ayer')).toBe('ayer');
    expect(words.period('ayer', 'hoy')).toBe('ayer – hoy');
  });

  test('in Haitian Creole use French names of months', () => {
    expect(new Words('ht').month('2020-02')).toBe('fevriye 2020');
  });
});

describe('texts', () => {
  test('take the singular where there is one', () => {
    const words = new Words('es');
    expect(words.t('headline.exact', { count: 1 })).toBe('1 vuelo de deportación');
    expect(words.t('headline.exact', { count: 2 })).toBe('2 vuelos de deportación');
  });

  test('keep a place that has no value', () => {
    expect(fill('from {from} to {to}', { from: 'KAEX' })).toBe('from KAEX to {to}');
  });

  test('of evidence without a sentence show the code and all it names', () => {
    const words = new Words('en');
    expect(sentence(words, 'evidence', 'MADE_UP', { airport: 'KAEX', minutes: '55' })).toBe(
      'MADE_UP (airport: KAEX, minutes: 55)',
    );
    expect(sentence(words, 'evidence', 'MADE_UP')).toBe('MADE_UP');
  });

  test('name every industry that the concordance of trade knows', () => {
    const others = [1, 2, 3, 35, 38, 58, 59, 71, 74, 79, 85, 90, 95, 96, 98];
    const mining = [5, 6, 7, 8, 9];
    const factories = Array.from({ length: 24 }, (_, i) => 10 + i);
    for (const division of [...others, ...mining, ...factories]) {
      expect(new Words('es').has(`isic.${String(division).padStart(2, '0')}`)).toBe(true);
    }
  });

  test('have no sign before nothing', () => {
    expect(new Words('en').usd(-0.01)).toBe(new Words('en').usd(0));
    expect(new Words('en').usd(-0.06)).not.toBe(new Words('en').usd(0.06));
  });

  test('name countries in the reader’s language and leave names alone', () => {
    expect(new Words('pt').country('GT')).toBe('Guatemala');
    expect(new Words('fr').country('US')).toBe('États-Unis');
    expect(new Words('ht').country('US')).toBe('Etazini');
    expect(new Words('ht').country('JP')).toBe('Japon');
    expect(new Words('es').country('LAC total')).toBe('LAC total');
  });
});

test('a language that we do not have becomes Spanish', () => {
  expect([languageOf('fr-CA'), languageOf('HT'), languageOf('de'), languageOf(undefined)]).toEqual([
    'fr',
    'ht',
    'es',
    'es',
  ]);
});

test('what is one of several counts in a sentence is singular where the language has it', () => {
  const sentenceOf = (language: 'es' | 'fr' | 'pt', likely: number, possible: number): string => {
    const words = new Words(language);
    return words.t('headline.verdicts', {
      likely: words.t('headline.likely', { count: likely }),
      possible: words.t('headline.possible', { count: possible }),
    });
  };
  expect(sentenceOf('es', 1, 2)).toContain('1 probable, 2 posibles');
  expect(sentenceOf('pt', 2, 1)).toContain('2 prováveis, 1 possível');
  expect(sentenceOf('fr', 0, 2)).toContain('0 probable, 2 possibles');
  expect(new Words('es').t('map.gaps', { count: 1 })).toBe('1 área sin contacto');
});
