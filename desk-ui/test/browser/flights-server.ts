import type {
  Decided,
  Decision,
  Entry,
  MapAnswer,
  Row,
  SavedView,
} from '../../src/desk/contract.ts';
import { filterOf } from '../../src/desk/filter.ts';
import { claimsOn } from '../claims-fixture.ts';
import { DATA, entriesOf, gapsFor, mapOf, rowOf } from '../desk-fixture.ts';
import { Refusal } from './refusal.ts';

/** What the pages on flights, review and ledger are answered; it remembers what is decided and corrected. */
export class FlightsFixture {
  /** The map's answer, where it is not that of the invented flights. */
  map: MapAnswer | undefined;
  twoPersons = false;
  views: SavedView[] = [];
  readonly decisions: (Decision & { leg: string })[] = [];
  readonly corrections: { index: number; reason: string; replacement: unknown }[] = [];
  private readonly history = new Map<string, Decided[]>();

  onMap(query: URLSearchParams): MapAnswer {
    return this.map ?? mapOf(this.kept(query));
  }

  private kept(query: URLSearchParams): typeof DATA.flights {
    const filter = filterOf(query);
    return DATA.flights.filter(
      (flight) =>
        (filter.classes.length === 0 || filter.classes.includes(flight.class)) &&
        (filter.from === '' || flight.date >= filter.from) &&
        (filter.to === '' || flight.date <= filter.to) &&
        (filter.q === '' || (flight.callsign ?? '').includes(filter.q.toUpperCase())) &&
        (filter.country === '' ||
          DATA.airports[flight.arrival.airport ?? '']?.country === filter.country),
    );
  }

  list(query: URLSearchParams): object {
    const kept = this.kept(query);
    const sign = query.get('sort') === 'probability' ? 1 : -1;
    const sorted = [...kept].sort((a, b) =>
      query.get('sort')?.endsWith('probability')
        ? sign * (a.probability - b.probability)
        : a.leg_id < b.leg_id
          ? 1
          : -1,
    );
    const begin = Number(query.get('cursor') ?? 0);
    const end = begin + Number(query.get('limit') ?? 50);
    query.delete('class');
    const byClass: Record<string, number> = {};
    for (const flight of this.kept(query)) {
      byClass[flight.class] = (byClass[flight.class] ?? 0) + 1;
    }
    return {
      flights: sorted.slice(begin, end).map((flight) => this.row(flight)),
      next: end < sorted.length ? String(end) : null,
      counts: { total: kept.length, by_class: byClass },
    };
  }

  private row(flight: (typeof DATA.flights)[number]): ReturnType<typeof rowOf> {
    const last = this.history
      .get(flight.leg_id)
      ?.filter(({ verdict }) => verdict !== 'note')
      .at(-1);
    const state = { class_changed: 'changed', note: 'open' } as const;
    const row = rowOf(flight);
    if (!last) return row;
    return {
      ...row,
      state:
        last.verdict === 'confirmed' || last.verdict === 'rejected'
          ? last.verdict
          : state[last.verdict],
      class: last.class ?? row.class,
    };
  }

  flight(legId: string, query: URLSearchParams): object | undefined {
    const flight = DATA.flights.find((each) => each.leg_id === legId);
    if (!flight) return undefined;
    const past = query.has('as_of') || query.has('at');
    if (past) return this.past(flight, query);
    const rotation = DATA.flights.filter((each) => each.rotation_id === flight.rotation_id);
    return {
      ...flight,
      class: this.row(flight).class,
      state: this.row(flight).state,
      gaps: gapsFor(legId),
      airports: DATA.airports,
      rotation: rotation.map((each) => this.row(each)),
      history: this.history.get(legId) ?? [],
      record: this.record(legId),
      claims: claimsOn(flight),
      as_of: null,
      awaiting: null,
      cite: this.cite(legId, 1234),
    };
  }

  saveView(of: string | undefined, body: { name: string; query?: string }): object {
    if (this.views.some(({ name }) => name !== of && name === body.name)) {
      return new Refusal(409, 'NAME_TAKEN');
    }
    const before = this.views.find(({ name }) => name === of);
    const view = {
      name: body.name,
      query: body.query ?? before?.query ?? '',
      address: `/views/${encodeURIComponent(body.name)}`,
      who: 'persona-inventada',
      changed: '2020-03-14T12:00:00Z',
    };
    this.views = [...this.views.filter(({ name }) => name !== of), view];
    return view;
  }

