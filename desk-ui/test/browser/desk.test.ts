import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';
import { DATA } from '../desk-fixture.ts';
import {
  Browser,
  CHROMIUM,
  hasSidewaysScroll,
  keepPaper,
  keepPicture,
  keepWholePicture,
  violations,
  type Watched,
} from './browser.ts';
import { FixtureServer, TRAP } from './server.ts';

const withBrowser = describe.skipIf(CHROMIUM === undefined);
const ES = new Words('es');

let server: FixtureServer;

async function visit(browser: Browser, path: string): Promise<Watched> {
  const watched = await browser.visit(server.address + path, (asked) =>
    asked.startsWith(`${server.address}/`),
  );
  await watched.page.locator('h1').waitFor();
  return watched;
}

/** The map is empty until its worker has answered; an empty one of this size has less than 6 kB. */
async function mapDrawn(page: Page): Promise<void> {
  const canvas = page.locator('.map canvas');
  await canvas.waitFor();
  await expect
    .poll(() => canvas.screenshot().then((shot) => shot.length), { timeout: 60_000 })
    .toBeGreaterThan(9_000);
}

withBrowser('the desk', () => {
  let browser: Browser;
  let watched: Watched;
  let page: Page;
  const said = (): Promise<string> => page.locator('p.said').innerText();

  beforeAll(async () => {
    server = await FixtureServer.start();
    // One size below the usual: every picture of the map is painted by the processor.
    browser = await Browser.open(true, { locale: 'es-GT', viewport: { width: 1360, height: 850 } });
    watched = await visit(browser, '/');
    page = watched.page;
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('shows flights with their map, in the language of the browser', async () => {
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    expect(await page.locator('h1').innerText()).toBe('Vuelos');
    expect(await page.locator('.simulated').innerText()).toContain('Datos simulados.');
    await page.locator('.list tr[data-key]').first().waitFor();
    expect(await page.locator('.list tr[data-key]').count()).toBe(50);
    await mapDrawn(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    await keepPicture(page, 'flights-es-light');
    expect(await violations(page)).toEqual([]);
  });

  test('adds the next flights at the end', async () => {
    await page.getByRole('button', { name: 'Mostrar más' }).click();
    await expect.poll(() => page.locator('.list tr[data-key]').count()).toBe(DATA.flights.length);
    expect(await page.getByRole('button', { name: 'Mostrar más' }).count()).toBe(0);
  });

  test('says its filters in the address, from which they come back', async () => {
    await page.getByRole('button', { name: /^traslado interno/ }).click();
    await page.getByRole('combobox', { name: 'País' }).selectOption('GT');
    const shown = DATA.flights.filter(
      ({ class: c, arrival }) => c === 'transfer' && arrival.airport === 'MGGT',
    ).length;
    await expect
      .poll(() => page.locator('#list-title').innerText())
      .toBe(ES.t('desk.count', { count: shown }));
    expect(new URL(page.url()).search).toBe('?country=GT&class=transfer');
    expect(await page.locator('.above a').first().getAttribute('href')).toBe(
      '/api/v1/exports/flights.csv?country=GT&class=transfer',
    );
    await page.reload();
    await expect.poll(() => page.locator('.list tr[data-key]').count()).toBe(shown);
    expect(await page.getByRole('combobox', { name: 'País' }).inputValue()).toBe('GT');
    await page.getByRole('button', { name: 'Quitar filtros' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await expect.poll(() => page.locator('.list tr[data-key]').count()).toBe(50);
  });

  test('has a map of its own with the same filter, and plays a day on it', async () => {
    await page.goto(`${server.address}/?class=removal`);
    await page.getByRole('link', { name: 'Mapa grande y día hora por hora' }).click();
    await expect.poll(() => page.locator('h1').innerText()).toBe('Mapa');
    expect(new URL(page.url()).search).toBe('?class=removal');
    await mapDrawn(page);
    await keepPicture(page, 'map-es-light');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Ver hora por hora/ }).click();
    const slider = page.getByRole('slider', { name: /^Hora del día/ });
    await slider.waitFor();
    expect(new URL(page.url()).searchParams.get('day')).toMatch(/^2020-03-\d\d$/);
    // By keyboard: a key is five minutes, and the time is said in words.
    await slider.focus();
    const said = (): Promise<string | null> => slider.getAttribute('aria-valuetext');
    expect(await said()).toMatch(/ de marzo de 2020, 12:00 UTC: \d+ en vuelo, \d+ sin contacto/);
    await page.keyboard.press('ArrowRight');
    await expect.poll(said).toContain('12:05 UTC');
    await page.keyboard.press('End');
    await expect.poll(said).toContain('23:59 UTC: 0 en vuelo');
    await page.keyboard.press('Home');
    await expect.poll(said).toContain('00:00 UTC');
    await page.getByRole('button', { name: 'Reproducir' }).click();
    await expect.poll(said, { timeout: 20_000 }).not.toContain('00:00 UTC');
    await page.getByRole('button', { name: 'Pausa' }).click();
    const rested = await said();
    await slider.fill('50400');
    await expect.poll(said).not.toBe(rested);
    await expect.poll(() => page.locator('#map-twin tr[data-key]').count()).toBeGreaterThan(0);
    await mapDrawn(page);
    await keepPicture(page, 'map-day-es-light');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Volver al período' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?class=removal');
    await page.locator('#map-twin tr[data-key] a').first().click();
    await page.locator('article').waitFor();
    await page.goto(server.address);
    await page.locator('.list tr[data-key]').first().waitFor();
  });

  test('goes from flight to flight by arrow keys', async () => {
    const links = page.locator('.list .flight a');
    await links.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    const focused = (): Promise<boolean> =>
      links.nth(2).evaluate((link) => link === document.activeElement);
    expect(await focused()).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    expect(await links.first().evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test('saves what is shown under a name, which can be shared, renamed and removed', async () => {
    await page.getByRole('button', { name: /^deportación/ }).click();
    await page.getByText('Columnas').click();
    await page.getByRole('checkbox', { name: 'Personas' }).check();
    await page.getByRole('checkbox', { name: 'Probabilidad' }).uncheck();
    await page.locator('.list th.people').waitFor();
    expect(await page.locator('.list th.probability').count()).toBe(0);
    await page.getByRole('button', { name: 'Guardar esta vista' }).click();
    await page.keyboard.type('Con personas');
    await keepPicture(page, 'view-saving-es-light');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(`${server.address}/views/Con%20personas`).waitFor();
    expect(server.views[0]?.query).toBe(
      'class=removal&column=date&column=flight&column=from&column=to&column=class&column=people&column=state',
    );
    await page.goto(`${server.address}/views/Con%20personas`);
    await page.locator('.list th.people').waitFor();
    expect(await page.locator('h1').innerText()).toBe(ES.t('view.now', { name: 'Con personas' }));
    await keepPicture(page, 'view-es-light');
    expect(await violations(page)).toEqual([]);
    // What is changed is another view, and the address says so.
    await page.getByRole('combobox', { name: 'País' }).selectOption('GT');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
    expect(new URL(page.url()).search).toContain('country=GT&class=removal&column=date');
    await page.getByRole('link', { name: 'Ordenar' }).click();
    await page.getByRole('button', { name: /Cambiar el nombre de la vista/ }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Otra');
    await keepPicture(page, 'views-es-light');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Otra', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Quitar la vista «Otra»' }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(/Todavía no hay ninguna/).waitFor();
    await page.goto(`${server.address}/views/Otra`);
    expect(await page.getByRole('alert').innerText()).toContain('No está aquí.');
    await page.getByRole('link', { name: 'Contadora' }).click();
    await page.locator('.list tr[data-key]').first().waitFor();
    // That the view is gone was asked for.
    const gone = (text: string): boolean => !text.includes('404');
    watched.complaints.splice(0, Infinity, ...watched.complaints.filter(gone));
  });

  test('opens a flight with evidence, altitude, rotation and a way to cite it', async () => {
    const link = page.locator('.list tr[data-key] a').first();
    const name = await link.innerText();
    await link.click();
    await page.locator('article').waitFor();
    expect(await page.locator('h1').innerText()).toContain(name);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    for (const part of ['A favor', 'En contra', 'Citar este vuelo', 'Nadie ha decidido todavía']) {
      expect(await page.locator('main').innerText()).toContain(part);
    }
    expect(await page.locator('pre').innerText()).toContain(`${page.url()}?at=1234`);
    await mapDrawn(page);
    await keepPicture(page, 'flight-es-light');
    expect(await violations(page)).toEqual([]);
  });

  test('keeps what a person decides on the card', async () => {
    await page.getByLabel('Cambiar la clase').check();
    await page.getByLabel('Clase', { exact: true }).selectOption('transfer');
    await page.getByLabel('Por qué', { exact: true }).fill('Inventado para la prueba');
    await page.getByRole('button', { name: 'Registrar la decisión' }).click();
    await page.locator('ol li', { hasText: 'Inventado para la prueba' }).waitFor();
    expect(server.decisions.at(-1)).toMatchObject({
      verdict: 'class_changed',
      class: 'transfer',
      tags: null,
      reason: 'Inventado para la prueba',
    });
    expect(await page.locator('main').innerText()).toContain('clase cambiada');
  });

  test('shows everything recorded of a flight, and the flight as it was', async () => {
    const items = page.locator('#history ~ ol li');
    expect(await items.count()).toBe(5);
    expect(await items.first().innerText()).toContain('Observación');
    expect(await items.last().innerText()).toContain('Inventado para la prueba');
    await page.getByText('Pruebas y entradas para descargar').click();
    expect(await page.locator('a[href$="/proof?at=1234"]').count()).toBeGreaterThan(4);
    await page.getByLabel('Como estaba el día').fill('2026-01-05');
    await page.getByRole('button', { name: 'Mostrar', exact: true }).click();
    await page.getByText('Así estaba el 5 de enero de 2026.').waitFor();
    expect(new URL(page.url()).search).toBe('?as_of=2026-01-05');
    expect(await items.count()).toBe(4);
    expect(await page.getByRole('button', { name: 'Registrar la decisión' }).count()).toBe(0);
    await keepPicture(page, 'flight-past-es-light');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Como está ahora' }).click();
    await expect.poll(() => items.count()).toBe(5);
  });

  test('corrects an entry with a reason; the entry stays', async () => {
    const last = page.locator('#history ~ ol li').last();
    await last.getByRole('button', { name: /^Corregir/ }).click();
    await page.getByLabel('Qué estaba mal').fill('Era otro vuelo');
    await page.getByLabel('En su lugar').selectOption('rejected');
    await keepPicture(page, 'correct-es-light');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Anotar la corrección' }).click();
    await last.getByText(/^Corregida por la entrada/).waitFor();
    expect(server.corrections.at(-1)).toMatchObject({
      reason: 'Era otro vuelo',
      replacement: { verdict: 'rejected', class: null },
    });
    await last.scrollIntoViewIfNeeded();
    await keepPicture(page, 'flight-history-es-light');
  });

  test('shows the ledger, what it signs, and verifies it', async () => {
    await page.getByRole('link', { name: 'Libro', exact: true }).click();
    await page.locator('#entries ~ ol li').first().waitFor();
    expect(await page.locator('#entries ~ ol li').count()).toBe(30);
    await page.getByRole('button', { name: 'Mostrar más' }).click();
    await expect.poll(() => page.locator('#entries ~ ol li').count()).toBe(60);
    await keepPicture(page, 'ledger-es-light');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Clase de entrada').selectOption('decision');
    await expect.poll(() => new URL(page.url()).search).toBe('?kind=decision');
    await expect.poll(() => page.locator('#entries ~ ol li').count()).toBe(1);
    await page.getByRole('button', { name: 'Verificar todo el libro' }).click();
    await page
      .getByText(/todo es como fue firmado/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Que deban estar de acuerdo dos' }).click();
    await page.getByText('Una decisión cuenta cuando otra cuenta está de acuerdo.').waitFor();
    expect(server.twoPersons).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  test('brings in a table of claims and shows its contradictions side by side', async () => {
    await page.getByRole('link', { name: 'Cronología' }).click();
    await page.getByText('Todavía no hay afirmaciones.').waitFor();
    await page.getByText('Añadir una tabla de afirmaciones').click();
    await page.getByLabel('Tabla (CSV)').setInputFiles({
      name: 'closure.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('event;topic;statement;source;day\nx;y;z;w;2020-02-03\n'),
    });
    await expect
      .poll(() => page.getByLabel('Correspondencia de columnas').inputValue())
      .toBe('event-claims');
    await page.getByLabel('Cuándo ocurrió').selectOption('day');
    await page.getByLabel('Prefijo de los sucesos').fill('cierre-2020/');
    await page.getByRole('button', { name: 'Ver qué resulta' }).click();
    await page.getByText('closure.csv, line 9').waitFor();
    await keepPicture(page, 'claims-import-es-light');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Anotar en el libro' }).click();
    await page.locator('article[aria-label=cierre]').waitFor();
    expect(server.tablesSent).toEqual([
      {
        name: 'closure.csv',
        mapping: {
          name: 'event-claims',
          columns: {
            event: 'event',
            predicate: 'topic',
            text: 'statement',
            source: 'source',
            happened_on: 'day',
          },
          defaults: { language: 'en' },
          event_prefix: 'cierre-2020/',
        },
      },
    ]);
    expect(await page.locator('tr.differs').count()).toBe(2);
    expect(await page.locator('tr.differs').first().innerText()).toContain('se contradicen');
    await page.evaluate(() => window.scrollTo(0, 0));
    await keepPicture(page, 'chronology-es-light');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(/solo contradicciones/).check();
    await expect.poll(() => new URL(page.url()).search).toBe('?contradicted=1');
    expect(await page.locator('tbody tr').count()).toBe(2);
    await page.getByLabel(/solo contradicciones/).uncheck();
    await page.getByRole('combobox', { name: 'Fuente' }).first().selectOption('boletin');
    await expect.poll(() => page.locator('article').count()).toBe(1);
  });

  test('shows what a recalibration would change before anybody accepts it', async () => {
    await page.goto(`${server.address}/recalibration`);
    await page.getByRole('button', { name: 'Calcular qué cambiaría' }).click();
    await page.getByText('4 pesos cambiarían').waitFor();
    expect(await page.locator('main').innerText()).toContain('0,121 → 0,084');
    await keepPicture(page, 'recalibration-es-light');
    expect(await violations(page)).toEqual([]);
    const accept = page.getByRole('button', { name: 'Poner en vigor' });
    expect(await accept.isDisabled()).toBe(true);
    await page.getByLabel('Por qué se pone en vigor').fill('Revisado en marzo');
    await accept.click();
    await page.getByText('La recalibración está en vigor').waitFor();
    expect(server.accepted).toEqual(['Revisado en marzo']);
  });

  test('reviews by keyboard alone', async () => {
    await page.keyboard.press('Control+Home');
    await page.getByRole('link', { name: /^Revisión/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('article').waitFor();
    const name = (): Promise<string> => page.locator('nav [aria-current=true] .name').innerText();
    const [first, before] = [await name(), server.decisions.length];
    await page.keyboard.press('j');
    await expect.poll(name).not.toBe(first);
    const second = await name();
    await page.keyboard.press('k');
    await expect.poll(name).toBe(first);
    await page.keyboard.press('c');
    await expect.poll(said).toBe(ES.t('desk.said_confirmed', { flight: first }));
    await expect.poll(name).toBe(second);
    await page.keyboard.press('r');
    await expect.poll(said).toBe(ES.t('desk.said_rejected', { flight: second }));
    await expect.poll(name).not.toBe(second);
    const third = await name();
    await page.keyboard.press('4');
    await expect.poll(() => server.decisions.length).toBe(before + 3);
    await expect.poll(name).not.toBe(third);
    await page.locator('article').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('cruzar con la lista c r 1');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => server.decisions.length).toBe(before + 4);
    await page.locator('ol li', { hasText: 'cruzar con la lista c r 1' }).waitFor();
    const kept = await page.locator('ol li').count();
    await page.keyboard.press('t');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect.poll(() => server.decisions.length).toBe(before + 5);
    // The page has the answer too: what it says then must not come after what comes next.
    await expect.poll(() => page.locator('ol li').count()).toBe(kept + 1);
    expect(server.decisions.slice(before).map(({ verdict, class: c }) => [verdict, c])).toEqual([
      ['confirmed', null],
      ['rejected', null],
      ['class_changed', 'transfer'],
      ['note', null],
      ['note', null],
    ]);
    expect(server.decisions.at(-1)?.tags).toContain('diverted');
    // To undo is to go back and decide again.
    for (let i = 0; i < 3; i++) await page.keyboard.press('u');
    await expect.poll(name).toBe(first);
    expect(await said()).toBe(ES.t('desk.back_at', { flight: first }));
    await keepPicture(page, 'review-es-light');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await keepPicture(page, 'review-help-es-light');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
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
    expect(watched.requests).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

withBrowser('a desk that is empty, closed or in trouble', () => {
  let browser: Browser;

  beforeAll(async () => {
    server = await FixtureServer.start();
    browser = await Browser.open(false, { locale: 'en-US' });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('offers the simulated sample, which can be stopped, and shows it when it is there', async () => {
    server.empty = true;
    server.slow = true;
    const { page, requests, complaints } = await visit(browser, '/');
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
    server.slow = false;
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
    const { page } = await visit(browser, '/statistics');
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
    const { page } = await visit(browser, '/review');
    await page.locator('article').waitFor();
    await page.keyboard.press('c');
    await expect
      .poll(() => page.locator('p.said').innerText())
      .toBe('Deciding needs a reviewer’s account.');
    expect(server.decisions).toEqual([]);
    await page.close();
    server.accounts = false;
    server.role = 'administrator';
  });

  test('says what happened and what to do when the server fails', async () => {
    server.failing = 503;
    const { page } = await visit(browser, '/');
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
    const { page } = await visit(browser, '/flights/no-such-leg');
    expect(await page.getByRole('alert').innerText()).toContain('It is not here.');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.address}/no/such/page`);
    await expect.poll(() => page.locator('h1').innerText()).toBe('There is no such page');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});

withBrowser('accounts, the public and those who mean harm', () => {
  let browser: Browser;

  beforeAll(async () => {
    server = await FixtureServer.start();
    browser = await Browser.open(false, { locale: 'en-US' });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('makes, shows once and revokes a token; adds and bars an account', async () => {
    server.accounts = true;
    const { page } = await visit(browser, '/accounts');
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
    const { page } = await visit(browser, '/');
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
    const { page, requests, complaints } = await visit(browser, '/');
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

withBrowser('the desk on a phone', () => {
  let browser: Browser;

  beforeAll(async () => {
    server = await FixtureServer.start();
    browser = await Browser.open(false, {
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
      locale: 'ht',
    });
    server.events = true;
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('has nothing wider than the screen on any page', async () => {
    const [flight] = DATA.flights;
    const { page } = await visit(browser, '/');
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
