import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Words } from '../../src/i18n/words.ts';
import { CHROMIUM, keepPicture } from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

const ES = new Words('es');

describe.skipIf(CHROMIUM === undefined)('how many flights wait', () => {
  let desk: DeskVisit;
  let server: FixtureServer;
  let page: Page;
  let all: number;
  const count = (): Promise<string> =>
    page.locator('header nav a[href="/review"] .count').innerText();

  /** Somebody else decides, elsewhere. */
  function decideElsewhere(): void {
    const [first] = server.flights.waiting();
    const decision = { verdict: 'confirmed', class: null, tags: null, reason: '' } as const;
    server.flights.decide(first?.leg_id ?? '', decision);
  }

  beforeAll(async () => {
    desk = await DeskVisit.begin('/statistics', {
      locale: 'es',
      viewport: { width: 1360, height: 850 },
    });
    ({ server, page } = desk);
    all = server.flights.waiting().length;
  });
  afterAll(() => desk.close());

  test('is told on a page that never asked for the review', async () => {
    expect(all).toBeGreaterThan(4);
    await expect.poll(count).toBe(String(all));
    await keepPicture(page, 'waiting-statistics-es');
  });

  test('changes with a decision on the page of a flight', async () => {
    const [first] = server.flights.waiting();
    await page.goto(`${server.address}/flights/${first?.leg_id}`);
    await page.getByLabel(ES.t('desk.do_confirmed')).check();
    await page.getByRole('button', { name: ES.t('desk.decide') }).click();
    await expect.poll(count).toBe(String(all - 1));
  });

  test('changes where one goes on, after somebody else decided', async () => {
    decideElsewhere();
    await page.locator('header nav a[href="/ledger"]').click();
    await expect.poll(count).toBe(String(all - 2));
  });

  test('changes on the live page as it happens', async () => {
    await page.locator('header nav a[href="/live"]').click();
    await expect.poll(() => server.live.followers.size).toBe(1);
    decideElsewhere();
    server.live.tell('review', {});
    await expect.poll(count).toBe(String(all - 3));
  });

  test('complains of nothing', () => {
    expect(desk.watched.complaints).toEqual([]);
  });
});
