import { Page, type Theme } from '../components/page.svelte.ts';
import { LANGUAGES, languageOf, Words, type Language } from '../i18n/words.ts';
import { Api } from './api.ts';
import { Problem } from './asking.ts';
import { type Role, type SessionState } from './contract.ts';
import { Router } from './router.svelte.ts';

const LANGUAGE_KEY = 'contadora.language';
const THEME_KEY = 'contadora.theme';
const SHORTCUTS_KEY = 'contadora.shortcuts';

/** What every page of the desk needs: who is here, in which language, where, and the way to ask. */
export class Desk {
  readonly api: Api;
  readonly router: Router;
  readonly page: Page;
  session = $state.raw<SessionState>();
  /** Why nothing is known of the session. */
  failure = $state.raw<Problem>();
  /** Flights that wait for a look of whoever is here, as last heard. */
  waiting = $state<number>();
  /** Live feeds that give nothing, as last heard. */
  feedsDown = $state(0);
  /** How often the session was asked for: an answer that a later one has overtaken says nothing. */
  private asks = 0;
  private chosen = $state<Language>('es');
  private keys = $state(true);

  /** The language that an address asks for, as that of a report that was sent to somebody. */
  private readonly asked = $derived(
    LANGUAGES.find((known) => known === this.router.query.get('lang')),
  );

  readonly words: Words = $derived(new Words(this.language));

  constructor(window: Window, api = new Api()) {
    this.api = api;
    this.router = new Router(window);
    this.page = new Page(window, themeOf(recall(THEME_KEY)));
    this.chosen = languageAt(recall(LANGUAGE_KEY), window.navigator.languages);
    this.keys = recall(SHORTCUTS_KEY) !== 'off';
    api.onreviewed = () => void this.lookAgain();
  }

  get language(): Language {
    return this.asked ?? this.chosen;
  }

  set language(language: Language) {
    this.chosen = language;
    keep(LANGUAGE_KEY, language);
    if (this.asked !== undefined) {
      const query = new URLSearchParams(this.router.query);
      query.set('lang', language);
      this.router.show(query);
    }
  }

  /** Whether single keys act on the review page; those who speak to their machine turn it off. */
  get shortcuts(): boolean {
    return this.keys;
  }

  set shortcuts(on: boolean) {
    this.keys = on;
    keep(SHORTCUTS_KEY, on ? 'on' : 'off');
  }

  switchTheme(): void {
    this.page.switchTheme();
    keep(THEME_KEY, this.page.theme);
  }

  may(role: Role): boolean {
    const mine = this.session?.role;
    if (mine === null || mine === undefined) return false;
    return (
      mine === role ||
      role === 'reader' ||
      mine === 'administrator' ||
      (mine === 'reviewer_and_reception' && role !== 'administrator')
    );
  }

  async load(): Promise<void> {
    await this.settle(() => this.api.session());
  }

  /** Asks again without a word: where there is no answer, what was known stays. */
  async lookAgain(): Promise<void> {
    const ask = ++this.asks;
    try {
      const session = await this.api.session();
      if (ask === this.asks) this.take(session);
    } catch (error) {
      asProblem(error);
    }
  }

  async signOut(): Promise<void> {
    await this.settle(() => this.api.signOut());
    this.router.go('/signin');
  }

  private take(session: SessionState): void {
    this.session = session;
    this.feedsDown = session.feeds_down ?? 0;
    this.waiting = session.to_review;
  }

  private async settle(ask: () => Promise<SessionState>): Promise<void> {
    this.asks++;
    try {
      this.take(await ask());
      this.failure = undefined;
    } catch (error) {
      this.failure = asProblem(error);
    }
  }
}

/** What was chosen before, or the first language of the browser that the pages speak, or Spanish. */
export function languageAt(chosen: string | null, browser: readonly string[]): Language {
  const known = [chosen ?? '', ...browser].find((asked) =>
    LANGUAGES.some((language) => language === asked.slice(0, 2).toLowerCase()),
  );
  return languageOf(known);
}

function themeOf(kept: string | null): Theme | undefined {
  return kept === 'dark' || kept === 'light' ? kept : undefined;
}

/** Anything that was thrown, as something that can be shown. A mistake of ours is not hidden as one of the net. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

// A browser may forbid to keep anything; the choice then lasts as long as the page.
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}
