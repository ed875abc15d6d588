import type {
  ChronologyAnswer,
  Mapping,
  Mappings,
  TablePreview,
  TableWritten,
} from './claims-contract.ts';
import type {
  Account,
  Decided,
  Decision,
  EntryList,
  FlightFile,
  FlightList,
  Job,
  LedgerState,
  MapAnswer,
  RecalibrationState,
  Replacement,
  ReviewList,
  SavedView,
  Role,
  SessionState,
  Token,
  When,
} from './contract.ts';
import type {
  Comparison,
  Coverage,
  Grouping,
  MonthlyReport,
  PublishedBeside,
  Statistics,
} from './figures-contract.ts';
import type { Alert, AlertSettings } from './live/alerts-contract.ts';
import type { ThreatAnswer, ThreatChoices, ThreatWords } from './threats.ts';
import type { FeedSettings, LiveFile, LiveState, Outages, Watched } from './live/contract.ts';

import { asked } from './addresses.ts';
import { Asking } from './asking.ts';
import { ReceptionApi } from './reception/api.ts';

/** Everything the pages ask of the server. Every method throws a `Problem`. */
export class Api {
  readonly reception: ReceptionApi;
  /** Told when other flights may wait for review than before. */
  onreviewed: () => void = () => undefined;
  private readonly asking: Asking;

  constructor(send?: typeof fetch) {
    this.asking = new Asking(send);
    this.reception = new ReceptionApi(this.asking);
  }

  async session(): Promise<SessionState> {
    const state = await this.ask<SessionState>('GET', '/session');
    this.asking.csrf = state.csrf;
    return state;
  }

  async signIn(name: string, password: string): Promise<SessionState> {
    await this.ask('POST', '/session', { name, password });
    // The token changes with the person.
    return this.session();
  }

  async signOut(): Promise<SessionState> {
    await this.ask('DELETE', '/session');
    return this.session();
  }

  flights(filter: URLSearchParams, cursor: string | null, limit: number): Promise<FlightList> {
    return this.ask('GET', `/flights?${withPage(filter, cursor, limit)}`);
  }

  flight(legId: string, when: When = { asOf: null, at: null }): Promise<FlightFile> {
    const query = new URLSearchParams();
    if (when.asOf !== null) query.set('as_of', when.asOf);
    if (when.at !== null) query.set('at', when.at);
    return this.ask('GET', `/flights/${encodeURIComponent(legId)}${asked(query)}`);
  }

  ledger(): Promise<LedgerState> {
    return this.ask('GET', '/ledger');
  }

  entries(kind: string, before: number | null, limit: number): Promise<EntryList> {
    const query = new URLSearchParams({ limit: String(limit) });
    if (kind !== '') query.set('kind', kind);
    if (before !== null) query.set('before', String(before));
    return this.ask('GET', `/ledger/entries?${query}`);
  }

  correct(
    index: number,
    reason: string,
    replacement: Replacement | null,
  ): Promise<{ index: number }> {
    return this.reviewed(`/ledger/entries/${index}/corrections`, { reason, replacement });
  }

  reviewSettings(): Promise<{ two_persons: boolean }> {
    return this.ask('GET', '/review/settings');
  }

  setTwoPersons(on: boolean, reason: string): Promise<{ two_persons: boolean }> {
    return this.reviewed('/review/settings', { two_persons: on, reason });
  }

  decide(legId: string, decision: Decision): Promise<{ history: Decided[] }> {
    return this.reviewed(`/flights/${encodeURIComponent(legId)}/decisions`, decision);
  }

  review(after: string | null, limit: number): Promise<ReviewList> {
    const page = new URLSearchParams({ limit: String(limit) });
    if (after !== null) page.set('after', after);
    return this.ask('GET', `/review?${page}`);
  }

  statistics(by: Grouping, from: string, to: string): Promise<Statistics> {
    const query = new URLSearchParams({ by });
    if (from !== '') query.set('from', from);
    if (to !== '') query.set('to', to);
    return this.ask('GET', `/statistics?${query}`);
  }

