import type { Flight } from '../src/data/report.ts';
import type {
  ChronologyAnswer,
  ClaimOnEvent,
  ClaimOnFlight,
  Mappings,
  TablePreview,
} from '../src/desk/claims-contract.ts';
import type { Proposal } from '../src/desk/contract.ts';

/** An invented matter with invented sources that contradict each other. */
function claim(
  index: number,
  source_id: string,
  text: string,
  value: string | null,
  unit: string | null,
  happened_on: string,
): ClaimOnEvent {
  return {
    index,
    source_id,
    text,
    language: 'es',
    value,
    unit,
    happened_on,
    address: null,
    said_on: null,
    note: null,
  };
}

export const CHRONOLOGY: ChronologyAnswer = {
  events: [
    {
      id: 'cierre-2020/cierre',
      from: '2020-02-25',
      to: '2020-02-26',
      contradicted: true,
      legs: [],
      topics: [
        {
          predicate: 'date',
          agreement: 'values_differ',
          claims: [
            claim(401, 'gaceta', 'El cierre fue el día 25', '2020-02-25', 'date', '2020-02-25'),
            {
              ...claim(402, 'diario', 'Fue el domingo 26', '2020-02-26', 'date', '2020-02-26'),
              note: 'el 26 fue miércoles',
            },
          ],
        },
        {
          predicate: 'persons_per_flight',
          agreement: 'agree',
          claims: [
            claim(403, 'gaceta', 'unas ochenta personas por vuelo', '80', 'persons', '2020-02-25'),
            claim(404, 'boletin', 'ochenta por avión', '80', 'persons', '2020-02-25'),
          ],
        },
        {
          predicate: 'escort',
          agreement: 'open',
          claims: [claim(405, 'boletin', 'sin escolta militar', 'civil', null, '2020-02-26')],
        },
      ],
    },
    {
      id: 'cierre-2020/outcome',
      from: '2020-02',
      to: '2020-03',
      contradicted: true,
      legs: ['a00001-made-up'],
      topics: [
        {
          predicate: 'reading',
          agreement: 'values_differ',
          claims: [
            claim(406, 'gaceta', 'cedió en pocas horas', 'cedió', 'reading', '2020-02'),
            claim(407, 'diario', 'resistió por ahora', 'resistió', 'reading', '2020-03'),
          ],
        },
      ],
    },
  ],
  sources: {
    gaceta: 'Gaceta Inventada',
    diario: 'Diario Imaginado, edición de la mañana',
    boletin: 'Boletín de Prueba',
    desk: 'This desk',
  },
};

export const MAPPINGS: Mappings = {
  fields: ['event', 'leg', 'predicate', 'value', 'unit', 'happened_on', 'text', 'source', 'note'],
  mappings: [
    {
      name: 'event-claims',
      columns: { event: 'event', predicate: 'topic', text: 'statement', source: 'source' },
      defaults: { language: 'en' },
      event_prefix: '',
    },
  ],
  broken: [
    {
      file: 'roto.mapping',
      detail: 'Line 3 (sourse) must be a key, an equals sign and a value.',
    },
  ],
};

export const PREVIEW_ROWS: TablePreview['rows'] = [
  {
    line: 2,
    subject: 'event:cierre-2020/cierre',
    source: 'Gaceta Inventada',
    text: 'El cierre fue el día 25',
    predicate: 'date',
    value: '2020-02-25',
    happened_on: '2020-02-25',
  },
];

export function claimsOn(flight: Flight): ClaimOnFlight[] {
  const on = (
    index: number,
    source: string,
    predicate: string,
    value: string,
    agrees: boolean | null,
    ours: string | null,
  ): ClaimOnFlight => ({
    index,
    source_id: source,
    source,
    event: null,
    predicate,
    value,
    unit: null,
    text: 'según su parte diario',
    note: null,
    ours,
    agrees,
  });
  const landed = flight.arrival.airport ?? 'MGGT';
  return [
    on(410, 'Gaceta Inventada', 'arrival', landed, true, landed),
    on(411, 'Diario Imaginado', 'arrival', 'ZZZZ', false, landed),
  ];
}

export const PROPOSAL: Proposal = {
  id: 'proposal-1',
  from: '2020.2+11bb',
  to: '2020.2+22cc',
  decisions: 41,
  related: 29,
  missing: 0,
  brier_before: 0.121,
  brier_after: 0.084,
  weights: [
    { code: 'HUB_DEPARTURE', before: 2.1, after: 2.6 },
    { code: 'SCHEDULED_LINE', before: -3, after: -3.4 },
    { code: 'NIGHT', before: 0.4, after: 0.1 },
    { code: 'PRIOR', before: -5, after: -4.8 },
  ],
  legs: 1234,
  changes: 2,
  examples: [
    { leg_id: 'a00001-made-up', before: 'transfer', after: 'removal' },
    { leg_id: 'a00002-made-up', before: 'removal', after: 'other' },
  ],
};
