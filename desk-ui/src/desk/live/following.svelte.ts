import { SvelteMap } from 'svelte/reactivity';
import type { Airport } from '../../data/report.ts';
import type { Api } from '../api.ts';
import type { Problem } from '../asking.ts';
import { asProblem } from '../desk.svelte.ts';
import type { FeedStatus, LiveAircraft } from './contract.ts';

/** What a page knows of its own connection. */
export type Connection = 'connecting' | 'open' | 'broken';

/** Points of a trail that is drawn; the server's own is thinned, ours grows with every position. */
const MOST_TRAIL = 400;

/**
 * What flies now, kept up to date by the server's events. The browser opens the stream again by itself and says
 * where it left off; where the server cannot go on from there, everything is asked for anew.
 */
export class Following {
  connection = $state<Connection>('connecting');
  readonly aircraft = new SvelteMap<string, LiveAircraft>();
  /** What flew when all was asked for. */
  first = $state.raw<LiveAircraft[]>([]);
  feeds = $state.raw<FeedStatus[]>([]);
  airports = $state.raw<Record<string, Airport>>({});
  heard = $state(0);
  heldBack = $state(false);
  loaded = $state(false);
  problem = $state.raw<Problem>();
  /** Flights that came to the board while the page was open, the newest first. */
  landed = $state.raw<string[]>([]);
  /** Grows when an alert was sent. */
  alerts = $state(0);

  /** What was told while everything was being asked for; the answer may be older than that. */
  private told: (() => void)[] = [];
  private asking = 0;

  /** `onreview` is told when other flights may wait for review than before. */
  constructor(
    private readonly api: Api,
    private readonly onreview: () => void,
  ) {}

  open(): () => void {
    const source = new EventSource('/api/v1/events');
    const on = <T>(name: string, take: (data: T) => void): void => {
      source.addEventListener(name, (event) => {
        const data = JSON.parse(event.data as string) as T;
        take(data);
        if (this.asking > 0 && name !== 'hello') this.told.push(() => take(data));
      });
    };
    on<{ resumed: boolean }>('hello', ({ resumed }) => {
      this.connection = 'open';
      if (!resumed || !this.loaded) void this.load();
    });
    on<{ aircraft: LiveAircraft[] }>('aircraft', ({ aircraft }) => {
      for (const each of aircraft) this.see(each);
    });
    on<{ keys: string[] }>('gone', ({ keys }) => {
      for (const key of keys) this.aircraft.delete(key);
    });
    on<{ leg_ids: string[] }>('landed', ({ leg_ids }) => {
      this.landed = [...leg_ids, ...this.landed.filter((id) => !leg_ids.includes(id))];
      this.onreview();
    });
    on('review', () => this.onreview());
    on<{ feeds: FeedStatus[] }>('feeds', ({ feeds }) => (this.feeds = feeds));
    on('alert', () => this.alerts++);
    source.onerror = () => {
      this.connection = 'broken';
      // A refusal ends a source for good, a lost connection does not.
      if (source.readyState === EventSource.CLOSED) void this.load();
    };
    return () => source.close();
  }

  async load(): Promise<void> {
    this.asking++;
    try {
      const state = await this.api.live();
      this.aircraft.clear();
      for (const each of state.aircraft) this.aircraft.set(each.key, each);
      this.feeds = state.feeds;
      this.airports = state.airports;
      this.first = state.aircraft;
      this.heard = state.heard;
      this.heldBack = state.held_back;
      this.problem = undefined;
      this.loaded = true;
      for (const again of this.told) again();
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      if (--this.asking === 0) this.told = [];
    }
  }

  private see(aircraft: LiveAircraft): void {
    const known = this.aircraft.get(aircraft.key);
    // Where two send one address, the other may have come to the fore; its way is not this one's.
    const swapped =
      known?.other &&
      aircraft.other &&
      known.callsign !== aircraft.callsign &&
      known.callsign === aircraft.other.callsign;
    const before = (swapped ? undefined : known?.trail) ?? [];
    const trail = [...before, [aircraft.lon, aircraft.lat] as [number, number]];
    this.aircraft.set(aircraft.key, { ...aircraft, trail: trail.slice(-MOST_TRAIL) });
  }
}
