import { describe, expect, test } from 'vitest';
import { exportAddress } from '../../src/desk/addresses.ts';
import { Api } from '../../src/desk/api.ts';
import { Problem } from '../../src/desk/asking.ts';
import type { CoverageDay, StatisticsRow } from '../../src/desk/figures-contract.ts';
import { neverSeen, runsOf, sightOf, sums } from '../../src/desk/coverage-runs.ts';
import { saidOf } from '../../src/desk/filter-words.ts';
import { asksFor, EVERYTHING, filterOf, queryOf, type Filter } from '../../src/desk/filter.ts';
import { profileOf } from '../../src/desk/profile.ts';
import { flightPath, routeOf, viewPath } from '../../src/desk/routes.ts';
import { commandOf } from '../../src/desk/shortcuts.ts';
import { monthAfter, startOf, timeSteps } from '../../src/desk/steps.ts';
import { Words } from '../../src/i18n/words.ts';
import { DATA, gapsFor } from '../desk-fixture.ts';

const EN = new Words('en');
const read = (address: string): Filter => filterOf(new URLSearchParams(address));

describe('coverage under a chart', () => {
  const day = (date: string, hours: string, recorded = 0): CoverageDay => ({
    date,
    hours: hours.padEnd(24, '0'),
    aircraft: 0,
    positions: 0,
    recorded,
    regions: { us: 1, mexico: 0 },
  });
  const days = new Map(
    [
      day('2020-02-03', '1'.repeat(24)),
      day('2020-02-04', '1'.repeat(24)),
      day('2020-02-05', '11'),
      day('2020-02-06', ''),
      day('2020-02-10', '', 4),
    ].map((each) => [each.date, each]),
  );

  test('joins days alike, in steps of the chart, and leaves out days that were not asked for', () => {
    const runs = runsOf([{ start: '2020-02-03' }, { start: '2020-02-10' }], 'week', days, sightOf);
    expect(runs.map(({ sight }) => sight)).toEqual(['all', 'some', 'none', 'records']);
    expect(runs[0]?.to).toBeCloseTo(2 / 7);
    expect(runs[3]?.from).toBe(1);
    expect(runs[3]?.to).toBeCloseTo(1 + 1 / 7);
  });

  test('counts hours and names regions over which nothing was followed', () => {
    expect(sums([...days.values()])).toEqual({ hours: 50, seen: 4, all: 5 });
    expect(neverSeen(['us', 'mexico'], [...days.values()])).toEqual(['mexico']);
  });
});

describe('a filter in words', () => {
  test('says every part that asks for something', () => {
    const said = saidOf(read('country=GT&class=removal&class=transfer&tag=night&sort=time'), EN);
    expect(said).toBe(
      'Country: Guatemala · Class: removal, transfer · Tag: night · Order: oldest first',
    );
    expect(saidOf(EVERYTHING, EN)).toBe('all flights');
  });
});

describe('a filter', () => {
  test('comes back from its address as it was', () => {
    const filter: Filter = {
      from: '2020-02-03',
      to: '2020-02-29',
      country: 'GT',
      airport: 'KAEX',
      operator: 'Aerolíneas & Cía.',
      classes: ['removal', 'transfer'],
      state: 'open',
      tag: 'night',
      q: 'ZZZ 1',
      minProbability: 0.2,
      maxProbability: 0.8,
      sort: 'uncertainty',
      columns: ['date', 'flight', 'people'],
    };
    expect(read(queryOf(filter).toString())).toEqual(filter);
    expect(asksFor(filter)).toBe(11);
  });

  test('that asks for nothing leaves the address empty', () => {
    expect(queryOf(EVERYTHING).toString()).toBe('');
    expect(read('')).toEqual(EVERYTHING);
  });

  test('leaves out what cannot be', () => {
    const hostile =
      'from=2020-13-45&to=yesterday&country=%3Cscript%3E&class=removal&class=nothing&state=gone' +
      '&tag=%27--&min_probability=7&max_probability=x&sort=random()&column=password';
    expect(read(hostile)).toEqual({ ...EVERYTHING, classes: ['removal'] });
  });

  test('is the filter of what is downloaded', () => {
    expect(exportAddress('csv', queryOf({ ...EVERYTHING, q: 'a b', state: 'open' }))).toBe(
      '/api/v1/exports/flights.csv?state=open&q=a+b',
    );
    expect(exportAddress('kml', queryOf(EVERYTHING))).toBe('/api/v1/exports/flights.kml');
  });
});

describe('an address', () => {
  test.each([
    ['/', { page: 'flights' }],
    ['/flights', { page: 'flights' }],
    ['/review', { page: 'review' }],
    ['/statistics/', { page: 'statistics' }],
    ['/signin', { page: 'signin' }],
    ['/flights/a00001-20200203T0612', { page: 'flight', legId: 'a00001-20200203T0612' }],
    ['/flights/%', { page: 'unknown' }],
    ['/flights/a/b', { page: 'unknown' }],
    ['/nowhere', { page: 'unknown' }],
  ])('%s leads to its page', (path, route) => {
    expect(routeOf(path)).toEqual(route);
  });

  test('of a flight holds any leg', () => {
    expect(routeOf('/reports/2026-03')).toEqual({ page: 'report', month: '2026-03' });
    expect(routeOf('/reports/2026-13')).toEqual({ page: 'unknown' });
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
    expect(routeOf(viewPath('de noche/á'))).toEqual({ page: 'view', name: 'de noche/á' });
    expect(routeOf('/views')).toEqual({ page: 'views' });
    expect(routeOf(flightPath('a/b c%'))).toEqual({ page: 'flight', legId: 'a/b c%' });
  });
});

