import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, hasSidewaysScroll, keepPicture, violations } from './browser.ts';
import { DeskVisit, mapDrawn } from './desk-visit.ts';
import { removal } from './live-server.ts';
import type { FixtureServer } from './server.ts';

const SEEN = { webgl: true, locale: 'es-GT', viewport: { width: 1360, height: 900 } };
const withBrowser = describe.skipIf(CHROMIUM === undefined);

withBrowser('the live page', () => {
  let desk: DeskVisit;
  let server: FixtureServer;
  let page: Page;

  beforeAll(async () => {
    desk = await DeskVisit.begin('/live', SEEN);
    ({ server, page } = desk);
    await page.locator('li[data-key]').first().waitFor();
  });
  afterAll(() => desk.close());

  test('shows who flies now, as a map and as a list', async () => {
    expect(await page.locator('h1').innerText()).toBe('En vivo');
    await expect
      .poll(() => page.locator('.state').innerText())
      .toBe('Conectado: lo nuevo aparece solo.');
    const first = page.locator('li[data-key]').first();
    expect(await first.innerText()).toContain('TYSON77');
    expect(await first.innerText()).toContain('no es un destino');
    expect(await first.innerText()).toContain('Guatemala (desde 78 min)');
    expect(await first.innerText()).toContain(
      'Otra aeronave emite la misma dirección: ENY3456, 24.000 pies · 440 nudos · rumbo 190°, oída a las 13:59',
    );
    await mapDrawn(page);
    await keepPicture(page, 'live-es-light');
    expect(await violations(page)).toEqual([]);
  });

  test('shows what is held of the second aircraft under the address', async () => {
    const moved = removal();
    delete moved.trail;
    if (moved.other) {
      moved.other.class = 'removal';
      moved.other.probability = 0.81;
      moved.other.verdict = 'likely';
    }
    server.live.tell('aircraft', { aircraft: [moved] });
    await expect.poll(() => page.locator('li[data-key="a1b2c3"]').innerText()).toMatch(/81\s%/);
  });

  test('takes what comes without being loaded again', async () => {
    const moved = { ...removal(), lat: 22.9, lon: -91, altitude_ft: 21_000 };
    delete moved.trail;
    server.live.tell('aircraft', {
      aircraft: [moved, { ...moved, key: 'a9', callsign: 'NUEVO1' }],
    });
    await expect
      .poll(() => page.locator('li[data-key="a1b2c3"]').innerText())
      .toContain('21.000 pies');
    await page.locator('li[data-key="a9"]').waitFor();
    server.live.tell('gone', { keys: ['a9'] });
    await page.locator('li[data-key="a9"]').waitFor({ state: 'detached' });
    const newest = page.locator('.newest li');
    const id = (await newest.first().locator('a').getAttribute('href'))?.split('/').at(-1) ?? '';
    server.live.tell('landed', { leg_ids: [decodeURIComponent(id)] });
    await page.locator('.newest li.fresh').waitFor();
    server.live.tell('feeds', {
      feeds: server.live.feeds.map((feed) => ({ ...feed, positions_per_s: 99.5 })),
    });
    await page.getByText('99,5').first().waitFor();
  });

  test('says when it has lost the desk, and goes on where it was', async () => {
    server.live.tell('feeds', { feeds: server.live.feeds });
    server.live.cut();
    await expect.poll(() => page.locator('.state').innerText()).toContain('Sin conexión');
    await expect.poll(() => page.locator('.state').innerText()).toContain('Conectado');
    expect(server.live.cameBackWith).toMatch(/^run-\d+$/);
  });

  test('opens an aircraft with what speaks for and against', async () => {
    await page.getByRole('button', { name: 'TYSON77' }).click();
    await page.locator('#live-card').waitFor();
    await expect.poll(() => page.locator('#live-card').innerText()).toContain('TYSON77');
    await expect.poll(() => new URL(page.url()).search).toBe('?aircraft=a1b2c3');
    await page.getByRole('heading', { name: 'A favor', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cerrar' }).click();
    expect(new URL(page.url()).search).toBe('');
  });

  test('sets up feeds and watches aircraft; keys are not shown again', async () => {
    await page.getByLabel('Nombre').fill('mar');
    await page.getByRole('combobox', { name: 'Clase' }).selectOption('api');
    await page.getByLabel('Dirección (URL)').fill('https://network.example/v2');
    await page.getByLabel('Alrededor').fill('KAEX 40');
    await page.getByLabel('Clave', { exact: true }).fill('quiet');
    await page.getByRole('button', { name: 'Configurar', exact: true }).click();
    await page.getByText('La fuente mar está configurada.').waitFor();
    await page.getByRole('button', { name: 'Cambiar mar' }).click();
    expect(await page.getByLabel('Alrededor').inputValue()).toBe('KAEX 40');
    expect(await page.getByLabel('Clave', { exact: true }).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Quitar mar' }).click();
    await page.getByText('La fuente mar se quitó.').waitFor();
    await page.getByLabel('Matrícula o dirección').fill('n456yy');
    await page.getByRole('button', { name: 'Vigilar' }).click();
    await page.getByText('N456YY', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Quitar N456YY' }).click();
    await page.getByText('N456YY', { exact: true }).waitFor({ state: 'detached' });
  });

  test('is whole in the dark, on a phone and in every language', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => window.scrollTo(0, 0));
    for (const language of ['en', 'pt', 'fr', 'ht', 'es']) {
      await page.locator('#language').selectOption(language);
      await page.locator('.newest li').first().waitFor();
      expect(await hasSidewaysScroll(page), language).toBe(false);
      // Whatever the words, the newest findings stand in two halves; no end of a flight is squeezed out.
      const [list, ...ends] = await page
        .locator('.newest, .newest li > :nth-child(2)')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
      expect(ends.length).toBeGreaterThan(1);
      for (const end of ends) expect(end.width).toBeGreaterThan(0.4 * (list?.width ?? Infinity));
      expect(await page.locator('main').innerText()).not.toMatch(/\b(live|desk)\.[a-z_]+/);
      expect(await violations(page), language).toEqual([]);
    }
    await keepPicture(page, 'live-es-phone');
    await page.getByRole('button', { name: 'Fondo oscuro' }).click();
    await page.setViewportSize({ width: 1360, height: 900 });
    await page.waitForTimeout(300);
    await keepPicture(page, 'live-es-dark');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fondo claro' }).click();
  });

  test('asked nothing of any other host and said nothing wrong', () => {
    expect(desk.watched.requests).toEqual([]);
    expect(desk.watched.complaints).toEqual([]);
  });
});

withBrowser('the alerts page', () => {
  let desk: DeskVisit;
  let server: FixtureServer;
  let page: Page;

  beforeAll(async () => {
    desk = await DeskVisit.begin('/alerts', SEEN);
    ({ server, page } = desk);
    await page.locator('[data-alert]').first().waitFor();
  });
  afterAll(() => desk.close());

  test('shows what was told, why, and what became of it', async () => {
    expect(await page.locator('h1').innerText()).toBe('Avisos');
    const first = page.locator('[data-alert]').first();
    expect(await first.innerText()).toContain('Guatemala está por delante');
    expect(await first.innerText()).toContain('no se pudo enviar');
    expect(await first.innerText()).toContain('Tiene una falla propia.');
    await first.locator('summary').click();
    await first.getByText('indicativo de relleno').waitFor();
    await keepPicture(page, 'alerts-es-light');
    expect(await violations(page)).toEqual([]);
  });

  test('takes a new alert by itself', async () => {
    server.alerts.alerts = [
      { ...server.alerts.alerts[0]!, id: 9, title: 'NUEVO: volvió a Alexandria (KAEX)' },
      ...server.alerts.alerts,
    ];
    server.live.tell('alert', { id: 9 });
    await page.locator('[data-alert="9"]').waitFor();
  });

  test('sets up channels and rules, and tries a channel', async () => {
    await page.getByLabel('Nombre del canal').fill('gancho');
    await page.getByLabel('Dirección (URL)').fill('https://hook.example/x');
    await page.getByLabel('Clave para firmar').fill('una clave bastante larga');
    await page.getByRole('button', { name: 'Guardar el canal' }).click();
    await page.getByText('Guardado.').waitFor();
    await page.getByRole('button', { name: 'Probar gancho' }).click();
    await expect.poll(() => server.alerts.tested).toEqual(['gancho']);
    await page.getByLabel('Nombre de la regla').fill('Honduras');
    await page.getByRole('combobox', { name: 'País' }).selectOption('HN');
    await page.getByRole('checkbox', { name: 'gancho' }).check();
    await page.getByRole('button', { name: 'Guardar la regla' }).click();
    await page.getByText('Honduras por delante, a 120 min o menos').waitFor();
    expect(server.alerts.settings.rules['Honduras']).toMatchObject({
      kind: 'heading_for',
      country: 'HN',
      channels: 'gancho',
    });
    await page.getByRole('button', { name: 'Quitar Honduras' }).click();
    await page.getByText('Quitado.').waitFor();
  });

  test('is whole in the dark, on a phone and in every language', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const language of ['en', 'pt', 'fr', 'ht', 'es']) {
      await page.locator('#language').selectOption(language);
      expect(await hasSidewaysScroll(page), language).toBe(false);
      expect(await page.locator('main').innerText()).not.toMatch(/\b(alerts|live|desk)\.[a-z_]+/);
      expect(await violations(page), language).toEqual([]);
    }
    await page.evaluate(() => window.scrollTo(0, 0));
    await keepPicture(page, 'alerts-es-phone');
    await page.getByRole('button', { name: 'Fondo oscuro' }).click();
    await page.setViewportSize({ width: 1360, height: 900 });
    await keepPicture(page, 'alerts-es-dark');
    expect(await violations(page)).toEqual([]);
  });

  test('asked nothing of any other host and said nothing wrong', () => {
    expect(desk.watched.requests).toEqual([]);
    expect(desk.watched.complaints).toEqual([]);
  });
});
