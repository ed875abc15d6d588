import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

/** Pages that are one file each. */
export type OnePage = 'report' | 'exposure' | 'board' | 'sheet' | 'month';

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser to test with: the one that CHROMIUM names, which then must be there, or one in a usual
 * place; undefined where there is none.
 */
export const CHROMIUM = process.env['CHROMIUM'] ?? USUAL_PLACES.find((path) => existsSync(path));

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of WCAG 2.2 AA that the page breaks, as "rule: place". */
export async function violations(page: Page): Promise<string[]> {
  // The pages forbid scripts from elsewhere, so the checker is put in by the debugger.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await axe.run({ runOnly: tags });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );
  });
}

export async function hasSidewaysScroll(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Keeps a picture of the page under `target/screenshots` for whoever wants to look at it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The same, of the page from its top to its end. */
export async function keepWholePicture(page: Page, name: string): Promise<void> {
  const folder = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** The page on paper, for whoever wants to look at it. */
export async function keepPaper(page: Page, name: string): Promise<Buffer> {
  const folder = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  return page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', preferCSSPageSize: true });
}

/** What a page did that no page must ever do: asked somebody else, or complained. */
export interface Watched {
  page: Page;
  requests: string[];
  complaints: string[];
}

/** A browser of its own in a folder of its own; reports are opened from the disk as a user has them. */
export class Browser {
  private readonly folder = mkdtempSync(join(tmpdir(), 'contadora-report-'));

  private constructor(
    private readonly context: BrowserContext,
    private readonly profile: string,
  ) {}

  /** `webgl` lets the processor draw the map, which a machine without a graphics card needs. */
  static async open(webgl: boolean, options: BrowserContextOptions = {}): Promise<Browser> {
    if (CHROMIUM === undefined) throw new Error('There is no browser to test with.');
    const profile = mkdtempSync(join(tmpdir(), 'contadora-chromium-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      args: [
        ...QUIET,
        ...(webgl
          ? ['--enable-unsafe-swiftshader', '--use-angle=swiftshader']
          : ['--disable-3d-apis']),
      ],
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    // As long as what is polled for: a busy machine takes its time.
    context.setDefaultTimeout(100_000);
    return new Browser(context, profile);
  }

  /** Writes a page as Java does and opens it from the disk. */
  async show(data: object, page: OnePage = 'report'): Promise<Watched> {
    const watched = await this.open(withData(template(page), data));
    await watched.page.locator('main').waitFor();
    return watched;
  }

  /** Opens the page as it is built, without a report in it. */
  showTemplate(page: OnePage = 'report'): Promise<Watched> {
    return this.open(template(page));
  }

  private async open(html: string): Promise<Watched> {
    const file = join(this.folder, 'report.html');
    writeFileSync(file, html);
    const address = pathToFileURL(file).href;
    return this.visit(address, (asked) => asked === address);
  }

  /** Opens an address in a tab of its own and keeps what it asks of anything that is not its own. */
  async visit(address: string, own: (address: string) => boolean): Promise<Watched> {
    const page = await this.context.newPage();
    const watched: Watched = { page, requests: [], complaints: [] };
    page.on('request', (request) => {
      const asked = request.url();
      if (!own(asked) && !/^(blob|data):/.test(asked)) watched.requests.push(asked);
    });
    page.on('pageerror', (error) => watched.complaints.push(String(error)));
    page.on('console', (message) => {
      // The processor's own OpenGL says how fast it reads; that is not the page's fault.
      if (message.text().includes('GL Driver Message')) return;
      if (message.type() === 'error' || message.type() === 'warning') {
        watched.complaints.push(message.text());
      }
    });
    await page.goto(address);
    return watched;
  }

  async close(): Promise<void> {
    await this.context.close();
    for (const path of [this.folder, this.profile]) rmSync(path, { recursive: true, force: true });
  }
}

function template(page: OnePage): string {
  const built = new URL(`../../target/classes/org/contadora/deskui/${page}.html`, import.meta.url);
  return readFileSync(built, 'utf8');
}

export function withData(page: string, data: object): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return page.replace('__CONTADORA_DATA__', () => json);
}
