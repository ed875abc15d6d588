import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Words } from '../../src/i18n/words.ts';
import { CHROMIUM, keepPicture, violations } from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import { feed } from './live-server.ts';
import type { FixtureServer } from './server.ts';

describe.skipIf(CHROMIUM === undefined).each(['es', 'fr'] as const)(
  'feeds that fail (%s)',
  (language) => {
    const words = new Words(language);
    let desk: DeskVisit;
    let server: FixtureServer;
    let page: Page;
    const mark = (count: number): Locator =>
      page
        .getByRole('navigation')
        .getByRole('link', { name: words.t('live.feeds_down', { count }) });
    const notices = (): Locator => page.locator('main .notice');

    beforeAll(async () => {
      desk = await DeskVisit.begin('/statistics', { locale: language });
      ({ server, page } = desk);
    });
    afterAll(() => desk.close());

    test('are counted in the header of every page', async () => {
      await mark(1).waitFor();
      expect(await mark(1).innerText()).toContain(words.t('desk.title_live'));
      await keepPicture(page, `feed-down-${language}-header`);
      expect(await violations(page)).toEqual([]);
    });

    test('are named on the live page, with since when and why', async () => {
      await mark(1).click();
      await notices().waitFor();
      const said = await notices().innerText();
      expect(said).toContain(
        words.t('live.down', { feed: 'red', time: words.time('2026-03-02T13:40:00Z') }),
      );
      expect(said).toContain(words.t('live.why.TOO_MANY'));
      await notices().getByRole('link').click();
      expect(new URL(page.url()).hash).toBe('#feeds');
      await keepPicture(page, `feed-down-${language}`);
      expect(await violations(page)).toEqual([]);
    });

    test('tell what was received and what was refused, by reason', async () => {
      const roof = page.getByRole('row').filter({ hasText: 'tejado' });
      const said = await roof.innerText();
      expect(said).toContain(words.number(812_345));
      expect(said).toContain(words.number(1_312));
      for (const [code, count] of Object.entries(feed('tejado', 'up').refused)) {
        const text = words.t(`refusal.${code}`);
        expect(said).toContain(words.t('live.refused_by', { count, text }));
      }
    });

    test('are no longer spoken of once they give something', async () => {
      server.live.feeds = [feed('tejado', 'up'), feed('red', 'up')];
      server.live.tell('feeds', { feeds: server.live.feeds });
      await expect.poll(() => notices().count()).toBe(0);
      await mark(1).waitFor({ state: 'detached' });
      server.live.feeds = [feed('tejado', 'down'), feed('red', 'down')];
      server.live.tell('feeds', { feeds: server.live.feeds });
      await mark(2).waitFor();
      expect(await notices().count()).toBe(2);
    });

    test('are still counted after the page was left', async () => {
      await page.getByRole('link', { name: words.t('desk.title_statistics') }).click();
      await page.locator('.uplot').waitFor();
      await mark(2).waitFor();
    });

    test('what is told while the page still asks is not overtaken by the answer', async () => {
      const letGo = server.live.hold();
      await page.goto(`${server.address}/live`);
      await expect.poll(() => server.live.held).toBe(1);
      server.live.feeds = [feed('tejado', 'up'), feed('red', 'up')];
      server.live.tell('feeds', { feeds: server.live.feeds });
      server.live.tell('gone', { keys: ['a77777'] });
      letGo();
      await page.locator('li[data-key="a1b2c3"]').waitFor();
      await expect.poll(() => page.locator('li[data-key="a77777"]').count()).toBe(0);
      await expect.poll(() => notices().count()).toBe(0);
    });

    test('a mistake in the file of feeds is told to whoever may mend it', async () => {
      server.live.fileProblem = 'feeds.conf, line 3: the key (urll) is not known.';
      await page.reload();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toContain(
        words.t('live.file_problem', { file: 'feeds.conf' }),
      );
      expect(await alert.innerText()).toContain('line 3');
      await alert.scrollIntoViewIfNeeded();
      await keepPicture(page, `feed-file-${language}`);
      expect(await violations(page)).toEqual([]);
      server.role = 'reader';
      await page.reload();
      await page.locator('li[data-key]').first().waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    });

    test('asks nobody else and complains of nothing', () => {
      expect(desk.watched.requests).toEqual([]);
      expect(desk.watched.complaints).toEqual([]);
    });
  },
);
