import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATA } from '../desk-fixture.ts';
import { CHROMIUM, hasSidewaysScroll, keepPicture, violations } from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

describe.skipIf(CHROMIUM === undefined)('the desk on a phone', () => {
  let desk: DeskVisit;
  let server: FixtureServer;

  beforeAll(async () => {
    desk = await DeskVisit.begin(
      '/',
      { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'ht' },
      ({ claims }) => (claims.events = true),
    );
    ({ server } = desk);
  });
  afterAll(() => desk.close());

  test('has nothing wider than the screen on any page', async () => {
    const [flight] = DATA.flights;
    const { page } = await desk.open('/');
    expect(await page.locator('html').getAttribute('lang')).toBe('ht');
    for (const [name, path, shown] of [
      ['flights', '/', 'figure svg'],
      ['flight', `/flights/${flight?.leg_id}`, 'article'],
      ['map', '/map', 'figure svg'],
      ['map-day', '/map?day=2020-03-10', '.play'],
      ['review', '/review', 'article'],
      ['statistics', '/statistics', '.uplot'],
      ['report', '/reports/2020-02?lang=ht', 'article .uplot'],
      ['views', '/views', 'h1'],
      ['accounts', '/accounts', 'h1'],
      ['ledger', '/ledger', '#entries'],
      ['chronology', '/chronology', 'article'],
      ['recalibration', '/recalibration', '#content button'],
      ['signin', '/signin', 'h1'],
    ] as const) {
      await page.goto(server.address + path);
      await page.locator(shown).first().waitFor();
      expect([name, await hasSidewaysScroll(page)]).toEqual([name, false]);
      expect([name, await violations(page)]).toEqual([name, []]);
      await keepPicture(page, `${name}-ht-phone`);
    }
  });
});
