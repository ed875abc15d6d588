import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Alert, AlertSettings } from '../../src/desk/live/alerts-contract.ts';
import type { FeedStatus, LiveAircraft, Outage, Watched } from '../../src/desk/live/contract.ts';
import { DATA } from '../desk-fixture.ts';

const NOW = '2026-03-02T14:00:00Z';

/** Invented aircraft and feeds, and a stream of events that a test fills. */
export class LiveFixture {
  aircraft: LiveAircraft[] = [removal(), unknown()];
  feeds: FeedStatus[] = [feed('tejado', 'up'), feed('red', 'down')];
  watched: Watched[] = [
    { aircraft: 'N123XX', note: 'Vista en febrero', who: 'persona-inventada', since: NOW },
  ];
  readonly settings: Record<string, Record<string, string>> = {
    red: { kind: 'api', url: 'https://network.example/v2', around: 'KAEX 40', key_header: 'X-Key' },
  };
  readonly followers = new Set<ServerResponse>();
  /** The last id that a page came back with. */
  cameBackWith: string | undefined;
  /** What is wrong with the file of feeds. */
  fileProblem = '';
  /** How many answers about now are held back. */
  held = 0;
  private holding: Promise<void> | undefined;
  private number = 0;

  /** Holds back what is asked about now, as it is now, until the function that it gives is called. */
  hold(): () => void {
    let letGo = (): void => {};
    this.holding = new Promise((done) => {
      letGo = () => {
        this.holding = undefined;
        this.held = 0;
        done();
      };
    });
    return () => letGo();
  }

  /** What becomes of an answer about now. */
  async released(): Promise<void> {
    if (!this.holding) return;
    this.held++;
    await this.holding;
  }

  follow(request: IncomingMessage, response: ServerResponse): void {
    const last = request.headers['last-event-id'];
    this.cameBackWith = typeof last === 'string' ? last : undefined;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 200\n\n');
    this.followers.add(response);
    response.on('close', () => this.followers.delete(response));
    this.send(response, 'hello', { resumed: last !== undefined });
  }

  tell(name: string, data: object): void {
    this.number++;
    for (const follower of this.followers) this.send(follower, name, data);
  }