describe('a key', () => {
  const pressed = (key: string, held: object = {}, focus: Pick<Element, 'closest'> | null = null) =>
    commandOf({ key, ...held } as KeyboardEvent, focus);

  test.each([
    ['j', { name: 'next' }],
    ['ArrowLeft', { name: 'previous' }],
    ['C', { name: 'confirm' }],
    ['r', { name: 'reject' }],
    ['1', { name: 'class', class: 'removal' }],
    ['5', { name: 'class', class: 'other' }],
    ['?', { name: 'help' }],
    ['6', undefined],
    ['ArrowDown', undefined],
  ])('%s asks for one thing', (key, command) => {
    expect(pressed(key)).toEqual(command);
  });

  test('held with another is the browser’s', () => {
    expect(pressed('c', { ctrlKey: true })).toBeUndefined();
    expect(pressed('r', { metaKey: true })).toBeUndefined();
  });

  test('in a text is the text’s', () => {
    const field = {
      closest: (places: string) => (places.includes('textarea') ? field : null),
    } as unknown as Element;
    expect(pressed('c', {}, field)).toBeUndefined();
  });
});

describe('the server', () => {
  /** Answers each request in turn and remembers how it was asked. */
  function answering(...answers: (Response | Error)[]): { api: Api; asked: Request[] } {
    const asked: Request[] = [];
    const api = new Api(async (input, init) => {
      asked.push(new Request(`http://desk${String(input)}`, init));
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw answer;
      return answer;
    });
    return { api, asked };
  }
  const failure = async (asking: Promise<unknown>): Promise<Problem> => {
    const error: unknown = await asking.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof Problem)) throw new Error(`expected a Problem, got ${String(error)}`);
    return error;
  };

  test('gets its token back with what changes something, and only then', async () => {
    const { api, asked } = answering(
      Response.json({ csrf: 'abc' }),
      Response.json({ history: [] }),
      Response.json({ flights: [], open: 0 }),
    );
    await api.session();
    await api.decide('a b', { verdict: 'confirmed', class: null, tags: null, reason: '' });
    await api.review('a b', 20);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET http://desk/api/v1/session',
      'POST http://desk/api/v1/flights/a%20b/decisions',
      'GET http://desk/api/v1/review?limit=20&after=a+b',
    ]);
    expect(asked.map(({ headers }) => headers.get('X-Contadora-CSRF'))).toEqual([
      null,
      'abc',
      null,
    ]);
  });

  test('says in its own words what it refuses', async () => {
    const said = { title: 'Locked out', detail: 'Until 12:00.', code: 'LOCKED_OUT', status: 429 };
    const { api } = answering(Response.json(said, { status: 429 }));
    expect(await failure(api.signIn('a', 'b'))).toMatchObject({
      status: 429,
      code: 'LOCKED_OUT',
      detail: 'Until 12:00.',
      family: 'too_many',
    });
  });

  test.each([
    [401, 'signed_out'],
    [403, 'not_allowed'],
    [404, 'not_found'],
    [409, 'refused'],
    [503, 'broken'],
  ])('that answers %i without words is a problem all the same', async (status, family) => {
    const { api } = answering(new Response('<html>', { status }));
    expect((await failure(api.session())).family).toBe(family);
  });

  test('that does not answer, or not in JSON, is said to', async () => {
    const { api } = answering(new TypeError('Failed to fetch'), new Response('<html>'));
    expect(await failure(api.session())).toMatchObject({ family: 'unreachable' });
    expect(await failure(api.session())).toMatchObject({ family: 'broken' });
  });
});

describe('the steps of a chart', () => {
  test.each([
    ['2020-W01', '2019-12-30'],
    ['2020-W06', '2020-02-03'],
    ['2020-W53', '2020-12-28'],
    ['2021-W01', '2021-01-04'],
    ['2020-02', '2020-02-01'],
    ['2020-02-03', '2020-02-03'],
    ['GT', undefined],
  ])('%s begins on %s', (key, start) => {
    expect(startOf(key)).toBe(start);
  });

  test('hatch the share of days without data', () => {
    const row: StatisticsRow = {
      key: '2020-W06',
      label: '',
      flights: 3,
      stops: 4,
      flights_low: 2,
      flights_high: 5,
      people_low: 0,
      people_high: 0,
      days: 7,
      days_with_data: 4,
    };
    const steps = timeSteps([{ ...row, key: '2020-W07', days_with_data: 7 }, row], 'week', String);
    expect(steps.map(({ start, blanks }) => [start, blanks])).toEqual([
      ['2020-02-03', [{ from: 4, to: 7 }]],
      ['2020-02-10', []],
    ]);
  });
});

test('a profile of altitudes has no line where contact was lost', () => {
  const flight = DATA.flights.find(({ leg_id }) => leg_id === 'c88001-dateline');
  if (!flight) throw new Error('The fixture has no flight over the date line.');
  const whole = profileOf(flight.track, []);
  const cut = profileOf(flight.track, gapsFor(flight.leg_id));
  expect(cut.pieces).toHaveLength(2);
  expect(cut.pieces.flat()).toHaveLength(flight.track.length);
  expect([cut.fromS, cut.toS]).toEqual([whole.fromS, whole.toS]);
  expect(cut.linesFt).toEqual([0, 10_000, 20_000, 30_000, 40_000]);
});