  comparison(step: 'week' | 'month', period: string): Promise<Comparison> {
    return this.ask('GET', `/statistics/comparison?${new URLSearchParams({ [step]: period })}`);
  }

  coverage(from: string, to: string): Promise<Coverage> {
    return this.ask('GET', `/statistics/coverage?${periodOf(from, to)}`);
  }

  published(from: string, to: string): Promise<{ rows: PublishedBeside[] }> {
    return this.ask('GET', `/statistics/published?${periodOf(from, to)}`);
  }

  report(month: string): Promise<MonthlyReport> {
    return this.ask('GET', `/reports/${encodeURIComponent(month)}`);
  }

  map(filter: URLSearchParams, limit: number): Promise<MapAnswer> {
    return this.ask('GET', `/map?${withPage(filter, null, limit)}`);
  }

  views(): Promise<{ views: SavedView[] }> {
    return this.ask('GET', '/views');
  }

  view(name: string): Promise<SavedView> {
    return this.ask('GET', `/views/${encodeURIComponent(name)}`);
  }

  saveView(name: string, query: string): Promise<SavedView> {
    return this.ask('POST', '/views', { name, query });
  }

  renameView(name: string, newName: string): Promise<SavedView> {
    return this.ask('POST', `/views/${encodeURIComponent(name)}`, { name: newName });
  }

  removeView(name: string): Promise<void> {
    return this.ask('DELETE', `/views/${encodeURIComponent(name)}`);
  }

  chronology(): Promise<ChronologyAnswer> {
    return this.ask('GET', '/chronology');
  }

  mappings(): Promise<Mappings> {
    return this.ask('GET', '/chronology/mappings');
  }

  saveMapping(mapping: Mapping): Promise<{ name: string }> {
    return this.ask('POST', '/chronology/mappings', mapping);
  }

  previewClaims(name: string, csv: string, mapping: Mapping): Promise<TablePreview> {
    return this.ask('POST', '/chronology/preview', { name, csv, mapping });
  }

  recordClaims(name: string, csv: string, mapping: Mapping): Promise<TableWritten> {
    return this.ask('POST', '/chronology/claims', { name, csv, mapping });
  }

  link(event: string, legId: string, reason: string): Promise<{ index: number }> {
    return this.ask('POST', '/chronology/links', { event, leg_id: legId, reason });
  }

  recalibration(): Promise<RecalibrationState> {
    return this.ask('GET', '/recalibration');
  }

  proposeRecalibration(): Promise<{ id: string }> {
    return this.ask('POST', '/recalibration');
  }

  acceptRecalibration(id: string, reason: string): Promise<{ index: number }> {
    return this.ask('POST', '/recalibration/accept', { id, reason });
  }

  discardRecalibration(): Promise<void> {
    return this.ask('DELETE', '/recalibration');
  }

  threatChoices(): Promise<ThreatChoices> {
    return this.ask('GET', '/threats');
  }

  weighThreat(words: ThreatWords): Promise<{ id: string }> {
    return this.ask('POST', '/threats', words);
  }

  threat(id: string): Promise<ThreatAnswer> {
    return this.ask('GET', `/threats/${encodeURIComponent(id)}`);
  }

  cancelThreat(id: string): Promise<void> {
    return this.ask('DELETE', `/threats/${encodeURIComponent(id)}`);
  }

  start(kind: 'sample' | 'again' | 'verify'): Promise<{ id: string }> {
    return this.ask('POST', '/jobs', { kind });
  }

  /** Brings in files that lie where the desk runs. */
  bringIn(paths: string[], source: string): Promise<{ id: string }> {
    return this.ask('POST', '/jobs', {
      kind: 'files',
      paths,
      ...(source === '' ? {} : { source }),
    });
  }

  /** What is being done, and what became of the last jobs; the last first. */
  jobs(): Promise<{ jobs: Job[] }> {
    return this.ask('GET', '/jobs');
  }

  job(id: string): Promise<Job> {
    return this.ask('GET', `/jobs/${encodeURIComponent(id)}`);
  }

  cancel(id: string): Promise<void> {
    return this.ask('DELETE', `/jobs/${encodeURIComponent(id)}`);
  }