  private cite(legId: string, size: number): object {
    return {
      address: `/flights/${encodeURIComponent(legId)}?at=${size}`,
      checkpoint: `made-up ${size} abcd=`,
      size,
      entries: this.record(legId)
        .filter(({ index, corrected_by }) => index < size && corrected_by === null)
        .map(({ index }) => index),
    };
  }

  /** As it was before anybody decided. */
  private past(flight: (typeof DATA.flights)[number], query: URLSearchParams): object | undefined {
    const day = query.get('as_of');
    if (day !== null && day < flight.date) return undefined;
    const size = query.get('at');
    return {
      ...flight,
      state: 'open',
      gaps: gapsFor(flight.leg_id),
      airports: DATA.airports,
      rotation: [],
      history: [],
      record: entriesOf(flight),
      claims: [],
      as_of: { day, size: size === null ? null : Number(size), time: '2020-03-14T06:00:00Z' },
      awaiting: null,
      cite: this.cite(flight.leg_id, size === null ? 1234 : Number(size)),
    };
  }

  private record(legId: string): Entry[] {
    const flight = DATA.flights.find((each) => each.leg_id === legId);
    if (!flight) return [];
    const decided = (this.history.get(legId) ?? []).map((decision): Entry => {
      const { verdict } = decision;
      return {
        index: decision.index,
        kind: 'decision',
        recorded: decision.time,
        corrected_by: this.correctedBy(decision.index),
        subjects: [`leg:${legId}`],
        says: {
          verdict: verdict === 'note' ? (decision.tags === null ? 'noted' : 'tags_set') : verdict,
          ...(decision.class !== null && { class: decision.class }),
          tags: decision.tags ?? [],
          reviewer: decision.who,
          reason: decision.reason === '' ? '-' : decision.reason,
        },
      };
    });
    return [...entriesOf(flight), ...decided];
  }

  private correctedBy(index: number): number | null {
    const at = this.corrections.findIndex((each) => each.index === index);
    return at < 0 ? null : 2000 + at;
  }

  correct(index: number, body: Record<string, unknown>): object {
    this.corrections.push({
      index,
      reason: String(body['reason']),
      replacement: body['replacement'],
    });
    return { index: 1999 + this.corrections.length };
  }

  private all(): Entry[] {
    return DATA.flights
      .flatMap(({ leg_id }) => this.record(leg_id))
      .sort((a, b) => b.index - a.index);
  }

  ledger(): object {
    const counts: Record<string, number> = {};
    for (const { kind } of this.all()) counts[kind] = (counts[kind] ?? 0) + 1;
    return {
      size: 1234 + this.decisions.length,
      key: 'desk.example/ledger+0123abcd+made+up=',
      checkpoint_size: 1234,
      checkpoint_time: '2020-03-14T06:00:00Z',
      checkpoint: 'desk.example/ledger\n1234\nmadeUp=\n\n— desk.example/ledger abcd=\n',
      captures: 3,
      counts,
    };
  }

  entries(query: URLSearchParams): object {
    const kind = query.get('kind');
    const before = Number(query.get('before') ?? Number.MAX_SAFE_INTEGER);
    const limit = Number(query.get('limit') ?? 50);
    const entries = this.all()
      .filter((each) => (kind === null || each.kind === kind) && each.index < before)
      .slice(0, limit);
    return { entries, next: entries.length < limit ? null : (entries.at(-1)?.index ?? null) };
  }

  decide(legId: string, decision: Decision): object {
    this.decisions.push({ ...decision, leg: legId });
    const history = [
      ...(this.history.get(legId) ?? []),
      {
        ...decision,
        index: 1233 + this.decisions.length,
        time: '2020-03-14T12:00:00Z',
        who: 'persona-inventada',
        corrected_by: null,
      },
    ];
    this.history.set(legId, history);
    return { history };
  }

  waiting(): Row[] {
    return DATA.flights.map((flight) => this.row(flight)).filter(({ state }) => state === 'open');
  }

  review(query: URLSearchParams): object {
    const waiting = this.waiting().sort(
      (a, b) => Math.abs(a.probability - 0.5) - Math.abs(b.probability - 0.5),
    );
    const after = waiting.findIndex(({ leg_id }) => leg_id === query.get('after')) + 1;
    const limit = Number(query.get('limit') ?? 20);
    return {
      flights: waiting.slice(after, after + limit),
      open: waiting.length,
      two_persons: this.twoPersons,
    };
  }
}
