import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, Words } from '../../src/i18n/words.ts';
import {
  CHROMIUM,
  hasSidewaysScroll,
  keepPaper,
  keepPicture,
  keepWholePicture,
  violations,
} from './browser.ts';
import { DeskVisit } from './desk-visit.ts';
import type { FixtureServer } from './server.ts';

const ES = new Words('es');
const MANIFEST = 'Nombre completo,Nacionalidad\nTave Lorimund,VEN\n';

describe.skipIf(CHROMIUM === undefined)('reception at the desk', () => {
  let desk: DeskVisit;
  let server: FixtureServer;
  let page: Page;

  beforeAll(async () => {
    desk = await DeskVisit.begin('/reception', { locale: 'es-HN' });
    ({ server, page } = desk);
    await page.getByRole('button', { name: ES.t('reception.sample') }).waitFor();
  });
  afterAll(() => desk.close());

  test('arrivals in a sealed file are shown when it was opened', async () => {
    for (const kept of ['new_file', 'locked_file'] as const) {
      server.reception.kept = kept;
      await page.reload();
      const field = page.getByLabel(ES.t('reception.passphrase'), { exact: true });
      await field.waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.locator('main').innerText()).not.toContain(ES.t('reception.none'));
      await keepPicture(page, `reception-${kept}`);
      await field.fill('cinco palabras al azar bastan');
      if (kept === 'new_file') {
        const again = page.getByLabel(ES.t('reception.passphrase_again'));
        await again.fill('otra cosa');
        await page.getByText(ES.t('reception.not_the_same')).waitFor();
        expect(
          await page.getByRole('button', { name: ES.t('reception.unlock') }).isDisabled(),
        ).toBe(true);
        await again.fill('cinco palabras al azar bastan');
      }
      await page.getByRole('button', { name: ES.t('reception.unlock') }).click();
      await page.getByText(ES.t('reception.none')).waitFor();
      expect(await page.locator('main').innerText()).toContain(ES.t('reception.intro_kept'));
    }
    server.reception.kept = 'memory';
  });

  test('a manifest is brought in without its name', async () => {
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(ES.t('reception.file')).setInputFiles({
      name: 'lorimund-family.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(MANIFEST),
    });
    const country = page.getByLabel(ES.t('reception.country'));
    const takeIn = page.getByRole('button', { name: ES.t('reception.take_in') });
    await page.getByLabel(ES.t('reception.day')).fill('2026-11-24');
    // Nothing of that name: nothing is sent, and the browser says why.
    await country.fill('Lorimundia');
    await takeIn.click();
    expect(await country.evaluate((input: HTMLInputElement) => input.validationMessage)).toBe(
      ES.t('reception.country_unknown'),
    );
    expect(server.reception.brought).toEqual([]);
    // By its code, and then by its name in the reader's language, without its accent.
    await country.fill('hnd');
    await country.blur();
    expect(await country.inputValue()).toBe('Honduras');
    await page.locator('#language').selectOption('ht');
    await expect.poll(() => page.getByLabel('Peyi kote yo rive').inputValue()).toBe('Ondiras');
    await page.locator('#language').selectOption('es');
    await expect.poll(() => country.inputValue()).toBe('Honduras');
    await country.fill('mexico');
    await country.blur();
    expect(await country.inputValue()).toBe('México');
    expect(await page.locator('datalist option').count()).toBeGreaterThan(240);
    await keepPicture(page, 'reception-country-es');
    expect(await violations(page)).toEqual([]);
    await country.fill('Honduras');
    await takeIn.click();
    await page.getByRole('heading', { level: 2, name: ES.t('reception.families') }).waitFor();
    expect(server.reception.brought).toEqual([
      { content: Buffer.from(MANIFEST).toString('base64'), country: 'HND', day: '2026-11-24' },
    ]);
    expect(new URL(page.url()).pathname).toBe('/reception/A-001');
  });

  test('what was not taken and who may be there twice stand first', async () => {
    const text = await page.locator('main').innerText();
    expect(text).toContain(ES.t('reception.refused', { count: 1 }));
    expect(text).toContain(ES.t('reception.line', { line: 5 }));
    expect(text).toContain(ES.t('refusal.MANIFEST_NATIONALITY_UNKNOWN'));
    expect(text).toContain(ES.t('reception.noted'));
    expect(text).toContain(ES.t('refusal.MANIFEST_VALUE_LEFT_OUT'));
    expect(text).toContain(
      `${ES.t('reception.line', { line: 4 })}: No se tomó la fecha de nacimiento; se esperaba un día como 1990-03-25 o 25/03/1990.`,
    );
    expect(text).toContain('Se esperaba un país, su código o su nacionalidad.');
    expect(text).toContain(ES.t('people.sign_same_name_and_birth'));
    expect(text).toContain(ES.t('reception.renumbered'));
    expect(text).toContain(ES.t('reception.why_not_joined'));
    expect(text).toContain(`${ES.t('pathways.ask_criminal_record')} ${ES.t('pathways.answer_no')}`);
    expect(text).toContain('Una pregunta que ya no se hace (Of another version): sí');
    expect(text).not.toContain('ask_');
    expect(text).toContain(ES.t('reception.there', { place: 'Costa' }));
    expect(text).toContain(ES.t('board.choice_declined', { place: 'Lago' }));
    expect(text).toContain(ES.t('people.cli_not_published'));
    expect(text).toContain('Motivo de protección');
  });

  test('names are shown only when somebody asks for them', async () => {
    await page
      .getByRole('button', { name: ES.t('board.open_family', { family: 'F-001' }) })
      .click();
    await page.getByRole('link', { name: 'P-0002' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Lorimund');
    await page.getByRole('button', { name: ES.t('reception.show_names') }).click();
    await page.getByRole('link', { name: 'Mira Lorimund' }).waitFor();
    expect(page.url()).not.toContain('Lorimund');
    await keepWholePicture(page, 'reception-arrival-es');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: ES.t('reception.hide_names') }).click();
    await page.getByRole('link', { name: 'P-0002' }).waitFor();
  });

  test('a person answers, and the sheet goes on two sheets of paper', async () => {
    await page.getByRole('link', { name: 'P-0002' }).click();
    await page.getByRole('heading', { level: 1, name: ES.t('sheet.title') }).waitFor();
    const question = ES.t('pathways.ask_criminal_record');
    await page
      .getByRole('form', { name: question })
      .getByRole('button', { name: ES.t('pathways.answer_no'), exact: true })
      .click();
    const back = page.getByRole('button', {
      name: ES.t('reception.take_back_of', { question }),
    });
    await back.waitFor();
    await keepWholePicture(page, 'reception-person-es');
    expect(await violations(page)).toEqual([]);
    const paper = await keepPaper(page, 'reception-person-es');
    const pages = paper.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? [];
    expect(pages.length).toBeLessThanOrEqual(2);
    await back.click();
    await back.waitFor({ state: 'detached' });
  });

  test('a family is moved, and what it says is recorded', async () => {
    await page.goto(`${server.address}/reception/A-001/board`);
    await page.getByRole('button', { name: 'Abrir la familia F004' }).click();
    const actions = page.locator('.actions');
    await actions.getByLabel(ES.t('reception.other_place')).selectOption('p1');
    await actions.getByRole('button', { name: ES.t('reception.put') }).click();
    await page.getByText(ES.t('reception.pinned', { family: 'F004' })).waitFor();
    await page.getByText(ES.t('reception.there', { place: 'Puerto Imaginario' })).waitFor();
    await actions.getByRole('button', { name: ES.t('reception.accepts'), exact: true }).click();
    await page.getByText(ES.t('reception.chosen', { family: 'F004' })).waitFor();
    await page.getByText(ES.t('board.choice_accepted', { place: 'Puerto Imaginario' })).waitFor();
    await keepPicture(page, 'reception-board-es');
    expect(await violations(page)).toEqual([]);
    await actions.getByRole('button', { name: ES.t('reception.undo') }).click();
    await page.getByText(ES.t('reception.unpinned', { family: 'F004' })).waitFor();
  });

  test('every page keeps WCAG 2.2 AA in every language, dark, and on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: ES.t('page.dark') }).click();
    for (const path of ['', '/A-001', '/A-001/board', '/A-001/people/P-0001']) {
      for (const language of LANGUAGES) {
        await page.goto(`${server.address}/reception${path}?lang=${language}`);
        await page.locator('main h2').first().waitFor();
        expect(await page.locator('main').innerText()).not.toMatch(
          /\b(reception|sheet|board|choice)\.[a-z_]+/,
        );
        expect(await violations(page)).toEqual([]);
        expect(await hasSidewaysScroll(page)).toBe(false);
      }
      await keepWholePicture(page, `reception-ht-phone${path.replaceAll('/', '-')}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('what is used for nobody is erased one by one, after a second word', async () => {
    await page.goto(`${server.address}/reception/A-001?lang=es`);
    const erase = (key: string) =>
      page.getByRole('button', { name: ES.t('reception.dismiss_of', { key }) });
    await erase('P-0009').click();
    await page.getByText(ES.t('reception.dismiss_text'), { exact: true }).waitFor();
    await keepPicture(page, 'reception-erase-es');
    await page.getByRole('button', { name: ES.t('reception.remove_no'), exact: true }).click();
    await erase('P-0009').waitFor();
    expect(await erase('F-002').count()).toBe(0);
    // By keyboard: the focus stays where something is asked, and goes to what is told.
    await erase('P-0009').focus();
    await page.keyboard.press('Enter');
    await page.locator('button:focus', { hasText: ES.t('reception.dismiss_yes') }).waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('p:focus', { hasText: ES.t('reception.dismissed', { key: 'P-0009' }) })
      .waitFor();
    expect(server.reception.arrivals[0]?.waiting_list.map(({ key }) => key)).toEqual(['F-002']);
    expect(await page.getByText(ES.t('reception.why_not_joined')).count()).toBe(0);
    expect(await page.getByText(ES.t('reception.why_family_changed')).count()).toBe(1);
  });

  test('an arrival is removed only after a second word', async () => {
    await page.goto(`${server.address}/reception/A-001?lang=es`);
    await page.getByRole('button', { name: ES.t('reception.remove'), exact: true }).click();
    await page.getByRole('button', { name: ES.t('reception.remove_yes') }).click();
    await page.getByText(ES.t('reception.none')).waitFor();
    expect(server.reception.arrivals).toEqual([]);
  });

  test('readers are not led here, and the public is asked to sign in', async () => {
    server.accounts = true;
    server.publicReading = true;
    server.role = 'reader';
    await page.goto(`${server.address}/?lang=es`);
    await page.getByRole('link', { name: ES.t('desk.title_statistics') }).waitFor();
    expect(await page.getByRole('link', { name: ES.t('desk.title_reception') }).count()).toBe(0);
    server.role = null;
    await page.goto(`${server.address}/reception?lang=es`);
    await page.getByRole('heading', { level: 1, name: ES.t('desk.title_signin') }).waitFor();
  });

  test('asks nobody else and complains of nothing', () => {
    expect(desk.watched.requests).toEqual([]);
    expect(desk.watched.complaints).toEqual([]);
  });
});
