import { describe, expect, test } from 'vitest';
import type { Flight, PublishedCount } from '../../src/data/report.ts';
import {
  compare,
  everyStep,
  publishedSeries,
  publisherOf,
  removalFlights,
  stepOf,
} from '../../src/series/published.ts';
import { report } from '../fixture.ts';

const row = (over: Partial<PublishedCount>): PublishedCount => ({
  source: 'Made-up monitor 2020-05-01',
  url: '',
  period_start: '2020-02-03',
  period_end: '2020-02-09',
  category: 'removal_flights',
  country: 'all',
  count: 12,
  notes: '',
  ...over,
});

describe('a published period', () => {
  test.each([
    ['2020-02-03', '2020-02-09', 'week'],
    ['2020-02-04', '2020-02-10', undefined],
    ['2020-02-01', '2020-02-29', 'month'],
    ['2020-02-01', '2020-02-28', undefined],
    ['2020-01-01', '2020-02-29', undefined],
    ['2020-12-01', '2020-12-31', 'month'],
    ['2020-03-08', '2020-05-09', undefined],
  ])('%s to %s is %s', (start, end, step) => {
    expect(stepOf(start, end)).toBe(step);
  });
});

test.each([
  ['Witness at the Border post 2020-07-06', 'Witness at the Border'],
  ['Witness at the Border weekly post', 'Witness at the Border'],
  ['ICE spokesperson via CEPR 2020-05-21', 'ICE spokesperson via CEPR'],
  ['CEPR (Jake Johnston) 2020-04-27', 'CEPR'],
  ['Witness at the Border Aug 2023 via a blog, derived', 'Witness at the Border'],
])('%s is said by %s', (source, publisher) => {
  expect(publisherOf(row({ source }))).toBe(publisher);
});

test('only counts of all removal flights become a line of the chart', () => {
  const series = publishedSeries(
    [
      row({ count: 12 }),
      row({ count: 3, country: 'Guatemala' }),
      row({ count: 99, category: 'total_ice_legs' }),
      row({ count: 50, period_end: '2020-03-01' }),
      row({ count: 7, source: 'Another' }),
    ],
    'week',
  );
  expect([...series].map(([name, values]) => [name, ...values])).toEqual([
    ['Made-up monitor', ['2020-02-03', 12]],
    ['Another', ['2020-02-03', 7]],
  ]);
});

test('a week without a flight is shown as such', () => {
  const weeks = everyStep(
    [
      { from: '2020-02-03', flights: 4 },
      { from: '2020-02-24', flights: 2 },
    ],
    ({ from }) => from,
    'week',
    (from) => ({ from, flights: 0 }),
  );
  expect(weeks.map(({ from, flights }) => `${from} ${flights}`)).toEqual([
    '2020-02-03 4',
    '2020-02-10 0',
    '2020-02-17 0',
    '2020-02-24 2',
  ]);
});

describe('removal flights', () => {
  const [template] = report({
    seed: 1,
    flights: 1,
    recorded: 1,
    from: '2020-02-03',
    days: 1,
  }).flights;
  const leg = (time: string, over: Partial<Flight> = {}): Flight => ({
    ...(template as Flight),
    leg_id: time,
    date: time.slice(0, 10),
    departure: { ...(template as Flight).departure, time },
    class: 'removal',
    probability: 0.9,
    tags: [],
    rotation_id: 'r1',
    ...over,
  });
  const stops = (...legs: Flight[]): number[] =>
    removalFlights(legs).map((flight) => flight.length);

  test('with two stops in one rotation are one flight', () => {
    expect(stops(leg('2020-02-03T10:00:00Z'), leg('2020-02-03T14:00:00Z'))).toEqual([2]);
  });

  test('of one rotation with a way back between are two', () => {
    expect(
      stops(
        leg('2020-02-03T10:00:00Z'),
        leg('2020-02-03T14:00:00Z', { class: 'removal_return' }),
        leg('2020-02-03T18:00:00Z'),
      ),
    ).toEqual([1, 1]);
  });

  test('that turned back, only refuelled, flew on from an alternate or are less likely than not are not counted', () => {
    expect(
      stops(
        leg('2020-02-03T10:00:00Z', { rotation_id: 'a', tags: ['turned_back'] }),
        leg('2020-02-03T11:00:00Z', { rotation_id: 'b', tags: ['fuel_stop'] }),
        leg('2020-02-03T12:00:00Z', { rotation_id: 'c', probability: 0.49 }),
        leg('2020-02-03T13:00:00Z', { rotation_id: 'd', tags: ['diverted', 'alternate'] }),
      ),
    ).toEqual([]);
  });
});

