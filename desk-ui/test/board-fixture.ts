import type { BoardData, Choice, Claim, Family, Place } from '../src/data/board.ts';
import { mulberry32 } from './fixture.ts';

const NATIONALITIES = ['GT', 'HN', 'HT', 'VE', 'CO'];
const LANGUAGES = ['es', 'ht', 'pt'];
const CITIES = ['Villa Inventada', 'Puerto Imaginario', 'Ciudad Supuesta', 'San Ejemplo'];

const said = { at: '2026-11-24T17:00:00Z', recorded_by: 'ana', wanted: '', unmet: null };
/** What the first families chose. */
const CHOICES: Choice[] = [
  { ...said, answer: 'accepted', place: 'Villa Inventada' },
  { ...said, answer: 'declined', place: 'Puerto Imaginario' },
  { ...said, answer: 'another', place: '', wanted: 'San Ejemplo', unmet: 'full' },
];

/** A made-up flight and made-up places; nobody in it exists, and it says so. */
export function board(seed: number): BoardData {
  const random = mulberry32(seed);
  const families = Array.from({ length: 24 }, (_, i) => family(i, random));
  return {
    lang: 'es',
    sample: true,
    title: { es: 'Vuelo inventado', en: 'Made-up flight' },
    as_of: '2026-11-24',
    counts: {
      people: families.reduce((sum, { people }) => sum + people, 0),
      families: families.length,
      nationals: 12,
      children: 9,
    },
    families,
    places: CITIES.map((name, i) => place(name, i)),
    quality: { reached: 18.42, bound: 18.43 },
    instruments: ['A', 'B'].map((id) => ({
      id,
      name: `Norma inventada ${id}`,
      countries: [id === 'A' ? 'MX' : 'BR'],
      article: '1',
      source: 'made by a test',
      read: '2026-11-24',
      confidence: id === 'A' ? 'S' : 'K',
      documents: [{ code: 'PASSPORT', substitutes: ['NATIONAL_ID'] }],
      contests: [{ remedy: 'recurso inventado', article: '2', days: 15, working_days: true }],
    })),
  };
}

function family(i: number, random: () => number): Family {
  const placed = i % 8 !== 7;
  return {
    key: `F${String(i + 1).padStart(3, '0')}`,
    people: 1 + Math.floor(random() * 5),
    nationalities: [NATIONALITIES[i % NATIONALITIES.length] as string],
    languages: [LANGUAGES[i % LANGUAGES.length] as string],
    needs: i % 5 === 0 ? ['medical'] : [],
    claims: [claim('A', i % 6 === 0 ? 'maybe' : 'yes'), claim('B', i % 3 === 0 ? 'maybe' : 'yes')],
    ask: i % 6 === 0 ? ['criminal_record'] : [],
    placement: placed
      ? {
          place: `p${i % CITIES.length}`,
          score: 0.3 + random(),
          kin: i === 3,
          wished: i % 2 === 0 ? 1 + (i % 3) : null,
          cost: random() / 2,
          next: { place: `p${(i + 1) % CITIES.length}`, gives_up: random() / 4 },
        }
      : null,
    choice: CHOICES[i] ?? null,
    nowhere: placed
      ? []
      : [
          { code: 'language', count: 3 },
          { code: 'service', count: 1 },
        ],
  };
}

function claim(instrument: string, answer: Claim['answer']): Claim {
  return {
    instrument,
    country: instrument === 'A' ? 'MX' : 'BR',
    answer,
    people: 2,
    opens: ['work', 'residence'],
    days: instrument === 'A' ? 45 : null,
  };
}

function place(name: string, i: number): Place {
  return {
    id: `p${i}`,
    name,
    country: ['MX', 'BR', 'UY', 'CR'][i] as string,
    dimensions: [
      { code: 'beds', capacity: 12, used: 4 + i, price: i === 0 ? 0.31 : 0 },
      { code: 'school', capacity: 6, used: i, price: 0 },
    ],
  };
}
