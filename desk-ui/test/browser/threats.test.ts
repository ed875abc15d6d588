import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';
import {
  CHROMIUM,
  hasSidewaysScroll,
  keepPicture,
  keepWholePicture,
  violations,
} from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

const ES = new Words('es');

describe.skipIf(CHROMIUM === undefined)('a threat at the desk', () => {
  let desk: DeskVisit;
  let server: FixtureServer;
  let page: Page;

  beforeAll(async () => {
    desk = await DeskVisit.begin('/threats', { locale: 'es-CO' });
    ({ server, page } = desk);
    await page.getByRole('button', { name: ES.t('threats.weigh') }).waitFor();
  });
  afterAll(() => desk.close());

  test('begins with the ladder of January 2025, and says that its data are made up', async () => {
    expect(await page.locator('h1').innerText()).toBe('Amenazas');
    expect(await page.locator('.made-up').innerText()).toContain('Datos inventados.');
    expect(await page.getByLabel(ES.t('threats.rates')).inputValue()).toBe('25; 50');
    expect(await violations(page)).toEqual([]);
  });

  test('asks for what was put together, and keeps it in the address', async () => {
    await page.getByLabel(ES.t('threats.add')).selectOption('BRA');
    await page.getByRole('button', { name: 'Quitar Colombia' }).click();
    await page.getByLabel(ES.t('threats.rates')).fill('12,5; 30 %');
    await page.getByLabel(ES.t('threat.answer_reciprocal')).uncheck();
    await page.getByLabel(ES.t('threats.group_answers')).selectOption('ANDEAN');
    server.threats.slow = true;
    await page.getByRole('button', { name: ES.t('threats.weigh') }).click();
    const cancel = page.getByRole('button', { name: ES.t('desk.sample_cancel') });
    await cancel.waitFor();
    // The button to cancel stands there before the server has been asked.
    await expect
      .poll(() => server.threats.asked.at(-1))
      .toEqual({
        sender: 'USA',
        targets: ['BRA'],
        rates: ['12.5', '30'],
        answers: ['none', 'ANDEAN'],
      });
    expect(decodeURIComponent(page.url())).toContain('target=BRA&rate=12.5,30&answer=none,ANDEAN');
    await expect.poll(() => page.locator('progress').getAttribute('value')).toBe('2');
    expect(await violations(page)).toEqual([]);
    await cancel.click();
    await page.getByText(ES.t('desk.sample_cancelled')).waitFor();
    expect(await page.locator('.result').count()).toBe(0);
  });

  test('shows the whole answer and takes the reader to it', async () => {
    server.threats.slow = false;
    await page.getByRole('button', { name: ES.t('threats.weigh') }).click();
    await page.locator('#method').waitFor();
    const parts = await page
      .locator('.result section[id]')
      .evaluateAll((all) => all.map(({ id }) => id));
    expect(parts).toEqual([
      'ladder',
      'industries',
      'products',
      'world',
      'redirect',
      'fund',
      'method',
    ]);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toContain('says');
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('.result').innerText()).toContain(
      'contadora exposure report --target BRA --rate 12.5%,30% --answer none,ANDEAN',
    );
    await keepWholePicture(page, 'desk-threat-es-light');
    expect(await violations(page)).toEqual([]);
  });

  test('keeps WCAG 2.2 AA in every language, dark, and on a phone', async () => {
    for (const language of LANGUAGES) {
      await page.locator('#language').selectOption(language);
      expect(await violations(page)).toEqual([]);
    }
    await page.locator('#language').selectOption('en');
    await page.getByRole('button', { name: new Words('en').t('page.dark') }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await hasSidewaysScroll(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => window.scrollTo(0, 0));
    await keepPicture(page, 'desk-threat-en-dark-phone');
  });

  test('says what is wrong with a threat to nobody', async () => {
    const en = new Words('en');
    await page.getByRole('button', { name: 'Take out Brazil' }).click();
    await page.getByRole('button', { name: en.t('threats.weigh') }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('button', { name: en.t('threats.weigh') }).count()).toBe(1);
  });

  test('asks nobody else', () => {
    expect(desk.watched.requests).toEqual([]);
    // The browser itself says of an answer that was an error.
    expect(desk.watched.complaints.filter((each) => !each.includes('400'))).toEqual([]);
  });

  test('without trade data it says which commands bring them', async () => {
    server.threats.ready = false;
    const shown = await desk.open('/threats');
    await shown.page.locator('pre').waitFor();
    expect(await shown.page.locator('pre').innerText()).toContain('contadora exposure load trade');
    expect(await violations(shown.page)).toEqual([]);
    await shown.page.close();
  });
});
