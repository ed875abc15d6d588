import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Flight } from '../../src/data/report.ts';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';
import { emptyReport, report } from '../fixture.ts';
import { Browser, CHROMIUM, hasSidewaysScroll, violations, type Watched } from './browser.ts';

const SMALL = report({ seed: 7, flights: 90, recorded: 0.3, from: '2020-02-03', days: 40 });

if (CHROMIUM === undefined) {
  console.warn(
    'The browser tests are skipped: no Chromium was found.\n' +
      'Maybe install it (apt-get install chromium) or name it with CHROMIUM=/path/to/chromium.',
  );
}
const withBrowser = describe.skipIf(CHROMIUM === undefined);

withBrowser('a report with a map', () => {
  let browser: Browser;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    browser = await Browser.open(true);
    watched = await browser.show(SMALL);
    page = watched.page;
    await page.locator('.map canvas').waitFor();
  });
  afterAll(() => browser.close());

  test('says that it is simulated, before anything else', async () => {
    expect(await page.locator('body').innerText()).toMatch(/^Datos simulados\./);
  });

  test('draws its map from its own bytes', async () => {
    // The map is empty until the worker has answered, so wait for what the worker makes.
    await expect
      .poll(() =>
        page
          .locator('.map canvas')
          .screenshot()
          .then((shot) => shot.length),
      )
      .toBeGreaterThan(20_000);
    expect(await page.locator('.no-map').count()).toBe(0);
  });

  test('sorts its flights by keyboard', async () => {
    const heading = page.locator('#flights th', { hasText: 'Probabilidad' });
    await heading.getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    const shares = async (): Promise<number[]> =>
      (await page.locator('#flights tbody td:last-child').allInnerTexts()).map((text) =>
        parseFloat(text),
      );
    const up = await shares();
    expect(up).toEqual([...up].sort((a, b) => a - b));
    await page.keyboard.press('Enter');
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    const down = await shares();
    expect(down).toEqual([...down].sort((a, b) => b - a));
    expect(down[0]).toBeGreaterThan(up[0] as number);
  });

  test('narrows and opens its flights by keyboard', async () => {
    await page.getByLabel('Buscar en la tabla').focus();
    await page.keyboard.type('bogota inventada');
    const rows = page.locator('#flights tbody tr[data-key]');
    await expect.poll(() => rows.count()).toBeLessThan(20);
    for (const text of await rows.allInnerTexts()) expect(text).toMatch(/Bogotá/);
    await page.keyboard.press('Tab');
    for (let tabs = 0; tabs < 15; tabs++) {
      if (await page.evaluate(() => document.activeElement?.classList.contains('toggle'))) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    const toggle = rows.first().getByRole('button');
    expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    const card = await page.locator('#flights article').innerText();
    for (const part of [
      'A favor',
      'En contra',
      'MADE_UP_EVIDENCE (minutes: 55)',
      'Fuente: Made up',
    ]) {
      expect(card).toContain(part);
    }
    await page.keyboard.press('Space');
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
    await page.getByLabel('Buscar en la tabla').fill('');
  });

  test('keeps its contrast in the dark', async () => {
    await page.getByRole('button', { name: 'Fondo oscuro' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fondo claro' }).click();
  });

  test('opens with the removals, and every other related leg can be chosen', async () => {
    const rows = page.locator('#flights tbody tr[data-key]');
    expect(new Set(await rows.locator('td:nth-last-child(2)').allInnerTexts())).toEqual(
      new Set(['deportación']),
    );
    await page.getByLabel('Mostrar', { exact: true }).selectOption('transfer');
    const transfers = SMALL.flights.filter((flight) => flight.class === 'transfer').length;
    expect(await rows.count()).toBe(transfers);
    expect(await page.locator('#flights').innerText()).toContain(
      `Otros ${SMALL.flights.length - transfers} tramos`,
    );
    await page.getByLabel('Mostrar', { exact: true }).selectOption('removal');
  });

  test('prints a long table with what was opened, a short one with all its evidence', async () => {
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(100_000);
    const cards = page.locator('#flights article');
    const ofClass = (name: string): number =>
      SMALL.flights.filter((flight) => flight.class === name).length;
    expect(ofClass('removal')).toBeGreaterThan(40);
    await page.locator('#flights button.toggle').first().click();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('#flights tr[data-key]').count()).toBe(ofClass('removal'));
    expect(await cards.count()).toBe(1);
    expect(await page.locator('#flights').textContent()).toContain('Con más de 40 filas');
    expect(await page.locator('#map figure svg[role=img]').count()).toBe(1);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect.poll(() => page.locator('#map figure svg[role=img]').count()).toBe(0);
    await page.getByLabel('Mostrar', { exact: true }).selectOption('transfer');
    expect(ofClass('transfer')).toBeLessThanOrEqual(40);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await cards.count()).toBe(ofClass('transfer'));
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.getByLabel('Mostrar', { exact: true }).selectOption('removal');
  });

  test('asks nothing of any network and complains of nothing', () => {
    expect(watched.requests).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

test.skipIf(CHROMIUM === undefined)(
  'a flight that is clicked on the map opens in the table',
  async () => {
    const data = report({ seed: 1, flights: 1, recorded: 0, from: '2020-02-03', days: 1 });
    const [flight] = data.flights as [Flight];
    // Along a meridian, so that the middle of the map lies on the line.
    flight.track = Array.from({ length: 30 }, (_, i) => [
      -90,
      14 + i / 2,
      1_580_700_000 + i * 60,
      30_000,
    ]);
    flight.departure = { ...flight.departure, airport: null, basis: 'unknown' };
    flight.arrival = { ...flight.arrival, airport: null, basis: 'unknown', candidates: [] };
    flight.class = 'removal';
    data.gaps = [];
    const browser = await Browser.open(true);
    try {
      const { page } = await browser.show(data);
      const canvas = page.locator('.map canvas');
      await canvas.scrollIntoViewIfNeeded();
      await expect
        .poll(async () => {
          await canvas.click();
          return page.locator('#flights article').count();
        })
        .toBe(1);
      expect(await page.locator('#flights article').innerText()).toContain(flight.leg_id);
    } finally {
      await browser.close();
    }
  },
);

withBrowser('without WebGL', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await Browser.open(false);
  });
  afterAll(() => browser.close());

  test('the page says so, draws a still map and works', async () => {
    const { page, complaints } = await browser.show(SMALL);
    expect(await page.locator('#map .no-map').innerText()).toContain('WebGL');
    expect(await page.locator('#map figure svg .gap').count()).toBeGreaterThan(0);
    expect(await page.locator('#map figure svg .track').count()).toBeGreaterThan(0);
    expect(await page.locator('#flights tbody tr[data-key]').count()).toBe(50);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('every language is shown without a violation of WCAG 2.2 AA', async () => {
    const { page } = await browser.show(SMALL);
    await page.locator('#flights .toggle').first().click();
    for (const details of await page.locator('details').all()) {
      await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
    }
    for (const language of LANGUAGES) {
      await page.locator('#language').selectOption(language);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('#map-title').innerText()).toBe(new Words(language).t('map.title'));
      expect([language, await violations(page)]).toEqual([language, []]);
    }
  });

  test('an empty report says that nothing was recognised', async () => {
    const { page, complaints } = await browser.show(emptyReport());
    expect(await page.locator('h1').innerText()).toBe('Ningún vuelo de deportación reconocido');
    expect(await page.locator('#flights').innerText()).toContain('Ninguna fila.');
    expect(await page.locator('#map .legend li').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('legs with a stray date are told beside the period and stretch no chart', async () => {
    const data = structuredClone(SMALL);
    const { summary } = data;
    summary.period.strays = [{ leg_id: 'typo', date: '2002-04-15' }];
    const count = { legs: 1, flights: 1, stops: 1 };
    summary.by_month.unshift({ month: '2002-04', ...count });
    const range = { flights_low: 1, flights_high: 1 };
    summary.by_week.unshift({ week: '2002-W16', from: '2002-04-15', ...count, ...range });
    const { page, complaints } = await browser.show(data);
    for (const language of LANGUAGES) {
      await page.locator('#language').selectOption(language);
      const words = new Words(language);
      expect(await page.locator('.kicker').innerText()).toContain(
        `, ${words.t('headline.strays', { count: 1, days: words.longDay('2002-04-15') })}`,
      );
    }
    for (const details of await page.locator('#time details').all()) {
      await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
    }
    const weeks = page.locator('#time details').first().locator('tbody tr[data-key]');
    expect(await weeks.count()).toBe(SMALL.summary.by_week.length + 2);
    expect(await weeks.first().innerText()).not.toContain(new Words('ht').t('time.no_data'));
    expect(complaints).toEqual([]);
  });

  test('five thousand flights are paged and searched', async () => {
    const many = report({ seed: 11, flights: 5000, recorded: 0.5, from: '2020-01-06', days: 364 });
    const { page, complaints } = await browser.show(many);
    expect(await page.locator('#flights tbody tr[data-key]').count()).toBe(50);
    await page.getByLabel('Buscar en la tabla').fill('ZZZ4321');
    await expect.poll(() => page.locator('#flights tbody tr[data-key]').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('the template alone explains what is missing', async () => {
    const { page } = await browser.showTemplate();
    expect(await page.locator('#page pre').innerText()).toContain('contadora flights report');
  });
});

withBrowser('on a phone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await Browser.open(false, {
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    });
  });
  afterAll(() => browser.close());

  test('nothing is wider than the screen in any language', async () => {
    const { page } = await browser.show(SMALL);
    await page.locator('#flights .toggle').first().click();
    for (const details of await page.locator('details').all()) {
      await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
    }
    for (const language of LANGUAGES) {
      await page.locator('#language').selectOption(language);
      expect([language, await hasSidewaysScroll(page)]).toEqual([language, false]);
    }
    expect(await violations(page)).toEqual([]);
  });
});
