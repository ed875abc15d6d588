import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Words } from '../../src/i18n/words.ts';
import { CHROMIUM, keepPicture, violations } from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import { Refusal } from './refusal.ts';
import type { FixtureServer } from './server.ts';

describe.skipIf(CHROMIUM === undefined).each(['es', 'en'] as const)(
  'bringing in files (%s)',
  (language) => {
    const words = new Words(language);
    let desk: DeskVisit;
    let server: FixtureServer;
    let page: Page;
    const start = () => page.getByRole('button', { name: words.t('import.start'), exact: true });
    const paths = () => page.getByLabel(words.t('import.paths'), { exact: true });
    const progress = () => page.getByLabel(words.t('import.running'));

    beforeAll(async () => {
      desk = await DeskVisit.begin('/', { locale: language }, (empty) => {
        empty.empty = true;
        empty.simulated = false;
      });
      ({ server, page } = desk);
      await start().waitFor();
    });
    afterAll(() => desk.close());

    test('begins with a path, asks for what was written and shows how far it is', async () => {
      expect(await start().isDisabled()).toBe(true);
      await paths().fill('  /data/day.tar\n\n/data/records.csv  ');
      await page.getByLabel(words.t('import.source')).fill('vecinas');
      server.jobs.slow = true;
      await start().click();
      await expect.poll(() => progress().getAttribute('value')).toBe('1');
      expect(await page.locator('main').innerText()).toContain(words.percent(0.25));
      expect(server.jobs.asked).toEqual([
        { kind: 'files', paths: ['/data/day.tar', '/data/records.csv'], source: 'vecinas' },
      ]);
      await keepPicture(page, `import-${language}-running`);
      expect(await violations(page)).toEqual([]);
    });

    test('is still shown after a reload, in its own place', async () => {
      await page.reload();
      await progress().waitFor();
      expect(await page.locator('progress').count()).toBe(1);
      await page.getByRole('button', { name: words.t('desk.sample') }).waitFor();
    });

    test('is stopped when somebody says so', async () => {
      await page.getByRole('button', { name: words.t('desk.sample_cancel') }).click();
      await page.getByText(words.t('desk.sample_cancelled')).waitFor();
      expect(await progress().count()).toBe(0);
      expect(await page.locator('.list').count()).toBe(0);
    });

    test('says in words which path is refused and why, and keeps what was written', async () => {
      server.jobs.refusal = new Refusal(
        403,
        'PATH_NOT_ALLOWED',
        'The path (/elsewhere/day.tar) must lie in a folder that the desk was started with.',
      );
      await paths().fill('/elsewhere/day.tar');
      await start().click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toContain(words.t('problem.PATH_NOT_ALLOWED'));
      expect(await alert.innerText()).toContain('(/elsewhere/day.tar)');
      // It is the path that is wrong, not who asks.
      expect(await alert.innerText()).not.toContain(words.t('desk.problem_not_allowed'));
      expect(await paths().inputValue()).toBe('/elsewhere/day.tar');
      await keepPicture(page, `import-${language}-refused`);
      expect(await violations(page)).toEqual([]);
      server.jobs.refusal = undefined;
    });

    test('says why nothing came of files that could be read', async () => {
      server.jobs.failure = {
        code: 'UNKNOWN_FORMAT',
        message: 'None of the inputs (1) holds positions or flight records.',
      };
      await paths().fill('/data/holiday.jpg');
      await start().click();
      const alert = page.getByRole('alert').filter({ hasText: words.t('import.failed') });
      await alert.waitFor();
      expect(await alert.innerText()).toContain(words.t('job.failure.UNKNOWN_FORMAT'));
      // In the words of whoever knows, which are English, and said to be.
      expect(await alert.locator('[lang=en]').innerText()).toContain('None of the inputs (1)');
      await keepPicture(page, `import-${language}-failed`);
      expect(await page.getByRole('alert').count()).toBe(1);
      expect(await violations(page)).toEqual([]);
      server.jobs.failure = undefined;
    });

    test('shows the flights that came', async () => {
      server.jobs.slow = false;
      await paths().fill('/data/day.tar');
      await start().click();
      await page.locator('.list tr[data-key]').first().waitFor();
      expect(await page.locator('h1').innerText()).toBe(words.t('desk.title_flights'));
      // They happened.
      expect(await page.locator('.simulated').count()).toBe(0);
    });

    test('takes more later, on the page of the ledger', async () => {
      await page.getByRole('link', { name: words.t('desk.title_ledger'), exact: true }).click();
      await paths().fill('/data/next-day.tar');
      await start().click();
      await page.getByText(words.t('import.done')).waitFor();
      expect(server.jobs.asked.at(-1)).toEqual({ kind: 'files', paths: ['/data/next-day.tar'] });
      await keepPicture(page, `import-${language}-done`);
      expect(await violations(page)).toEqual([]);
    });

    test('asks nobody else, and complains only of what was refused', () => {
      expect(desk.watched.requests).toEqual([]);
      expect(desk.watched.complaints.filter((said) => !said.includes('403'))).toEqual([]);
    });
  },
);
