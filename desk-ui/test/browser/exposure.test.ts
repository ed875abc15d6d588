import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';
import type { ExposureData } from '../../src/data/exposure.ts';
import { exposure } from '../exposure-fixture.ts';
import {
  Browser,
  CHROMIUM,
  hasSidewaysScroll,
  keepPicture,
  keepWholePicture,
  violations,
  type Watched,
} from './browser.ts';

const DATA = exposure(3);
const ES = new Words('es');

describe.skipIf(CHROMIUM === undefined)('what a threat would cost', () => {
  let browser: Browser;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    browser = await Browser.open(false);
    watched = await browser.show(DATA, 'exposure');
    page = watched.page;
  });
  afterAll(() => browser.close());

  test('says that its data are made up, before anything else', async () => {
    expect(await page.locator('body').innerText()).toMatch(/^Datos inventados\./);
  });

  test('answers in its headline, with what it is for the country', async () => {
    const headline = await page.locator('h1').innerText();
    expect(headline).toContain('25');
    expect(headline).toContain('Colombia');
    const welfare = DATA.steps[0]?.countries.find(({ country }) => country === 'CO');
    expect(headline).toContain(ES.usd(Math.abs(welfare?.welfare_usd_m ?? NaN)));
    await keepPicture(page, 'exposure-es-light');
  });

  test('names the law that the threat rests on, and that it no longer can', async () => {
    expect(await page.locator('.headline').innerText()).toMatch(/IEEPA[^]*2026-02-20/);
  });

  test('shows short and long run together for every industry', async () => {
    const table = page.locator('#industries table', { hasText: ES.t('threat.industry') });
    expect(await table.locator('th', { hasText: 'corto plazo' }).count()).toBe(1);
    expect(await table.locator('th', { hasText: 'largo plazo' }).count()).toBe(1);
    expect(await table.locator('tbody tr').count()).toBe(DATA.industries.length);
  });

  test('shades the world by the rung that is chosen, and says the same in a table', async () => {
    const shade = (): Promise<string> =>
      page.locator('#world path.country', { hasText: 'Colombia' }).first().innerHTML();
    const before = await shade();
    await page.locator('#world select').selectOption({ index: 2 });
    expect(await shade()).not.toBe(before);
    const row = page.locator('#world tbody tr', { hasText: 'Colombia' });
    expect(await row.innerText()).toContain(ES.change(-50 / 55));
    await page.locator('#world').scrollIntoViewIfNeeded();
    await keepPicture(page, 'exposure-world-es-light');
  });

  test('says what could not be worked out and where sources disagree', async () => {
    const method = await page.locator('#method').innerText();
    expect(method).toContain(ES.t('threat.missing_no_jobs'));
    expect(method).toContain('Fuente A');
  });

  test('adds all products up, and counts the people who make some of them', async () => {
    const industries = await page.locator('#industries').innerText();
    expect(industries).toContain(ES.usd(9000));
    expect(industries).toContain(ES.t('isic.--'));
    expect(industries).not.toContain('ISIC --');
    expect(industries).toContain(ES.t('threat.jobs_title'));
    expect(await page.locator('#fund').innerText()).toContain(ES.usd(-36_000));
    expect(await page.locator('#fund h2').innerText()).toBe(
      ES.t('threat.fund_title', {
        group: ES.t('threat.without', {
          who: 'América Latina y el Caribe',
          countries: ES.country('MX'),
        }),
      }),
    );
  });

  test('shows only the parts that it was made with, and says what part is taxed', async () => {
    const empty = { industries: [], products: [], totals: null, jobs: [], redirect: null };
    const alone: Record<string, ExposureData> = {
      ladder: {
        ...DATA,
        ...empty,
        fund: null,
        coverage: [
          {
            country: 'CO',
            share: 0.57,
            taxed_usd_m: 10_440,
            trade_usd_m: 18_311,
            source: 'Fuente A 2024',
            basis: 'lines',
          },
        ],
      },
      products: { ...DATA, steps: [], fund: null, redirect: null, title: '' },
      fund: { ...DATA, ...empty, steps: [], title: '' },
    };
    for (const [name, data] of Object.entries(alone)) {
      const shown = await browser.show(data, 'exposure');
      const sections = await shown.page
        .locator('main section[id]')
        .evaluateAll((all) => all.map(({ id }) => id));
      expect(sections).toEqual(
        {
          ladder: ['ladder', 'world', 'method'],
          products: ['industries', 'products', 'method'],
          fund: ['fund', 'method'],
        }[name],
      );
      const headline = await shown.page.locator('h1').innerText();
      expect(headline).toContain('25');
      expect(await shown.page.locator('body').innerText()).not.toMatch(/NaN|Infinity|undefined/);
      expect(await violations(shown.page)).toEqual([]);
      expect(shown.complaints).toEqual([]);
      if (name === 'ladder') {
        expect(headline).toContain('una parte de lo que vende');
        expect(await shown.page.locator('#ladder').innerText()).toContain('57');
      }
      await keepWholePicture(shown.page, `exposure-${name}-alone-es`);
      await shown.page.close();
    }
  });

  test('says whom the fund has taxed: all who resist, one, or some; who answers, and who stays taxed', async () => {
    const fund = DATA.fund;
    if (fund === null) throw new Error('The fixture has a fund.');
    const terms = {
      sender: ES.country(DATA.sender),
      rate: ES.rate(fund.rate_percent),
      answer: ES.rate(fund.answer_percent),
    };
    const [colombia, brazil] = [ES.country('CO'), ES.country('BR')];
    const said: [Partial<typeof fund>, string][] = [
      [{ hit: [] }, ES.t('threat.fund_pledge_all', terms)],
      [{ hit: ['CO'] }, ES.t('threat.fund_pledge_one', { ...terms, country: colombia })],
      [
        { hit: ['CO', 'BR'], others_hit: true },
        ES.t('threat.fund_pledge_some', { ...terms, countries: ES.list([colombia, brazil]) }),
      ],
      [{ answering: ['BR'] }, ES.t('threat.fund_answering', { countries: brazil })],
    ];
    for (const [part, sentence] of said) {
      const shown = await browser.show({ ...DATA, fund: { ...fund, ...part } }, 'exposure');
      const text = await shown.page.locator('#fund').innerText();
      expect(text).toContain(sentence);
      expect(text.includes(ES.t('threat.fund_others_hit'))).toBe(part.others_hit === true);
      await shown.page.close();
    }
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
    await page.locator('#language').selectOption('en');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await hasSidewaysScroll(page)).toBe(false);
    await page.locator('#ladder').scrollIntoViewIfNeeded();
    await keepPicture(page, 'exposure-en-dark-phone');
  });
});
