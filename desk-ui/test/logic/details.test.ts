import { describe, expect, test } from 'vitest';
import { refusalDetail } from '../../src/i18n/sentences.ts';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';

/** As the engine writes them. */
const DETAILS = [
  'a71a28 at 2026-03-06T08:59:50.790Z: 0.0000,0.0000',
  'aef400 at 2026-03-02T09:43:22.420Z: 36.7219,-70.7582, after 40.0036,-74.9333 at 2026-03-02T09:43:17.050Z',
  'a960a9 at 2026-03-02T10:00:00Z: 1.0000,2.0000, on ground at 250 kt after unknown ft',
  'Positions repeat time and place of one before (3 of 9); one of each is kept.',
  'The same leg stands at records.csv, line 66.',
  'Neither end names an airport.',
];

describe('what is said of one thing refused', () => {
  test('is said in the reader’s language, with its values', () => {
    const es = new Words('es');
    expect(DETAILS.map((detail) => refusalDetail(es, detail))).toEqual([
      'a71a28, 2026-03-06T08:59:50.790Z: 0.0000,0.0000',
      'aef400, 2026-03-02T09:43:22.420Z: 36.7219,-70.7582, después de 40.0036,-74.9333 (2026-03-02T09:43:17.050Z)',
      'a960a9, 2026-03-02T10:00:00Z: 1.0000,2.0000, en tierra a 250 kt después de unknown ft',
      'Hay posiciones que repiten hora y lugar de otra anterior (3 de 9); se conserva una de cada una.',
      'El mismo tramo está en records.csv, line 66.',
      'Ninguno de los extremos nombra un aeropuerto.',
    ]);
  });

  test('stays as it is in English, and where its sentence is not known', () => {
    const en = new Words('en');
    expect(DETAILS.map((detail) => refusalDetail(en, detail))).toEqual(DETAILS);
    for (const language of LANGUAGES) {
      expect(refusalDetail(new Words(language), 'lat 91.2')).toBe('lat 91.2');
    }
  });
});
