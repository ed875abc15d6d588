import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, keepPicture, violations } from './browser.ts';
import { DeskVisit, mapDrawn } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

describe.skipIf(CHROMIUM === undefined)('the desk as a whole', () => {
  let desk: DeskVisit;
  let page: Page;

  beforeAll(async () => {
    desk = await DeskVisit.begin(
      '/statistics?by=country',
      {
        webgl: true,
        locale: 'es-GT',
        viewport: { width: 1360, height: 850 },
      },
      ({ claims }) => (claims.events = true),
    );
    ({ page } = desk);
  });
  afterAll(() => desk.close());

  test('is the same in English and in the dark, and the choice is kept', async () => {
    await page.locator('#language').selectOption('en');
    await page.getByRole('button', { name: 'Dark background' }).click();
    await keepPicture(page, 'statistics-country-en-dark');
    expect(await violations(page)).toEqual([]);
    for (const [link, title] of [
      [/^Review/, 'Review'],
      [/^Statistics/, 'Statistics'],
      [/^Map/, 'Map'],
      [/^Ledger/, 'Ledger'],
      [/^Chronology/, 'Chronology'],
      [/^Flights/, 'Flights'],
    ] as const) {
      await page.getByRole('link', { name: link }).click();
      await expect.poll(() => page.locator('h1').innerText()).toBe(title);
      if (title === 'Statistics') await page.locator('.uplot').waitFor();
      else if (title === 'Flights' || title === 'Map') await mapDrawn(page);
      else if (title === 'Ledger') await page.locator('#entries ~ ol li').first().waitFor();
      else await page.locator('article').first().waitFor();
      await keepPicture(page, `${title.toLowerCase()}-en-dark`);
      expect([title, await violations(page)]).toEqual([title, []]);
    }
    await page.locator('.list tr[data-key] a').first().click();
    await page.locator('article').waitFor();
    await keepPicture(page, 'flight-en-dark');
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('goes back and forth as the browser does', async () => {
    await page.goBack();
    await expect.poll(() => page.locator('h1').innerText()).toBe('Flights');
    await page.goForward();
    await page.locator('article').waitFor();
  });

  test('asks nothing of anybody else and complains of nothing', () => {
    expect(desk.watched.requests).toEqual([]);
    expect(desk.watched.complaints).toEqual([]);
  });
});

describe.skipIf(CHROMIUM === undefined)('a desk that is empty, closed or in trouble', () => {
  let desk: DeskVisit;
  let server: FixtureServer;

  beforeAll(async () => {
    desk = await DeskVisit.begin('/', { locale: 'en-US' });
    ({ server } = desk);
  });
  afterAll(() => desk.close());

  test('offers the simulated sample, which can be stopped, and shows it when it is there', async () => {
    server.empty = true;
    server.jobs.slow = true;
    const { page, requests, complaints } = await desk.open('/');
    expect(await page.locator('h1').innerText()).toBe('The desk is empty');
    await keepPicture(page, 'empty-en-light');
    expect(await violations(page)).toEqual([]);
    const load = page.getByRole('button', { name: 'Load the simulated sample' });
    await load.click();
    await expect.poll(() => page.locator('progress').getAttribute('value')).toBe('1');
    await keepPicture(page, 'sample-en-light');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('It was stopped. You can start again.').waitFor();
    server.captures = true;
    await page.reload();
    await page.getByRole('button', { name: 'Fill again from the ledger' }).waitFor();
    await keepPicture(page, 'empty-again-en-light');
    expect(await violations(page)).toEqual([]);
    server.captures = false;
    await page.reload();
    server.jobs.slow = false;
    await load.click();
    await page.locator('.list tr[data-key]').first().waitFor();
    expect(await page.locator('.simulated').count()).toBe(1);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('lets nobody in without the right password', async () => {
    server.accounts = true;
    server.role = null;
    const { page } = await desk.open('/statistics');
    expect(await page.locator('h1').innerText()).toBe('Sign in');
    await keepPicture(page, 'signin-en-light');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Name').fill('persona-inventada');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The name or the password is not right.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Password').fill('right');
    await page.keyboard.press('Enter');
    // To the page that was asked for.
    await expect.poll(() => page.locator('h1').innerText()).toBe('Statistics');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => page.locator('h1').innerText()).toBe('Sign in');
    await page.close();
  });

  test('lets a reader read and says why he cannot decide', async () => {
    server.role = 'reader';
    const { page } = await desk.open('/review');
    await page.locator('article').waitFor();
    await page.keyboard.press('c');
    await expect
      .poll(() => page.locator('p.said').innerText())
      .toBe('Deciding needs a reviewer’s account.');
    expect(server.flights.decisions).toEqual([]);
    await page.close();
    server.accounts = false;
    server.role = 'administrator';
  });

  test('says what happened and what to do when the server fails', async () => {
    server.failing = 503;
    const { page } = await desk.open('/');
    const alert = page.getByRole('alert');
    expect(await alert.innerText()).toMatch(/The server failed\.[^]*Try again[^]*HTTP 503/);
    await keepPicture(page, 'failure-en-light');
    expect(await violations(page)).toEqual([]);
    server.failing = undefined;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.list tr[data-key]').first().waitFor();
    await page.close();
  });

  test('names a flight that is not there, and a page that is not there', async () => {
    const { page } = await desk.open('/flights/no-such-leg');
    expect(await page.getByRole('alert').innerText()).toContain('It is not here.');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.address}/no/such/page`);
    await expect.poll(() => page.locator('h1').innerText()).toBe('There is no such page');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
