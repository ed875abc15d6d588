import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATA } from '../desk-fixture.ts';
import { CHROMIUM, keepPicture, violations } from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';
import { TRAP } from './traps.ts';

describe.skipIf(CHROMIUM === undefined)('accounts, the public and those who mean harm', () => {
  let desk: DeskVisit;
  let server: FixtureServer;

  beforeAll(async () => {
    desk = await DeskVisit.begin('/', { locale: 'en-US' });
    ({ server } = desk);
  });
  afterAll(() => desk.close());

  test('makes, shows once and revokes a token; adds and bars an account', async () => {
    server.accounts = true;
    const { page } = await desk.open('/accounts');
    await page.getByLabel('What it is for').fill('the archive’s robot');
    await page.getByRole('button', { name: 'Make the token' }).click();
    await page.getByText('contadora_made-up').waitFor();
    await keepPicture(page, 'accounts-en-light');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByText('contadora_made-up').count()).toBe(0);
    await page.getByRole('button', { name: /^Revoke/ }).click();
    await page.getByText(/^\s*Revoked 14 Mar 2020/).waitFor();
    await page.getByLabel('Name').fill('eva-inventada');
    const added = page.getByLabel(/^New password .at least/).first();
    await added.fill('five random words are fine');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('rowheader', { name: 'eva-inventada' }).waitFor();
    await page.getByRole('button', { name: 'Bar: eva-inventada' }).click();
    await page.getByRole('button', { name: 'Allow: eva-inventada' }).waitFor();
    await page.locator('#language').selectOption('ht');
    await expect.poll(() => page.locator('h1').innerText()).toBe('Kont');
    expect(await violations(page)).toEqual([]);
    await page.locator('#language').selectOption('en');
    await page.close();
  });

  test('lets everybody read where the desk is public, and review nothing', async () => {
    server.accounts = true;
    server.role = null;
    server.publicReading = true;
    const { page } = await desk.open('/');
    await page.locator('.list tr[data-key]').first().waitFor();
    expect(await page.getByRole('link', { name: /^Review/ }).count()).toBe(0);
    await page.goto(`${server.address}/review`);
    await expect.poll(() => page.locator('h1').innerText()).toBe('Sign in');
    await page.close();
    server.role = 'administrator';
    server.accounts = false;
    server.publicReading = false;
  });

  test('shows traps as text on every page and runs none', async () => {
    server.hostile = true;
    server.accounts = true;
    const [flight] = DATA.flights;
    const { page, requests, complaints } = await desk.open('/');
    for (const [path, shown] of [
      ['/', '.list tr[data-key]'],
      [`/flights/${flight?.leg_id}`, 'article'],
      ['/map', '#map-twin tr[data-key]'],
      ['/map?day=2020-03-10', '.play'],
      ['/review', 'article'],
      ['/statistics', '.uplot'],
      ['/accounts', 'table'],
      ['/?q=%22%3E%3Cscript%3Ewindow.trapped%3D1%3C%2Fscript%3E', '.list table'],
      ['/flights/%3Cimg%20src%3Dx%20onerror%3Dwindow.trapped%3D1%3E', '[role=alert]'],
      ['/%3Cscript%3Ewindow.trapped%3D1%3C%2Fscript%3E', 'h1'],
    ] as const) {
      await page.goto(server.address + path);
      await page.locator(shown).first().waitFor();
      expect([path, await page.evaluate('window.trapped')]).toEqual([path, undefined]);
      const made = page.locator('img[src="x"], [onerror], main script');
      expect([path, await made.count()]).toEqual([path, 0]);
      const links = await page
        .locator('a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      expect(links.filter((href) => /^\s*javascript:/i.test(href ?? ''))).toEqual([]);
    }
    await page.goto(server.address);
    expect(await page.locator('.list table').innerText()).toContain(TRAP.slice(0, 30));
    expect(requests).toEqual([]);
    // The flight that is not there is missed by the browser too; nothing else is complained of.
    expect(complaints.filter((said) => !said.includes('404'))).toEqual([]);
    await page.close();
    server.hostile = false;
  });
});
