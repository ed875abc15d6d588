import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Decision, SessionState } from '../../src/desk/contract.ts';
import type { ThreatWords } from '../../src/desk/threats.ts';
import { MAPPINGS } from '../claims-fixture.ts';
import {
  comparisonOf,
  coverageOf,
  PUBLISHED,
  REGIONS,
  reportOf,
  statisticsBy,
} from '../desk-fixture.ts';
import { AccountsFixture } from './accounts-server.ts';
import { ClaimsFixture } from './claims-server.ts';
import { FlightsFixture } from './flights-server.ts';
import { JobsFixture } from './jobs-server.ts';
import { AlertsFixture, LiveFixture } from './live-server.ts';
import { ReceptionFixture } from './reception-server.ts';
import { Refusal } from './refusal.ts';
import { ThreatFixture } from './threat-server.ts';
import { trapped } from './traps.ts';

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

/** Serves the built pages as the desk's server does, with invented answers, and remembers what is done. */
export class FixtureServer {
  empty = false;
  /** What the desk holds happened, or is the simulated sample. */
  simulated = true;
  accounts = false;
  role: SessionState['role'] = 'administrator';
  /** Answers everything with this error, as a server in trouble does. */
  failing: number | undefined;
  publicReading = false;
  /** Every text that somebody else may have chosen is a trap. */
  hostile = false;
  /** An empty desk whose ledger holds something to feed it from. */
  captures = false;
  readonly flights = new FlightsFixture();
  readonly claims = new ClaimsFixture();
  readonly jobs = new JobsFixture(() => (this.empty = false));
  readonly live = new LiveFixture();
  readonly alerts = new AlertsFixture();
  readonly threats = new ThreatFixture();
  readonly reception = new ReceptionFixture();
  private readonly people = new AccountsFixture();

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
    if (pathname === '/api/v1/live') await this.live.released();
    if (result === undefined) return problem(response, 404, 'NOT_FOUND', pathname);
    if (result instanceof Refusal)
      return problem(response, result.status, result.code, result.detail);
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
        return second === undefined ? this.flights.list(query) : this.flights.flight(second, query);
      case 'POST flights':
        return third === 'decisions' && second !== undefined
          ? this.flights.decide(second, body as unknown as Decision)
          : undefined;
      case 'GET review':
        return second === 'settings'
          ? { two_persons: this.flights.twoPersons }
          : this.flights.review(query);
      case 'POST review':
        this.flights.twoPersons = body['two_persons'] === true;
        return { two_persons: this.flights.twoPersons };
      case 'GET ledger':
        return second === 'entries' ? this.flights.entries(query) : this.flights.ledger();
      case 'GET chronology':
        return second === 'mappings' ? MAPPINGS : this.claims.chronology();
      case 'POST chronology':
        return this.claims.tables(second ?? '', body);
      case 'GET recalibration':
        return this.claims.recalibration();
      case 'POST recalibration':
        if (second === 'accept') return this.claims.accept(String(body['reason']));
        this.claims.propose();
        return this.jobs.begin({ kind: 'recalibration' }, 'judging');
      case 'DELETE recalibration':
        return this.claims.discard();
      case 'POST ledger':
        return this.flights.correct(Number(third), body);
      case 'GET statistics':
        return statistics(second, query);
      case 'GET reports':
        return second === undefined ? undefined : reportOf(second);
      case 'GET views':
        return second === undefined
          ? { views: this.flights.views }
          : this.flights.views.find(({ name }) => name === second);
      case 'POST views':
        return this.flights.saveView(second, body as { name: string; query?: string });
      case 'DELETE views':
        this.flights.views = this.flights.views.filter(({ name }) => name !== second);
        return {};
      case 'GET map':
        return this.flights.onMap(query);
      case 'GET accounts':
      case 'POST accounts':
        return this.people.account(method, second, body);
      case 'GET tokens':
      case 'POST tokens':
      case 'DELETE tokens':
        return this.people.token(method, second, body);
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
        return this.jobs.begin(body);
      case 'GET jobs':
        return second === undefined ? this.jobs.list() : this.jobs.look();
      case 'DELETE jobs':
        return this.jobs.cancel();
      default:
        return undefined;
    }
  }

  private session(): SessionState {
    return {
      public: this.publicReading,
      user: this.role === null ? null : this.accounts ? 'persona-inventada' : 'local',
      role: this.role,
      csrf: CSRF,
      accounts: this.accounts,
      empty: this.empty,
      simulated: !this.empty && this.simulated,
      feeds_down: this.live.feeds.filter(({ state }) => state === 'down').length,
      to_review: this.role === null ? 0 : this.flights.waiting().length,
      ledger: {
        size: 1234 + this.flights.decisions.length,
        captures: this.captures,
        checkpoint_time: this.empty ? null : '2020-03-14T06:00:00Z',
      },
    };
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
