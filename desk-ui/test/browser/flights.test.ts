import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Words } from '../../src/i18n/words.ts';
import { DATA } from '../desk-fixture.ts';
import { CHROMIUM, keepPicture, violations } from './browser.ts';
import { DeskVisit, mapDrawn } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

const ES = new Words('es');

describe.skipIf(CHROMIUM === undefined)('flights at the desk', () => {
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

  test('shows the names of operators whole, however long they are', async () => {
    const cut = await page
      .locator('.operator')
      .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length);
    expect(await page.locator('.operator').count()).toBeGreaterThan(5);
    expect(cut).toBe(0);
    // However narrow: a word a line would make a row five lines high.
    await page.setViewportSize({ width: 720, height: 850 });
    const widths = await page
      .locator('.operator')
      .evaluateAll((all) => all.map((each) => each.clientWidth));
    expect(Math.min(...widths), 'px').toBeGreaterThanOrEqual(120);
    await page.setViewportSize({ width: 1360, height: 850 });
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
    await expect.poll(said).not.toContain('00:00 UTC');
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
    expect(server.flights.views[0]?.query).toBe(
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
    desk.watched.complaints.splice(0, Infinity, ...desk.watched.complaints.filter(gone));
  });

  test('asks nothing of anybody else and complains of nothing', () => {
    expect(desk.watched.requests).toEqual([]);
    expect(desk.watched.complaints).toEqual([]);
  });
});
