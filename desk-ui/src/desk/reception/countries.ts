import codes from 'i18n-iso-countries/codes.json';
import type { Words } from '../../i18n/words.ts';

/** A country as a person picks it: its codes of ISO 3166-1, its name in the reader's language. */
export interface Country {
  alpha2: string;
  alpha3: string;
  name: string;
}

/** All countries, in the order in which the reader's language sorts them. */
export function countriesOf(words: Words): Country[] {
  return codes
    .map(([alpha2, alpha3]) => ({
      alpha2: String(alpha2),
      alpha3: String(alpha3),
      name: words.country(String(alpha2)),
    }))
    .sort((a, b) => words.compare(a.name, b.name));
}

/**
 * The country that somebody typed, by name or by one of its codes; capitals and accents do not matter. A name
 * comes first: none of them is another country's code today, and whoever sees names types names.
 */
export function countryOf(typed: string, countries: readonly Country[]): Country | undefined {
  const wanted = plain(typed);
  if (wanted === '') return undefined;
  return (
    countries.find(({ name }) => plain(name) === wanted) ??
    countries.find(({ alpha2, alpha3 }) => plain(alpha3) === wanted || plain(alpha2) === wanted)
  );
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").trim().toLowerCase();
}
