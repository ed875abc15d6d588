import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, keepPicture, violations } from './browser.ts';
import { DeskVisit, mapDrawn } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

describe.skipIf(CHROMIUM === undefined)('the card of a flight', () => {
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
    expect(server.flights.decisions.at(-1)).toMatchObject({
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
    expect(server.flights.corrections.at(-1)).toMatchObject({
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
    expect(server.flights.twoPersons).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  test('asks nothing of anybody else and complains of nothing', () => {
    expect(desk.watched.requests).toEqual([]);
    expect(desk.watched.complaints).toEqual([]);
  });
});