describe('published counts beside ours', () => {
  const data = report({ seed: 5, flights: 120, recorded: 1, from: '2020-02-03', days: 82 });
  const english = (code: string): string =>
    ({ GT: 'Guatemala', BR: 'Brazil', TT: 'Trinidad & Tobago' })[code] ?? code;
  const ours = (
    over: Partial<PublishedCount>,
  ): { flights: number; stops: number } | null | undefined =>
    compare({ ...data, published: [row(over)] }, english)[0]?.ours;
  const whole = { period_start: '2020-02-03', period_end: '2020-04-24' };

  test('agree with the headline where the period is the report’s', () => {
    const { flights, stops } = data.summary.removal;
    expect(ours(whole)).toEqual({ flights, stops });
  });

  test('agree with the table of countries, named or coded', () => {
    const guatemala = data.summary.by_country.find(({ country }) => country === 'GT');
    const { flights, stops } = guatemala ?? { flights: -1, stops: -1 };
    expect(stops).toBeGreaterThan(0);
    expect(ours({ ...whole, country: 'Guatemala' })).toEqual({ flights, stops });
    expect(ours({ ...whole, country: 'GT' })).toEqual({ flights, stops });
  });

  test('leave the Pacific out of Latin America and the Caribbean', () => {
    const samoa = data.summary.by_country.find(({ country }) => country === 'WS')?.stops;
    expect(samoa).toBe(1);
    expect(ours({ ...whole, country: 'LAC total' })?.stops).toBe(data.summary.removal.stops - 1);
  });

  test('are left open where they count what we do not', () => {
    expect(ours({ ...whole, category: 'total_ice_legs' })).toBeNull();
    expect(ours({ ...whole, category: 'removal_return' })).toBeNull();
    expect(ours({ ...whole, category: 'removal_flights_by_origin' })).toBeNull();
    expect(ours({ ...whole, country: 'Africa total' })).toBeNull();
    expect(ours({ ...whole, country: 'southern Mexico' })).toBeNull();
  });

  test('of a country where none of ours landed stand beside a zero', () => {
    expect(ours({ ...whole, country: 'Trinidad and Tobago' })).toEqual({ flights: 0, stops: 0 });
  });

  test('are ours where all airports that it may have reached lie in that country', () => {
    const guatemala = ours({ ...whole, country: 'GT' });
    const open = data.flights.map((flight) =>
      flight.arrival.airport === 'MGGT'
        ? { ...flight, arrival: { ...flight.arrival, airport: null, candidates: ['MGGT'] } }
        : flight,
    );
    const [guatemalan] = compare(
      { ...data, flights: open, published: [row({ ...whole, country: 'GT' })] },
      english,
    );
    expect(guatemalan?.ours).toEqual(guatemala);
  });

  test('of days that are mostly not the report’s are not shown, those partly outside are marked', () => {
    expect(ours({ period_start: '2019-01-01', period_end: '2019-01-31' })).toBeUndefined();
    expect(ours({ period_start: '2020-01-01', period_end: '2024-12-31' })).toBeUndefined();
    expect(ours({ period_start: '2020-01-05', period_end: '2020-02-04' })).toBeUndefined();
    const without = {
      ...data,
      summary: {
        ...data.summary,
        by_week: data.summary.by_week.map((week) =>
          week.from < '2020-03-09' ? { ...week, legs: 0 } : week,
        ),
      },
      published: [row({ period_start: '2020-02-03', period_end: '2020-03-01' })],
    };
    expect(compare(without, english)).toEqual([]);
    const [partly] = compare(
      { ...data, published: [row({ period_start: '2020-02-01', period_end: '2020-02-29' })] },
      english,
    );
    expect(partly?.partly).toBe(true);
  });
});