  accounts(): Promise<{ accounts: Account[] }> {
    return this.ask('GET', '/accounts');
  }

  addAccount(name: string, role: Role, password: string): Promise<{ accounts: Account[] }> {
    return this.ask('POST', '/accounts', { name, role, password });
  }

  changeAccount(
    name: string,
    change: { role?: Role; disabled?: boolean; password?: string },
  ): Promise<{ accounts: Account[] }> {
    return this.ask('POST', `/accounts/${encodeURIComponent(name)}`, change);
  }

  changePassword(password: string, newPassword: string): Promise<void> {
    return this.ask('POST', '/session/password', { password, new_password: newPassword });
  }

  tokens(): Promise<{ tokens: Token[] }> {
    return this.ask('GET', '/tokens');
  }

  makeToken(label: string, role: Role, days: number): Promise<Token & { secret: string }> {
    return this.ask('POST', '/tokens', { label, role, days });
  }

  revokeToken(id: string): Promise<void> {
    return this.ask('DELETE', `/tokens/${encodeURIComponent(id)}`);
  }

  live(): Promise<LiveState> {
    return this.ask('GET', '/live');
  }

  liveAircraft(key: string): Promise<LiveFile> {
    return this.ask('GET', `/live/aircraft/${encodeURIComponent(key)}`);
  }

  outages(from = '', to = ''): Promise<Outages> {
    const query = new URLSearchParams();
    if (from !== '') query.set('from', from);
    if (to !== '') query.set('to', to);
    return this.ask('GET', `/live/outages?${query}`);
  }

  feedSettings(): Promise<FeedSettings> {
    return this.ask('GET', '/live/feeds');
  }

  putFeed(values: Record<string, string>): Promise<FeedSettings> {
    return this.ask('POST', '/live/feeds', values);
  }

  removeFeed(name: string): Promise<FeedSettings> {
    return this.ask('DELETE', `/live/feeds/${encodeURIComponent(name)}`);
  }

  watched(): Promise<{ watched: Watched[] }> {
    return this.ask('GET', '/live/watched');
  }

  watch(aircraft: string, note: string): Promise<{ watched: Watched[] }> {
    return this.ask('POST', '/live/watched', { aircraft, note });
  }

  unwatch(aircraft: string): Promise<{ watched: Watched[] }> {
    return this.ask('DELETE', `/live/watched/${encodeURIComponent(aircraft)}`);
  }

  alerts(language: string): Promise<{ alerts: Alert[] }> {
    return this.ask('GET', `/alerts?${new URLSearchParams({ lang: language })}`);
  }

  alertSettings(): Promise<AlertSettings> {
    return this.ask('GET', '/alerts/settings');
  }

  putRule(values: Record<string, string>): Promise<AlertSettings> {
    return this.ask('POST', '/alerts/rules', values);
  }

  removeRule(name: string): Promise<AlertSettings> {
    return this.ask('DELETE', `/alerts/rules/${encodeURIComponent(name)}`);
  }

  putChannel(values: Record<string, string>): Promise<AlertSettings> {
    return this.ask('POST', '/alerts/channels', values);
  }

  removeChannel(name: string): Promise<AlertSettings> {
    return this.ask('DELETE', `/alerts/channels/${encodeURIComponent(name)}`);
  }

  testChannel(name: string): Promise<{ id: number }> {
    return this.ask('POST', `/alerts/channels/${encodeURIComponent(name)}/test`, {});
  }

  private async reviewed<T>(path: string, body: object): Promise<T> {
    const answer = await this.ask<T>('POST', path, body);
    this.onreviewed();
    return answer;
  }

  private ask<T>(method: string, path: string, body?: object): Promise<T> {
    return this.asking.ask(method, path, body);
  }
}

function periodOf(from: string, to: string): URLSearchParams {
  const query = new URLSearchParams();
  if (from !== '') query.set('from', from);
  if (to !== '') query.set('to', to);
  return query;
}

function withPage(filter: URLSearchParams, cursor: string | null, limit: number): URLSearchParams {
  const query = new URLSearchParams(filter);
  query.set('limit', String(limit));
  if (cursor !== null) query.set('cursor', cursor);
  return query;
}
