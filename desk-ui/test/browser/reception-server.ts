import type {
  ArrivalBoard,
  Arrivals,
  ArrivalSheet,
  ArrivalWhole,
  Pin,
  Said,
} from '../../src/desk/reception/contract.ts';
import { board } from '../board-fixture.ts';
import { sheet } from '../sheet-fixture.ts';

const DAY = '2026-11-24';

/** Arrivals as the desk answers them; nobody in them exists. */
export class ReceptionFixture {
  arrivals: ArrivalWhole[] = [];
  /** Where they are kept; any passphrase opens. */
  kept: NonNullable<Arrivals['kept']> = 'memory';
  /** What was handed in, to be looked at. */
  brought: Record<string, unknown>[] = [];
  private readonly board: ArrivalBoard = { ...board(5), pins: [] };
  private told: Record<string, string> = {};
  private last = 0;

  answer(
    method: string,
    [id, what, which]: (string | undefined)[],
    body: Record<string, unknown>,
  ): object | undefined {
    if (id === undefined) {
      if (method === 'GET') return this.all();
      this.brought.push(body);
      const arrival = arrivalOf(`A-00${++this.last}`, body['sample'] === true);
      this.arrivals = [arrival, ...this.arrivals];
      return arrival;
    }
    if (id === 'unlock') {
      this.kept = 'open_file';
      return this.all();
    }
    const arrival = this.arrivals.find((one) => one.id === id);
    if (!arrival) return undefined;
    switch (`${method} ${what ?? ''}`) {
      case 'GET ':
        return arrival;
      case 'DELETE ':
        this.arrivals = this.arrivals.filter((one) => one.id !== id);
        return {};
      case 'GET names':
        return { names: { 'P-0001': 'Tave Lorimund', 'P-0002': 'Mira Lorimund' } };
      case 'GET board':
        return this.board;
      case 'POST pins':
        return this.pin(body as unknown as Pin);
      case 'DELETE pins':
        this.board.pins = this.board.pins.filter(({ family }) => family !== which);
        return this.board;
      case 'POST choices':
        return this.choose(body as unknown as Said);
      case 'DELETE waiting':
        arrival.waiting_list = arrival.waiting_list.filter(({ key }) => key !== which);
        arrival.waiting = arrival.waiting_list.length;
        return { ...arrival };
      case 'GET people':
        return this.sheet(which ?? '');
      case 'POST people':
        Object.assign(this.told, body['facts']);
        for (const [name, text] of Object.entries(this.told)) {
          if (text === '') delete this.told[name];
        }
        return this.sheet(which ?? '');
      default:
        return undefined;
    }
  }

  private all(): Arrivals {
    const open = this.kept !== 'locked_file' && this.kept !== 'new_file';
    return { kept: this.kept, arrivals: open ? this.arrivals : [], unread: [] };
  }

  private pin(pin: Pin): ArrivalBoard {
    const { board } = this;
    board.pins = [...board.pins, pin];
    board.families = board.families.map((family) =>
      family.key === pin.family && family.placement && !pin.forbids && pin.place !== ''
        ? { ...family, placement: { ...family.placement, place: pin.place, next: null } }
        : family,
    );
    return board;
  }

  private choose(said: Said): ArrivalBoard {
    this.board.families = this.board.families.map((family) =>
      family.key === said.family
        ? {
            ...family,
            choice: { ...said, at: `${DAY}T18:00:00Z`, recorded_by: 'ana', unmet: null },
          }
        : family,
    );
    return this.board;
  }

  private sheet(key: string): ArrivalSheet {
    const whole = sheet();
    return {
      ...whole,
      key,
      told: this.told,
      unclear: {},
      ask: whole.ask.filter(({ name }) => !(name in this.told)),
    };
  }
}

function arrivalOf(id: string, sample: boolean): ArrivalWhole {
  return {
    id,
    country: 'HN',
    day: DAY,
    sample,
    people: 3,
    families: 2,
    refused_rows: 1,
    duplicate_pairs: 1,
    places: true,
    renumbered: true,
    waiting: 2,
    waiting_list: [
      {
        why: 'not_joined',
        key: 'P-0009',
        line: 0,
        told: { 'Criminal record': 'no', 'Of another version': 'yes' },
        pins: [],
        choices: [],
      },
      {
        why: 'family_changed',
        key: 'F-002',
        line: 0,
        told: {},
        pins: [{ place: 'Costa', forbids: false }],
        choices: [
          {
            place: 'Lago',
            answer: 'declined',
            wanted: '',
            at: '2026-11-24T10:00:00Z',
            recorded_by: 'ana',
          },
        ],
      },
    ],
    places_refused: '',
    family_list: [
      {
        key: 'F-001',
        needs: ['single_parent'],
        children_only: false,
        people: [
          {
            key: 'P-0001',
            line: 2,
            age: 'adult',
            relation: 'head',
            nationalities: ['VE'],
            languages: ['es'],
          },
          {
            key: 'P-0002',
            line: 4,
            age: 'child',
            relation: 'child',
            nationalities: ['VE'],
            languages: ['es'],
          },
        ],
      },
      {
        key: 'F-002',
        needs: [],
        children_only: false,
        people: [
          {
            key: 'P-0003',
            line: 3,
            age: 'elder',
            relation: 'head',
            nationalities: ['HT'],
            languages: ['ht'],
          },
        ],
      },
    ],
    refused: [
      {
        line: 5,
        code: 'MANIFEST_NATIONALITY_UNKNOWN',
        expected: 'a country, its code or its nationality',
      },
    ],
    noted: [
      {
        code: 'MANIFEST_VALUE_LEFT_OUT',
        count: 1,
        examples: [
          {
            place: 'line 4',
            detail:
              'The field (birth_date) was left out; expected a day such as 1990-03-25 or 25/03/1990.',
          },
        ],
      },
    ],
    duplicates: [{ first: 'P-0001', second: 'P-0003', sign: 'same_name_and_birth' }],
    counts: [
      { whom: 'all', route: 'any', period: '2026-11', people: null },
      { whom: 'all', route: 'any', period: 'all', people: 108 },
    ],
    columns: [{ field: 'nationality', purpose: 'pathways', headers: 'Nacionalidad' }],
    unread: ['Observaciones'],
    never_read: ['Motivo de protección'],
  };
}
