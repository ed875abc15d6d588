import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  Account,
  Decided,
  Decision,
  Entry,
  Job,
  MapAnswer,
  Mapping,
  Proposal,
  SavedView,
  SessionState,
  Token,
} from '../../src/desk/contract.ts';
import { filterOf } from '../../src/desk/filter.ts';
import type { ThreatWords } from '../../src/desk/threats.ts';
import { CHRONOLOGY, claimsOn, MAPPINGS, PREVIEW_ROWS, PROPOSAL } from '../claims-fixture.ts';
import { AlertsFixture, LiveFixture } from './live-server.ts';
import { ThreatFixture } from './threat-server.ts';
import { ReceptionFixture } from './reception-server.ts';
import {
  comparisonOf,
  coverageOf,
  DATA,
  entriesOf,
  gapsFor,
  mapOf,
  PUBLISHED,
  REGIONS,
  reportOf,
  rowOf,
  statisticsBy,
} from '../desk-fixture.ts';

const BUILT = fileURLToPath(
  new URL('../../target/classes/org/contadora/deskui/desk', import.meta.url),
);

/** The headers that `desk.web` sends with everything. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
    "worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

const CSRF = 'made-up-token';

/** Serves the built pages as the desk's server does, with invented answers, and remembers decisions. */
export class FixtureServer {
  empty = false;
  accounts = false;
  role: SessionState['role'] = 'administrator';
  /** Answers everything with this error, as a server in trouble does. */
  failing: number | undefined;
  /** The sample's job goes on by itself, or waits to be stopped. */
  slow = false;
  publicReading = false;
  /** Every text that somebody else may have chosen is a trap. */
  hostile = false;
  private readonly people: Account[] = [
    { name: 'ana-inventada', role: 'administrator', disabled: false },
    { name: 'luis-inventado', role: 'reader', disabled: true },
  ];
  private readonly tokens: Token[] = [];
  /** The map's answer, where it is not that of the invented flights. */
  map: MapAnswer | undefined;
  /** An empty desk whose ledger holds something to feed it from. */
  captures = false;
  twoPersons = false;
  /** Whether the chronology has events from the beginning. */
  events = false;
  /** What the live pages are answered. */
  readonly live = new LiveFixture();
  readonly alerts = new AlertsFixture();
  readonly threats = new ThreatFixture();
  readonly reception = new ReceptionFixture();
  readonly decisions: (Decision & { leg: string })[] = [];
  views: SavedView[] = [];
  readonly corrections: { index: number; reason: string; replacement: unknown }[] = [];
  /** Tables of claims that were recorded. */
  readonly tablesSent: { name: string; mapping: Mapping }[] = [];
  readonly accepted: string[] = [];
  private proposal: Proposal | undefined;
  private history = new Map<string, Decided[]>();
  private job: Job | undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FixtureServer> {
    const server = createServer();
    const fixture = new FixtureServer(server);
    server.on('request', (request, response) => void fixture.answer(request, response));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return fixture;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.address);
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (!pathname.startsWith('/api/v1/')) return page(pathname, response);
    const method = request.method ?? 'GET';
    if (this.failing !== undefined) return problem(response, this.failing, 'MADE_UP', 'made up');
    if (method !== 'GET' && request.headers['x-contadora-csrf'] !== CSRF) {
      return problem(response, 403, 'CSRF', 'The token is missing.');
    }
    if (pathname === '/api/v1/events') return this.live.follow(request, response);
    let text = '';
    for await (const part of request) text += String(part);
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    const path = pathname.slice('/api/v1'.length).split('/').map(decodeURIComponent);
    const result = this.result(method, path.slice(1), searchParams, body);
    if (result === undefined) return problem(response, 404, 'NOT_FOUND', pathname);
    if (result instanceof Refusal) return problem(response, result.status, result.code, '');
    json(response, 200, this.hostile ? (trapped(result) as object) : result);
  }

  private result(
    method: string,
    [first, second, third, fourth]: string[],
    query: URLSearchParams,
    body: Record<string, unknown>,
  ): object | undefined {
    switch (`${method} ${first}`) {
      case 'GET session':
        return this.session();
      case 'POST session':
        if (body['password'] !== 'right') return new Refusal(401, 'WRONG_PASSWORD');
        this.role = 'reviewer';
        return this.session();
      case 'DELETE session':
        this.role = null;
        return {};
      case 'GET threats':
        return second === undefined ? this.threats.choices() : this.threats.answer();
      case 'POST threats':
        return this.threats.begin(body as unknown as ThreatWords) ?? new Refusal(400, 'BAD_VALUE');
      case 'DELETE threats':
        return this.threats.cancel();
      case 'GET flights':
        return second === undefined ? this.list(query) : this.flight(second, query);
      case 'POST flights':
        return third === 'decisions' && second !== undefined
          ? this.decide(second, body as unknown as Decision)
          : undefined;
      case 'GET review':
        return second === 'settings' ? { two_persons: this.twoPersons } : this.review(query);
      case 'POST review':
        this.twoPersons = body['two_persons'] === true;
        return { two_persons: this.twoPersons };
      case 'GET ledger':
        return second === 'entries' ? this.entries(query) : this.ledger();
      case 'GET chronology':
        return second === 'mappings' ? MAPPINGS : this.chronology();
      case 'POST chronology':
        return this.tables(second ?? '', body);
      case 'GET recalibration':
        return { rules: '2020.2+11bb', proposal: this.proposal ?? null, history: [] };
      case 'POST recalibration':
        if (second === 'accept') {
          this.accepted.push(String(body['reason']));
          this.proposal = undefined;
          return { index: 1300 };
        }
        this.proposal = PROPOSAL;
        this.job = {
          id: 'j1',
          kind: 'recalibration',
          state: 'running',
          done: 0,
          total: 4,
          message: 'judging',
        };
        return { id: 'j1' };
      case 'DELETE recalibration':
        this.proposal = undefined;
        return {};
      case 'POST ledger':
        return this.correct(Number(third), body);
      case 'GET statistics':
        return statistics(second, query);
      case 'GET reports':
        return second === undefined ? undefined : reportOf(second);
      case 'GET views':
        return second === undefined
          ? { views: this.views }
          : this.views.find(({ name }) => name === second);
      case 'POST views':
        return this.saveView(second, body as { name: string; query?: string });
      case 'DELETE views':
        this.views = this.views.filter(({ name }) => name !== second);
        return {};
      case 'GET map':
        return this.map ?? mapOf(this.kept(query));
      case 'GET accounts':
      case 'POST accounts':
        return this.account(method, second, body);
      case 'GET tokens':
      case 'POST tokens':
      case 'DELETE tokens':
        return this.token(method, second, body);
      case 'GET reception':
      case 'POST reception':
      case 'DELETE reception':
        return this.reception.answer(method, [second, third, fourth], body);
      case 'GET live':
      case 'POST live':
      case 'DELETE live':
        return this.live.answer(method, second, third, body);
      case 'GET alerts':
      case 'POST alerts':
      case 'DELETE alerts':
        return this.alerts.answer(method, [second, third, fourth], body);
      case 'POST jobs':
        this.job = {
          id: 'j1',
          kind: String(body['kind']),
          state: 'running',
          done: 0,
          total: 4,
          message: '',
        };
        return { id: 'j1' };
      case 'GET jobs':
        // The list does not move the work on.
        return second === undefined ? { jobs: this.job ? [{ ...this.job }] : [] } : this.work();
      case 'DELETE jobs':
        if (this.job) this.job.state = 'cancelled';
        return {};
      default:
        return undefined;
    }
  }

  private account(method: string, name: string | undefined, body: Record<string, unknown>): object {
    if (method === 'POST' && name === undefined) {
      this.people.push({
        name: String(body['name']),
        role: body['role'] as Account['role'],
        disabled: false,
      });
    }
    const changed = this.people.find((each) => each.name === name);
    if (method === 'POST' && changed) Object.assign(changed, body);
    return { accounts: this.people };
  }

  private token(method: string, id: string | undefined, body: Record<string, unknown>): object {
    if (method === 'GET') return { tokens: this.tokens };
    if (method === 'DELETE') {
      const revoked = this.tokens.find((each) => each.id === id);
      if (revoked) revoked.revoked = '2020-03-14T12:00:00Z';
      return {};
    }
    const made: Token = {
      id: `t-${this.tokens.length}`,
      account: 'persona-inventada',
      role: body['role'] as Token['role'],
      label: String(body['label']),
      created: '2020-03-14T06:00:00Z',
      expires: '2999-03-14T06:00:00Z',
      revoked: null,
      last_used: null,
      last_address: null,
    };
    this.tokens.unshift(made);
    return { ...made, secret: 'contadora_made-up' };
  }

  private session(): SessionState {
    return {
      public: this.publicReading,
      user: this.role === null ? null : this.accounts ? 'persona-inventada' : 'local',
      role: this.role,
      csrf: CSRF,
      accounts: this.accounts,
      empty: this.empty,
      simulated: !this.empty,
      ledger: {
        size: 1234 + this.decisions.length,
        captures: this.captures,
        checkpoint_time: this.empty ? null : '2020-03-14T06:00:00Z',
      },
    };
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

  private list(query: URLSearchParams): object {
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

  private flight(legId: string, query: URLSearchParams): object | undefined {
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

  private saveView(of: string | undefined, body: { name: string; query?: string }): object {
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

  private correct(index: number, body: Record<string, unknown>): object {
    this.corrections.push({
      index,
      reason: String(body['reason']),
      replacement: body['replacement'],
    });
    return { index: 1999 + this.corrections.length };
  }

  private chronology(): object {
    return this.tablesSent.length === 0 && !this.events ? { events: [], sources: {} } : CHRONOLOGY;
  }

  private tables(what: string, body: Record<string, unknown>): object | undefined {
    const refusals = [
      {
        code: 'CLAIM_UNUSABLE',
        place: 'closure.csv, line 9',
        detail: 'The text (empty) must say something.',
      },
    ];
    switch (what) {
      case 'mappings':
        return { name: body['name'] };
      case 'preview':
        return { total: 6, rows: PREVIEW_ROWS, refused: 1, refusals };
      case 'claims':
        this.tablesSent.push({ name: String(body['name']), mapping: body['mapping'] as Mapping });
        return { claims: 6, sources: 3, unchanged: 0, refused: 1, refusals };
      case 'links':
        return { index: 1301 };
      default:
        return undefined;
    }
  }

  private all(): Entry[] {
    return DATA.flights
      .flatMap(({ leg_id }) => this.record(leg_id))
      .sort((a, b) => b.index - a.index);
  }

  private ledger(): object {
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

  private entries(query: URLSearchParams): object {
    const kind = query.get('kind');
    const before = Number(query.get('before') ?? Number.MAX_SAFE_INTEGER);
    const limit = Number(query.get('limit') ?? 50);
    const entries = this.all()
      .filter((each) => (kind === null || each.kind === kind) && each.index < before)
      .slice(0, limit);
    return { entries, next: entries.length < limit ? null : (entries.at(-1)?.index ?? null) };
  }

  private decide(legId: string, decision: Decision): object {
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

  private review(query: URLSearchParams): object {
    const waiting = DATA.flights
      .map((flight) => this.row(flight))
      .filter(({ state }) => state === 'open')
      .sort((a, b) => Math.abs(a.probability - 0.5) - Math.abs(b.probability - 0.5));
    const after = waiting.findIndex(({ leg_id }) => leg_id === query.get('after')) + 1;
    const limit = Number(query.get('limit') ?? 20);
    return {
      flights: waiting.slice(after, after + limit),
      open: waiting.length,
      two_persons: this.twoPersons,
    };
  }

  private work(): Job | undefined {
    if (this.job?.state === 'running') {
      this.job.done = Math.min(this.job.total, this.job.done + 1);
      if (this.slow) this.job.done = 1;
      else if (this.job.done === this.job.total) {
        this.job.state = 'done';
        this.empty = false;
      }
    }
    return this.job;
  }
}

function statistics(part: string | undefined, query: URLSearchParams): object | undefined {
  switch (part) {
    case undefined:
      return { rows: statisticsBy(query.get('by') ?? 'week') };
    case 'comparison':
      return query.has('month')
        ? comparisonOf('month', `${query.get('month')}-01`)
        : comparisonOf('week', query.get('week') ?? '');
    case 'coverage':
      return {
        regions: REGIONS,
        days: coverageOf('2020-02-03', '2020-03-13'),
        outages: [{ date: '2020-02-21', feed: 'receptor', down_s: 7200, hours: [3, 4] }],
      };
    case 'published':
      return { rows: PUBLISHED };
    default:
      return undefined;
  }
}

export const TRAP =
  '"><img src=x onerror="window.trapped=1"><script>window.trapped=1</script>{{x}}${x}javascript:window.trapped=1';
const CHOSEN_BY_OTHERS = new Set([
  'callsign',
  'registration',
  'operator',
  'type',
  'reason',
  'who',
  'label',
  'municipality',
  'user',
  'source',
]);

/** The answer with a trap wherever a text comes from outside; names of airports and parameters of evidence too. */
function trapped(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => trapped(each, key));
  if (typeof value === 'object' && value !== null) {
    // The server lets no account have such a name.
    if ('disabled' in value) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        key === 'parameters' && typeof each === 'string' ? TRAP : trapped(each, name),
      ]),
    );
  }
  const outside = CHOSEN_BY_OTHERS.has(key) || (key === 'name' && value !== null);
  return typeof value === 'string' && outside ? TRAP : value;
}

class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {}
}

function page(path: string, response: ServerResponse): void {
  const file = normalize(join(BUILT, path));
  const found = extname(path) !== '' && file.startsWith(BUILT) && existsSync(file);
  if (!found && path.startsWith('/assets/')) return problem(response, 404, 'NOT_FOUND', path);
  const sent = found ? file : join(BUILT, 'desk.html');
  response.setHeader('Content-Type', TYPES[extname(sent)] ?? 'application/octet-stream');
  response.end(readFileSync(sent));
}

function json(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

function problem(response: ServerResponse, status: number, code: string, detail: string): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, detail, code }));
}
