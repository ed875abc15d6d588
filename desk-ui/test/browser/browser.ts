import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Where Debian puts it; CHROMIUM names another. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** What a page did that a report must never do. */
export interface Watched {
  page: Page;
  requests: string[];
  complaints: string[];
}

/** A browser of its own in a folder of its own, with reports written to disk as a user has them. */
export class Desk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'contadora-report-'));
  private readonly context: BrowserContext;

  private constructor(
    context: BrowserContext,
    private readonly profile: string,
  ) {
    this.context = context;
  }

  /** `webgl` lets the processor draw the map, which a machine without a graphics card needs. */
  static async open(webgl: boolean, options: BrowserContextOptions = {}): Promise<Desk> {
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
  async show(data: ReportData, hash = ''): Promise<Watched> {
    const file = join(this.folder, 'report.html');
    writeFileSync(file, withData(readFileSync(BUILT, 'utf8'), data));
    const page = await this.context.newPage();
    const watched: Watched = { page, requests: [], complaints: [] };
    page.on('request', (request) => {
      const { protocol } = new URL(request.url());
      if (
        request.url() !== `${pathToFileURL(file).href}${hash}` &&
        !/^(blob|data):$/.test(protocol)
      ) {
        watched.requests.push(request.url());
      }
    });
    page.on('pageerror', (error) => watched.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        watched.complaints.push(message.text());
      }
    });
    await page.goto(`${pathToFileURL(file).href}${hash}`);
    await page.locator('main').waitFor();
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