  private send(response: ServerResponse, name: string, data: object): void {
    response.write(`id: run-${this.number}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Ends every stream, as a desk does that is started again. */
  cut(): void {
    for (const follower of this.followers) follower.end();
  }

  answer(
    method: string,
    what: string | undefined,
    which: string | undefined,
    body: Record<string, unknown>,
  ): object | undefined {
    switch (`${method} ${what ?? ''}`) {
      case 'GET ':
        return {
          now: NOW,
          held_back: false,
          heard: 143,
          aircraft: this.aircraft,
          feeds: this.feeds,
          airports: DATA.airports,
        };
      case 'GET aircraft': {
        const aircraft = this.aircraft.find(({ key }) => key === which);
        const flight = DATA.flights.find(({ evidence }) => evidence.length > 3) ?? null;
        return aircraft && { aircraft, flight, airports: DATA.airports };
      }
      case 'GET outages':
        return {
          outages: OUTAGES,
          days: [{ date: '2026-03-01', feed: 'red', down_s: 9000, hours: [3, 4, 5] }],
        };
      case 'GET feeds':
        return {
          file: 'feeds.conf',
          file_problem: this.fileProblem,
          settings: this.settings,
          feeds: this.feeds,
        };
      case 'POST feeds': {
        const { name, ...values } = body as Record<string, string>;
        if (!name) return undefined;
        delete values['key'];
        this.settings[name] = values;
        this.feeds = [
          ...this.feeds.filter((each) => each.name !== name),
          {
            ...feed(name, 'starting'),
            kind: values['kind'] as FeedStatus['kind'],
            from_file: false,
          },
        ];
        return this.answer('GET', 'feeds', undefined, {});
      }
      case 'DELETE feeds':
        this.feeds = this.feeds.filter(({ name }) => name !== which);
        return this.answer('GET', 'feeds', undefined, {});
      case 'GET watched':
        return { watched: this.watched };
      case 'POST watched':
        this.watched = [
          ...this.watched,
          {
            aircraft: String(body['aircraft']).toUpperCase(),
            note: String(body['note']),
            who: 'persona-inventada',
            since: NOW,
          },
        ];
        return { watched: this.watched };
      case 'DELETE watched':
        this.watched = this.watched.filter(({ aircraft }) => aircraft !== which);
        return { watched: this.watched };
      default:
        return undefined;
    }
  }
}

/** Invented alerts, rules and channels. */
export class AlertsFixture {
  settings: AlertSettings = {
    rules: {
      Guatemala: {
        kind: 'heading_for',
        country: 'GT',
        within: '120',
        countries: '6',
        channels: 'redaccion',
      },
    },
    channels: {
      redaccion: { kind: 'email', host: 'mail.example', to: 'ana@example.org', language: 'es' },
    },
  };
  alerts: Alert[] = [
    {
      id: 2,
      time: '2026-03-02T13:41:00Z',
      rule: 'Guatemala',
      kind: 'heading_for',
      title: 'TYSON77: Guatemala está por delante',
      reasons: [
        '+4.0  indicativo de relleno TYSON77',
        '-5.0  de entrada, casi ningún vuelo es una deportación',
      ],
      link: '/live?aircraft=a1b2c3',
      deliveries: [
        {
          channel: 'redaccion',
          state: 'sent',
          tries: 1,
          time: NOW,
          why: '',
          detail: 'The mail server took it.',
        },
        {
          channel: 'gancho',
          state: 'failed',
          tries: 4,
          time: NOW,
          why: 'SERVER_ERROR',
          detail: 'It answered 503, expected 200 to 299.',
        },
      ],
    },
    {
      id: 1,
      time: '2026-03-02T03:05:00Z',
      rule: 'Noche',
      kind: 'left_hub_at_night',
      title: 'a77777: aeronave desconocida salió de noche de Alexandria (KAEX)',
      reasons: [],
      link: '/live?aircraft=a77777',
      deliveries: [],
    },
  ];
  tested: string[] = [];

  answer(
    method: string,
    [what, which, verb]: (string | undefined)[],
    body: Record<string, unknown>,
  ): object | undefined {
    if (what === undefined) return { alerts: this.alerts };
    if (what === 'settings') return this.settings;
    if (what !== 'rules' && what !== 'channels') return undefined;
    if (verb === 'test' && which !== undefined) {
      this.tested.push(which);
      return { id: 3 };
    }
    if (method === 'POST') {
      const { name, key, password, ...values } = body as Record<string, string>;
      void key;
      void password;
      this.settings = {
        ...this.settings,
        [what]: { ...this.settings[what], [name ?? '']: values },
      };
    } else if (which !== undefined) {
      const left = { ...this.settings[what] };
      delete left[which];
      this.settings = { ...this.settings, [what]: left };
    }
    return this.settings;
  }
}

const OUTAGES: Outage[] = [
  {
    id: 2,
    feed: 'red',
    from: '2026-03-02T13:40:00Z',
    to: null,
    why: 'TOO_MANY',
    detail: 'It answers 429, expected 200.',
  },
  {
    id: 1,
    feed: 'red',
    from: '2026-03-01T03:10:00Z',
    to: '2026-03-01T05:40:00Z',
    why: 'NOT_POSITIONS',
    detail: 'The answer begins with (<!doctype html>), expected aircraft-json.',
  },
];

export function feed(name: string, state: FeedStatus['state']): FeedStatus {
  const up = state === 'up';
  return {
    name,
    kind: up ? 'receiver' : 'api',
    from_file: up,
    state,
    since: up ? '2026-03-01T22:05:00Z' : '2026-03-02T13:40:00Z',
    why: state === 'down' ? 'TOO_MANY' : '',
    detail: state === 'down' ? 'It answers 429, expected 200.' : '',
    last_news: NOW,
    lag_s: up ? 0.8 : 75,
    positions_per_s: up ? 141.2 : 0,
    positions: up ? 812_345 : 9_012,
    aircraft: up ? 143 : 0,
    refused: up ? { POSITION_TELEPORT: 1_300, TIME_IMPLAUSIBLE: 12 } : {},
    next_try: up ? null : '2026-03-02T14:02:00Z',
  };
}

export function removal(): LiveAircraft {
  return {
    key: 'a1b2c3',
    icao24: 'a1b2c3',
    registration: 'N000XX',
    type: 'B738',
    callsign: 'TYSON77',
    lat: 24.1,
    lon: -91.2,
    altitude_ft: 34_000,
    ground_speed_kt: 441,
    track_deg: 172.4,
    vertical_rate_fpm: 0,
    on_ground: false,
    seen: '2026-03-02T13:59:58Z',
    interest: 'removal_related',
    class: 'transfer',
    probability: 0.93,
    verdict: 'likely',
    leg_id: 'a1b2c3-20260302T1304',
    operator: 'Operador inventado',
    departed_from: 'KAEX',
    hub: null,
    steady_s: 1800,
    ahead: [
      { country: 'MX', airport: 'MMMD', km: 360, minutes: 26, airports: 4 },
      { country: 'BZ', airport: 'MZBZ', km: 760, minutes: 56, airports: 1 },
      { country: 'GT', airport: 'MGGT', km: 1060, minutes: 78, airports: 3 },
      { country: 'HN', airport: 'MHLM', km: 1020, minutes: 80, airports: 4 },
    ],
    feed: 'tejado',
    other: {
      key: 'a1b2c3',
      icao24: 'a1b2c3',
      registration: null,
      type: null,
      callsign: 'ENY3456',
      lat: 43.5,
      lon: -93.4,
      altitude_ft: 24_000,
      ground_speed_kt: 440,
      track_deg: 190,
      vertical_rate_fpm: 0,
      on_ground: false,
      seen: '2026-03-02T13:59:30Z',
      interest: 'none',
      class: 'other',
      probability: 0.01,
      verdict: 'not',
      leg_id: 'a1b2c3-20260302T1301',
      operator: null,
      departed_from: 'KMSP',
      hub: null,
      steady_s: 600,
      ahead: [],
      feed: 'tejado',
      other: null,
    },
    trail: [
      [-92.5, 31.3],
      [-92.2, 29],
      [-91.7, 26.6],
      [-91.2, 24.1],
    ],
  };
}

export function unknown(): LiveAircraft {
  return {
    ...removal(),
    key: 'a77777',
    icao24: 'a77777',
    registration: null,
    type: null,
    callsign: null,
    lat: 31.33,
    lon: -92.55,
    altitude_ft: 1_200,
    ground_speed_kt: 160,
    interest: 'unknown_near_hub',
    class: null,
    probability: null,
    verdict: null,
    leg_id: null,
    operator: null,
    departed_from: null,
    hub: 'KAEX',
    ahead: [],
    other: null,
    trail: [],
  };
}
