import type { SheetData, Way } from '../src/data/sheet.ts';

/** What a made-up person may claim: a certain way here, ways in many countries, one to be verified. */
export function sheet(): SheetData {
  return {
    lang: 'es',
    sample: true,
    key: 'P-0007',
    country: 'HN',
    as_of: '2026-11-24',
    open: [
      way('REFUGIO', { countries: ['HN'], kind: 'refugee_status', health: 'unknown' }),
      way('RESIDENCIA', {
        countries: ['AR', 'BR', 'UY', 'CL'],
        permit: { months: 24, until: '', permanent: false, renewable: 'no' },
        permanent_after_months: 24,
        health: 'national law',
        fee: 'national fee',
        apply_until: '2027-01-31',
      }),
    ],
    maybe: [
      way('VERIFICAR', { answer: 'maybe', cause: 'verify', countries: ['PA'] }),
      way('DEPENDE', { answer: 'maybe', cause: 'facts', ask: ['criminal_record'], contests: [] }),
      way('ENTREVISTA', { answer: 'maybe', cause: 'facts', documents: [] }),
    ],
    further: 5,
    ask: [
      {
        fact: 'criminal_record',
        name: 'Criminal record',
        type: 'boolean',
        of: 'person',
        codes: [],
      },
      { fact: 'expulsion_order', name: 'Expulsion order', type: 'boolean', of: 'desk', codes: [] },
      { fact: 'entry_date', name: 'Entry date', type: 'date', of: 'person', codes: [] },
    ],
    interview: true,
  };
}

function way(id: string, other: Partial<Way>): Way {
  return {
    id,
    name: `Norma inventada ${id.toLowerCase()}`,
    kind: 'regional_residence',
    countries: ['MX'],
    answer: 'yes',
    cause: 'rules',
    ask: [],
    work: 'on_grant',
    work_after_days: 45,
    health: 'yes',
    education: 'yes',
    family: 'unknown',
    permit: { months: null, until: '', permanent: false, renewable: '' },
    permanent_after_months: null,
    apply_until: null,
    decision_days: '45 working, and 10 to notify',
    fee: '0',
    cap: '',
    documents: [
      {
        code: 'PASSPORT',
        condition: 'expired up to 5 years',
        substitutes: [{ code: 'NATIONAL_ID', condition: '', substitutes: [] }],
      },
      { code: 'PHOTOGRAPHS', condition: '', substitutes: [] },
    ],
    contests: [
      {
        remedy: 'recurso inventado',
        article: 'Ley inventada, art. 2',
        days: 15,
        working_days: true,
        confidence: 'K',
      },
    ],
    article: 'Ley inventada, art. 1',
    source: 'https://example.org/ley ; made by a test',
    read: '2026-11-01',
    confidence: 'S',
    ...other,
  };
}
