import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/words.ts';
import { CHROMIUM, hasSidewaysScroll, keepPicture, violations } from './browser.ts';
import { DeskVisit } from './desk-visit.ts';

describe.skipIf(CHROMIUM === undefined)('what is around every page', () => {
  let desk: DeskVisit;
  let page: Page;

  beforeAll(async () => {
    // With accounts the header holds the most: every place, the account and the way out.
    desk = await DeskVisit.begin(
      '/review',
      { viewport: { width: 1280, height: 800 }, locale: 'es' },
      (server) => (server.accounts = true),
    );
    ({ page } = desk);
  });
  afterAll(() => desk.close());

  test('the header is one row on a desktop and two on a phone, in every language', async () => {
    await page.locator('header .count').first().waitFor();
    const middles = (): Promise<number[]> =>
      page.locator('header > .name, header > nav, header > .choices').evaluateAll((all) =>
        all.map((each) => {
          const { top, bottom } = each.getBoundingClientRect();
          return Math.round((top + bottom) / 2 / 12);
        }),
      );
    const cut = (): Promise<boolean> =>
      page.locator('header nav').evaluate((nav) => nav.scrollWidth > nav.clientWidth);
    for (const language of LANGUAGES) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.locator('#language').selectOption(language);
      await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language);
      expect([language, new Set(await middles()).size]).toEqual([language, 1]);
      expect([language, await cut()]).toEqual([language, false]);
      expect([language, await violations(page)]).toEqual([language, []]);
      await keepPicture(page, `header-${language}`);
      for (const width of [1024, 768, 390, 360]) {
        await page.setViewportSize({ width, height: 780 });
        expect([language, width, await hasSidewaysScroll(page)]).toEqual([language, width, false]);
        expect([language, width, new Set(await middles()).size]).toEqual([language, width, 2]);
      }
      expect([language, await violations(page)]).toEqual([language, []]);
      await keepPicture(page, `header-${language}-phone`);
    }
  });
});
