import { describe, expect, test } from 'vitest';
import { countriesOf, countryOf } from '../../src/desk/reception/countries.ts';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';

describe('a country that somebody types', () => {
  test('is found by its name in the language of the page, whatever its capitals and accents', () => {
    const typed = { es: 'MEXICO', en: ' mexico ', pt: 'méxico', fr: 'mexique', ht: 'meksik' };
    for (const language of LANGUAGES) {
      const countries = countriesOf(new Words(language));
      expect([language, countryOf(typed[language], countries)?.alpha3]).toEqual([language, 'MEX']);
    }
  });

  test('is found by both of its codes', () => {
    const countries = countriesOf(new Words('es'));
    expect(countryOf('hnd', countries)?.alpha3).toBe('HND');
    expect(countryOf('HN', countries)?.alpha3).toBe('HND');
    expect(countryOf('XYZ', countries)).toBeUndefined();
    expect(countryOf('  ', countries)).toBeUndefined();
    expect(countryOf('Hond', countries)).toBeUndefined();
  });

  test('is never another one: no name and no code stands for two', () => {
    for (const language of LANGUAGES) {
      const countries = countriesOf(new Words(language));
      for (const { alpha2, alpha3, name } of countries) {
        expect([language, name, countryOf(name, countries)?.alpha3]).toEqual([
          language,
          name,
          alpha3,
        ]);
        expect([language, alpha3, countryOf(alpha3, countries)?.alpha3]).toEqual([
          language,
          alpha3,
          alpha3,
        ]);
        expect([language, alpha2, countryOf(alpha2, countries)?.alpha3]).toEqual([
          language,
          alpha2,
          alpha3,
        ]);
      }
    }
  });
});
