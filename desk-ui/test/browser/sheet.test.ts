import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';
import { sheet } from '../sheet-fixture.ts';
import {
  Browser,
  CHROMIUM,
  hasSidewaysScroll,
  keepPaper,
  keepWholePicture,
  violations,
  type Watched,
} from './browser.ts';

const ES = new Words('es');

describe.skipIf(CHROMIUM === undefined)('the sheet of a person', () => {
  let browser: Browser;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    browser = await Browser.open(false);
    watched = await browser.show(sheet(), 'sheet');
    page = watched.page;
  });
  afterAll(() => browser.close());

  test('says what can be asked for, where, with which papers and what is taken instead', async () => {
    expect(await page.locator('h1').innerText()).toBe(ES.t('sheet.title'));
    const card = page.locator('#open article').nth(1);
    const text = await card.innerText();
    expect(text).toContain('Argentina, Brasil, Uruguay, Chile');
    expect(text).toContain(
      'pasaporte (vale aunque haya vencido hasta hace 5 años) o documento nacional de identidad',
    );
    expect(text).toContain('31 de enero de 2027');
    expect(text).toContain(ES.t('sheet.contest_working', { count: 15 }));
    expect(text).toContain(ES.t('sheet.said_national_fee'));
    await keepWholePicture(page, 'sheet-es');
  });

  test('puts the country where the person is first, and says so', async () => {
    expect(await page.locator('#open article').first().innerText()).toContain('Honduras (aquí)');
  });

  test('tells what only may be open by what it depends on', async () => {
    const text = await page.locator('#maybe').innerText();
    expect(text).toContain(ES.t('sheet.verify'));
    expect(text).toContain(ES.t('pathways.ask_criminal_record'));
    expect(text).toContain(ES.t('sheet.depends_interview'));
    expect(text).toContain(ES.t('sheet.contest_unknown'));
    expect(text).toContain(ES.t('sheet.further', { count: 5 }));
  });

  test('asks what is left, and leaves the private interview private', async () => {
    const text = await page.locator('#ask').innerText();
    expect(text).toContain(ES.t('pathways.ask_entry_date'));
    expect(text).toContain(ES.t('sheet.interview'));
  });

  test('has no text that is missing in a language', async () => {
    for (const language of LANGUAGES) {
      await page.locator('#language').selectOption(language);
      expect(await page.locator('main').innerText()).not.toMatch(
        /(sheet|pathways|board)\.[a-z_]+|national fee|10 to notify/,
      );
    }
    await page.locator('#language').selectOption('es');
  });

  test('goes on two sheets of paper', async () => {
    const paper = await keepPaper(page, 'sheet-es');
    const pages = paper.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? [];
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThanOrEqual(2);
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
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await hasSidewaysScroll(page)).toBe(false);
    await keepWholePicture(page, 'sheet-ht-dark-phone');
  });
});
