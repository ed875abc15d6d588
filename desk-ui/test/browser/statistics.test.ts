import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/desk/figures-contract.ts';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';
import { CHROMIUM, keepPaper, keepPicture, keepWholePicture, violations } from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

const ES = new Words('es');

describe.skipIf(CHROMIUM === undefined)('statistics and the report of a month', () => {
  let desk: DeskVisit;
  let server: FixtureServer;
  let page: Page;

  beforeAll(async () => {
    desk = await DeskVisit.begin('/', {
      webgl: true,
      locale: 'es-GT',
      viewport: { width: 1360, height: 850 },
    });
    ({ server, page } = desk);
  });
  afterAll(() => desk.close());

  test('shows where the focus is, also on the button in a field of a day', async () => {
    await page.goto(`${server.address}/statistics?lang=es`);
    const day = page.locator('input[type=date]').first();
    await day.focus();
    const ring = (): Promise<string> =>
      day.evaluate((field) => getComputedStyle(field).outlineStyle);
    // Day, month, year, button: the browser says of all of them that the field is the active element.
    for (let part = 0; part < 4; part++) {
      expect(await ring()).toBe('solid');
      await page.keyboard.press('Tab');
    }
    expect(await ring()).not.toBe('solid');
  });

  test('counts by week with days without data hatched, and by country with ranges', async () => {
    await page.getByRole('link', { name: 'Estadísticas' }).click();
    await page.locator('.uplot').waitFor();
    expect(await page.locator('main').innerText()).toContain(
      ES.t('time.some_data', { withData: 4, days: 7 }),
    );
    await keepPicture(page, 'statistics-es-light');
    expect(await violations(page)).toEqual([]);
    // What could be seen is drawn under the chart and said in words.
    expect(await page.locator('main').innerText()).toContain(
      ES.t('stats.coverage_days', { withData: 30, days: 40, hours: 680, all: 960 }),
    );
    expect(await page.locator('main').innerText()).toContain('América del Sur');
    // Where our data tell nothing of last year, no number stands.
    expect(await page.locator('dl').innerText()).toContain(ES.t('stats.covered_none'));
    expect(await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href')).toBe(
      '/api/v1/exports/statistics.csv?by=week',
    );
    expect(await page.locator('#published ~ *').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining(ES.t('stats.difference.all_legs'))]),
    );
    await page.locator('#published').scrollIntoViewIfNeeded();
    await keepPicture(page, 'statistics-published-es-light');
    await page.getByRole('combobox', { name: 'Contar por' }).selectOption('country');
    await page.locator('svg.chart').waitFor();
    expect(new URL(page.url()).search).toBe('?by=country');
    expect(await page.locator('table').first().innerText()).toContain('Guatemala');
    await keepPicture(page, 'statistics-country-es-light');
    expect(await violations(page)).toEqual([]);
  });

  test('gives no range that is one figure', async () => {
    const { page: other } = await desk.open('/statistics');
    const main = other.locator('main');
    await main.getByText('14 vuelos (12–17), 16 paradas').waitFor();
    await other.route('**/statistics/comparison*', async (route) => {
      const answer = await route.fetch();
      const comparison = (await answer.json()) as Comparison;
      comparison.counts.flights_low = comparison.counts.flights_high = 14;
      await route.fulfill({ json: comparison });
    });
    await other.reload();
    await main.getByText('14 vuelos, 16 paradas').waitFor();
  });

  test('reports a month that can be printed, with its data', async () => {
    await page.getByRole('link', { name: 'Informe de marzo de 2020' }).click();
    await page.locator('article').waitFor();
    await page.goto(`${server.address}/reports/2020-02?lang=es`);
    await page.locator('article .uplot').waitFor();
    expect(await page.locator('h1').innerText()).toBe(
      'Entre 12 y 17 vuelos de deportación en febrero de 2020',
    );
    expect(await page.locator('main').innerText()).toContain('Hay datos de 24 de 29 días');
    expect(await page.locator('pre').innerText()).toContain('desk.example/ledger');
    expect(await page.getByRole('link', { name: /ZIP/ }).first().getAttribute('href')).toBe(
      '/api/v1/exports/report.zip?month=2020-02',
    );
    await keepPicture(page, 'report-month-es-light');
    await keepWholePicture(page, 'report-month-es-light-whole');
    const paper = await keepPaper(page, 'report-month-es');
    // A handful of pages, none of them a sheet of menus.
    const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.length).toBeLessThan(10);
    expect(await violations(page)).toEqual([]);
    for (const language of LANGUAGES) {
      await page.goto(`${server.address}/reports/2020-02?lang=${language}`);
      await page.locator('article .uplot').waitFor();
      const words = new Words(language);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('h1').innerText()).toBe(
        words.t('month.between', { low: 12, high: 17, month: words.month('2020-02') }),
      );
      // No key without its text.
      expect(await page.locator('main').innerText()).not.toMatch(/\b(month|stats|field)\.[a-z]/);
      expect([language, await violations(page)]).toEqual([language, []]);
    }
    await page.goto(`${server.address}/reports/2031-01?lang=es`);
    await expect.poll(() => page.locator('h1').innerText()).toBe('No hay datos de enero de 2031');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.address}/statistics?by=country`);
    await page.locator('svg.chart').waitFor();
  });

  test('asks nothing of anybody else and complains of nothing', () => {
    expect(desk.watched.requests).toEqual([]);
    expect(desk.watched.complaints).toEqual([]);
  });
});
