import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, keepPicture, violations } from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

describe.skipIf(CHROMIUM === undefined)('claims and what is learnt from decisions', () => {
  let desk: DeskVisit;
  let server: FixtureServer;
  let page: Page;

  beforeAll(async () => {
    desk = await DeskVisit.begin('/chronology', {
      webgl: true,
      locale: 'es-GT',
      viewport: { width: 1360, height: 850 },
    });
    ({ server, page } = desk);
  });
  afterAll(() => desk.close());

  test('brings in a table of claims and shows its contradictions side by side', async () => {
    await page.getByRole('link', { name: 'Cronología' }).click();
    await page.getByText('Todavía no hay afirmaciones.').waitFor();
    await expect
      .poll(() => page.locator('main .notice').allInnerTexts())
      .toEqual([
        'El archivo roto.mapping de la carpeta mappings del escritorio no se puede usar; se dejó como está: La línea 3 (sourse) debe tener una clave, un signo igual y un valor.',
      ]);
    await keepPicture(page, 'chronology-broken-mapping-es-light');
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
    expect(server.claims.tablesSent).toEqual([
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
    expect(server.claims.accepted).toEqual(['Revisado en marzo']);
  });

  test('asks nothing of anybody else and complains of nothing', () => {
    expect(desk.watched.requests).toEqual([]);
    expect(desk.watched.complaints).toEqual([]);
  });
});
