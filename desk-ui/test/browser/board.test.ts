import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';
import { board } from '../board-fixture.ts';
import {
  Browser,
  CHROMIUM,
  hasSidewaysScroll,
  keepPicture,
  violations,
  type Watched,
} from './browser.ts';

const DATA = board(5);
const ES = new Words('es');

describe.skipIf(CHROMIUM === undefined)('the board of an arrival', () => {
  let browser: Browser;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    browser = await Browser.open(false);
    watched = await browser.show(DATA, 'board');
    page = watched.page;
  });
  afterAll(() => browser.close());

  test('says that nobody on it exists, before anything else', async () => {
    expect(await page.locator('body').innerText()).toMatch(/^Datos inventados\./);
    expect(await page.locator('h1').innerText()).toBe(
      ES.t('board.headline', { people: DATA.counts.people, families: DATA.counts.families }),
    );
    await keepPicture(page, 'board-es-light');
  });

  test('opens a family to why it is placed there and all that it may claim', async () => {
    await page.getByRole('button', { name: 'Abrir la familia F002' }).click();
    const detail = page.locator('.detail').first();
    expect(await detail.innerText()).toContain(ES.t('board.why_here'));
    expect(await detail.innerText()).toContain('Norma inventada A');
    await detail.scrollIntoViewIfNeeded();
    await keepPicture(page, 'board-family-es-light');
  });

  test('says why there is no place, and what is left to ask', async () => {
    await page.getByRole('button', { name: 'Abrir la familia F008' }).click();
    await page.getByRole('button', { name: 'Abrir la familia F001' }).click();
    const text = await page.locator('#families').innerText();
    expect(text).toContain(ES.t('board.nowhere_language'));
    expect(text).toContain(ES.t('pathways.ask_criminal_record'));
  });

  test('shows what a family chose, by whom it was recorded, and where the plan cannot keep it', async () => {
    await page.getByRole('button', { name: 'Abrir la familia F003' }).click();
    const text = await page.locator('#families').innerText();
    expect(text).toContain(ES.t('choice.accepted'));
    expect(text).toContain(ES.t('board.choice_declined', { place: 'Puerto Imaginario' }));
    expect(text).toContain(ES.t('board.choice_wanted', { place: 'San Ejemplo' }));
    expect(text).toContain(ES.t('choice.unmet_full'));
    expect(text).toContain('ana');
    expect(text).toContain(ES.t('board.choice_none'));
  });

  test('names a price only where room is short', async () => {
    const row = (name: string): Promise<string> =>
      page.locator('#places tbody tr', { hasText: name }).innerText();
    expect(await row('Villa Inventada')).toContain('0,31');
    expect(await row('San Ejemplo')).not.toContain('cada una');
  });

  test('asks nobody and complains of nothing', () => {
    expect(watched.requests).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  test('keeps WCAG 2.2 AA in every language, light and dark, and on a phone', async () => {
    for (const language of LANGUAGES) {
      await page.locator('#language').selectOption(language);
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: new Words('ht').t('page.dark') }).click();
    expect(await violations(page)).toEqual([]);
    await page.locator('#language').selectOption('fr');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await hasSidewaysScroll(page)).toBe(false);
    await keepPicture(page, 'board-fr-dark-phone');
  });
});
