import type { Airport, Flight, FlightClass, Verdict } from '../../data/report.ts';

/** What the server tells of live feeds; `openapi.yaml` of the module `desk` says it whole. */
export const INTERESTS = ['removal_related', 'watched', 'unknown_near_hub'] as const;
export type Interest = (typeof INTERESTS)[number];

export interface CountryAhead {
  country: string;
  airport: string;
  km: number;
  minutes: number;
  airports: number;
}

export interface LiveAircraft {
  key: string;
  icao24: string | null;
  registration: string | null;
  type: string | null;
  callsign: string | null;
  lat: number;
  lon: number;
  altitude_ft: number | null;
  ground_speed_kt: number | null;
  track_deg: number | null;
  vertical_rate_fpm: number | null;
  on_ground: boolean;
  seen: string;
  interest: Interest;
  class: FlightClass | null;
  probability: number | null;
  verdict: Verdict | null;
  leg_id: string | null;
  operator: string | null;
  departed_from: string | null;
  hub: string | null;
  steady_s: number;
  ahead: CountryAhead[];
  feed: string;
  /** Another aircraft that sends the same address. */
  other: OtherAircraft | null;
  /** Longitude and latitude; only where all of it is asked for. */
  trail?: [number, number][];
}

/** It is told in full, too; of interest for itself only where its own flight is removal-related. */
export interface OtherAircraft extends Omit<LiveAircraft, 'interest' | 'other'> {
  interest: 'removal_related' | 'none';
  other: null;
}

export interface FeedStatus {
  name: string;
  kind: FeedKind;
  from_file: boolean;
  state: 'starting' | 'up' | 'down';
  since: string;
  why: string;
  detail: string;
  last_news: string | null;
  lag_s: number | null;
  positions_per_s: number;
  positions: number;
  aircraft: number;
  /** How much could not be used, by code. */
  refused: Record<string, number>;
  next_try: string | null;
}

export const FEED_KINDS = ['receiver', 'api', 'opensky', 'sbs'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

export interface LiveState {
  now: string;
  held_back: boolean;
  heard: number;
  aircraft: LiveAircraft[];
  feeds: FeedStatus[];
  airports: Record<string, Airport>;
}

export interface LiveFile {
  aircraft: LiveAircraft;
  flight: Flight | null;
  /** That of the other aircraft under the address. */
  other_flight: Flight | null;
  airports: Record<string, Airport>;
}

export interface Outage {
  id: number;
  feed: string;
  from: string;
  to: string | null;
  why: string;
  detail: string;
}

export interface Outages {
  outages: Outage[];
  days: { date: string; feed: string; down_s: number; hours: number[] }[];
}

export interface FeedSettings {
  file: string;
  /** Why the file as it is cannot be used, empty if it can. */
  file_problem: string;
  settings: Record<string, Record<string, string>>;
  feeds: FeedStatus[];
}

export interface Watched {
  aircraft: string;
  note: string;
  who: string;
  since: string;
}

/** What stands in a feed's form, by kind; what is secret is never sent to the page. */
export const FEED_KEYS: Record<FeedKind, readonly string[]> = {
  receiver: ['url', 'every'],
  api: ['url', 'form', 'around', 'aircraft', 'key_header', 'key', 'every'],
  opensky: ['area', 'client_id', 'client_secret', 'every'],
  sbs: ['host', 'port', 'times', 'every'],
};

export const SECRET_KEYS: readonly string[] = ['key', 'client_secret'];
