import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import type { ReportData } from '../../src/data/report.ts';

const BUILT = new URL('../../target/classes/org/contadora/deskui/report.html', import.meta.url);
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

/** What a page did that a report must never do. */
export interface Watched {
  page: Page;
  requests: string[];
  complaints: string[];
}

/** A browser of its own in a folder of its own, with reports written to disk as a user has them. */
export class Desk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'contadora-report-'));

  private constructor(
    private readonly context: BrowserContext,
    private readonly profile: string,
  ) {}

  /** `webgl` lets the processor draw the map, which a machine without a graphics card needs. */
  static async open(webgl: boolean, options: BrowserContextOptions = {}): Promise<Desk> {
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
    return new Desk(context, profile);
  }

  /** Writes the report as Java does and opens it from the disk. */
  async show(data: ReportData): Promise<Watched> {
    const watched = await this.open(withData(readFileSync(BUILT, 'utf8'), data));
    await watched.page.locator('main').waitFor();
    return watched;
  }

  /** Opens the page as it is built, without a report in it. */
  showTemplate(): Promise<Watched> {
    return this.open(readFileSync(BUILT, 'utf8'));
  }

  private async open(html: string): Promise<Watched> {
    const file = join(this.folder, 'report.html');
    writeFileSync(file, html);
    const page = await this.context.newPage();
    const watched: Watched = { page, requests: [], complaints: [] };
    page.on('request', (request) => {
      const address = request.url();
      if (address !== pathToFileURL(file).href && !/^(blob|data):/.test(address)) {
        watched.requests.push(address);
      }
    });
    page.on('pageerror', (error) => watched.complaints.push(String(error)));
    page.on('console', (message) => {
      // The processor's own OpenGL says how fast it reads; that is not the page's fault.
      if (message.text().includes('GL Driver Message')) return;
      if (message.type() === 'error' || message.type() === 'warning') {
        watched.complaints.push(message.text());
      }
    });
    await page.goto(pathToFileURL(file).href);
    return watched;
  }

  async close(): Promise<void> {
    await this.context.close();
    for (const path of [this.folder, this.profile]) rmSync(path, { recursive: true, force: true });
  }
}

export function withData(page: string, data: ReportData): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return page.replace('__CONTADORA_DATA__', () => json);
}
