import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TAGS } from '../../src/desk/contract.ts';
import { Words } from '../../src/i18n/words.ts';
import { CHROMIUM, keepPicture, violations } from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

const ES = new Words('es');

describe.skipIf(CHROMIUM === undefined)('the review', () => {
  let desk: DeskVisit;
  let server: FixtureServer;
  let page: Page;
  const said = (): Promise<string> => page.locator('p.said').innerText();

  beforeAll(async () => {
    desk = await DeskVisit.begin('/', {
      webgl: true,
      locale: 'es-GT',
      viewport: { width: 1360, height: 850 },
    });
    ({ server, page } = desk);
  });
  afterAll(() => desk.close());

  test('reviews by keyboard alone', async () => {
    await page.keyboard.press('Control+Home');
    await page.getByRole('link', { name: /^Revisión/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('article').waitFor();
    const name = (): Promise<string> => page.locator('nav [aria-current=true] .name').innerText();
    const [first, before] = [await name(), server.flights.decisions.length];
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
    await expect.poll(() => server.flights.decisions.length).toBe(before + 3);
    await expect.poll(name).not.toBe(third);
    await page.locator('article').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('cruzar con la lista c r 1');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => server.flights.decisions.length).toBe(before + 4);
    await page.locator('ol li', { hasText: 'cruzar con la lista c r 1' }).waitFor();
    const kept = await page.locator('ol li').count();
    await page.keyboard.press('t');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect.poll(() => server.flights.decisions.length).toBe(before + 5);
    // The page has the answer too: what it says then must not come after what comes next.
    await expect.poll(() => page.locator('ol li').count()).toBe(kept + 1);
    expect(
      server.flights.decisions.slice(before).map(({ verdict, class: c }) => [verdict, c]),
    ).toEqual([
      ['confirmed', null],
      ['rejected', null],
      ['class_changed', 'transfer'],
      ['note', null],
      ['note', null],
    ]);
    expect(server.flights.decisions.at(-1)?.tags).toContain(TAGS[0]);
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

  test('asks nothing of anybody else and complains of nothing', () => {
    expect(desk.watched.requests).toEqual([]);
    expect(desk.watched.complaints).toEqual([]);
  });
});
