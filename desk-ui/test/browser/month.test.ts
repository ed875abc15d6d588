import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';
import { reportOf } from '../desk-fixture.ts';
import {
  Browser,
  CHROMIUM,
  hasSidewaysScroll,
  keepPicture,
  violations,
  type Watched,
} from './browser.ts';

const REPORT = reportOf('2020-02');
const ES = new Words('es');

describe.skipIf(CHROMIUM === undefined)('the report of a month as a file', () => {
  let browser: Browser;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    browser = await Browser.open(false);
    watched = await browser.show({ lang: 'es', report: REPORT }, 'month');
    page = watched.page;
  });
  afterAll(() => browser.close());

  test('says what the desk says, with the data beside every chart', async () => {
    const text = await page.locator('main').innerText();
    expect(text).toContain(ES.t('month.by_day'));
    const files = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const file of ['by_day.csv', 'by_country.csv', 'coverage.csv', 'report.json']) {
      expect(files).toContain(file);
    }
    // Nothing leads to a desk, which whoever was sent the file does not have.
    expect(files.filter((file) => file.startsWith('/'))).toEqual([]);
    await keepPicture(page, 'month-es-light');
  });

  test('asks nobody and complains of nothing', () => {
    expect(watched.requests).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  test('keeps WCAG 2.2 AA in every language, in the dark and on a phone', async () => {
    for (const language of LANGUAGES) {
      await page.locator('#language').selectOption(language);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: new Words('ht').t('page.dark') }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await hasSidewaysScroll(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await keepPicture(page, 'month-ht-dark-phone');
  });
});
