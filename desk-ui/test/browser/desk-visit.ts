import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { Browser, type Watched } from './browser.ts';
import { FixtureServer } from './server.ts';

interface Options extends BrowserContextOptions {
  /** Whether the map is drawn; it is painted by the processor, which takes its time. */
  webgl?: boolean;
}

/** A desk with invented answers, a browser of its own, and the tab that looks at it. */
export class DeskVisit {
  private constructor(
    readonly server: FixtureServer,
    readonly browser: Browser,
    readonly watched: Watched,
  ) {}

  /** `prepare` sets the desk up before anybody looks at it. */
  static async begin(
    path: string,
    { webgl = false, ...options }: Options,
    prepare?: (server: FixtureServer) => void,
  ): Promise<DeskVisit> {
    const server = await FixtureServer.start();
    prepare?.(server);
    const browser = await Browser.open(webgl, options);
    return new DeskVisit(server, browser, await look(browser, server, path));
  }

  get page(): Page {
    return this.watched.page;
  }

  /** Looks at another place in a tab of its own. */
  async open(path: string): Promise<Watched> {
    return look(this.browser, this.server, path);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}

async function look(browser: Browser, server: FixtureServer, path: string): Promise<Watched> {
  const watched = await browser.visit(server.address + path, (asked) =>
    asked.startsWith(`${server.address}/`),
  );
  await watched.page.locator('h1').waitFor();
  return watched;
}

/** The map is empty until its worker has answered; an empty one of this size has less than 6 kB. */
export async function mapDrawn(page: Page): Promise<void> {
  const canvas = page.locator('.map canvas');
  await canvas.waitFor();
  await expect.poll(() => canvas.screenshot().then((shot) => shot.length)).toBeGreaterThan(9_000);
}
