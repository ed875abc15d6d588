import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MapAnswer, MapLeg } from '../../src/desk/contract.ts';
import { greatCircle, type Point } from '../../src/geo/geometry.ts';
import { DATA } from '../desk-fixture.ts';
import { textOf } from '../polyline.ts';
import { Browser, CHROMIUM, keepPicture } from './browser.ts';
import { FixtureServer } from './server.ts';

/** Figures are printed, not judged: they say how fast the machine draws. `CONTADORA_FRAMES=1 npm run test:browser`. */
const wanted = describe.skipIf(
  CHROMIUM === undefined || process.env['CONTADORA_FRAMES'] === undefined,
);

const LEGS = 10_000;
const FROM_S = Date.parse('2020-01-01T00:00:00Z') / 1000;

/** Ten thousand invented legs between the fixture's airports, four hundred a day, every eighth with an area. */
function manyLegs(): MapAnswer {
  const codes = Object.keys(DATA.airports);
  const legs: MapLeg[] = [];
  for (let i = 0; i < LEGS; i++) {
    const from = codes[i % codes.length] as string;
    const to = codes[(i * 7 + 3) % codes.length] as string;
    const bent = (i % 101) / 400;
    const points = greatCircle(at(from), at(to), 1.5).map(
      ([lon, lat], k): [number, number, number] => [
        lon + bent * Math.sin(k / 3),
        lat + bent * Math.cos(k / 4),
        k * 400,
      ],
    );
    const start = FROM_S + Math.floor((i / 400) * 86_400);
    legs.push({
      leg_id: `made-up-${i}`,
      callsign: `MADE${i}`,
      class: i % 3 === 0 ? 'removal' : 'transfer',
      basis_departure: 'observed',
      basis_arrival: i % 5 === 0 ? 'inferred' : 'observed',
      departure: from,
      arrival: to,
      start,
      end: start + points.length * 400,
      lines: [textOf(points)],
      areas:
        i % 8 === 0
          ? [{ lost: 800, found: 4000, rings: [textOf(circle(points[0] ?? [0, 0, 0]))] }]
          : [],
    });
  }
  return { legs, airports: DATA.airports };
}

function at(code: string): Point {
  const airport = DATA.airports[code];
  return [airport?.lon ?? 0, airport?.lat ?? 0];
}

function circle([lon, lat]: readonly number[]): Point[] {
  return Array.from({ length: 25 }, (_, i): Point => [
    (lon ?? 0) + 3 * Math.cos((i * Math.PI) / 12),
    (lat ?? 0) + 3 * Math.sin((i * Math.PI) / 12),
  ]);
}

wanted('the map of ten thousand legs', () => {
  let server: FixtureServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await FixtureServer.start();
    server.flights.map = manyLegs();
    browser = await Browser.open(true, { locale: 'en-US', viewport: { width: 1360, height: 850 } });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('is drawn, moved and played', async () => {
    const began = performance.now();
    const { page } = await browser.visit(`${server.address}/map`, () => true);
    await page.locator('.map canvas').waitFor();
    const shown = performance.now() - began;
    await page.waitForTimeout(8000);
    await keepPicture(page, 'map-10000-en-light');
    const canvas = page.locator('.map canvas');
    const box = await canvas.boundingBox();
    if (!box) throw new Error('The map has no place.');
    const spent = await spending(page);
    await page.evaluate(watchFrames);
    await page.mouse.move(box.x + 700, box.y + 300);
    await page.mouse.down();
    for (let i = 0; i < 20; i++) await page.mouse.move(box.x + 700 - 15 * i, box.y + 300 + 6 * i);
    await page.mouse.up();
    const moving = { ...(await page.evaluate(framesSeen)), ...(await spent()) };
    await page.getByRole('button', { name: /^Hour by hour/ }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.waitForTimeout(3000);
    const spentPlaying = await spending(page);
    await page.evaluate(watchFrames);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForTimeout(6000);
    const playing = { ...(await page.evaluate(framesSeen)), ...(await spentPlaying()) };
    await keepPicture(page, 'map-10000-played-en-light');
    console.log(JSON.stringify({ legs: LEGS, shownMs: Math.round(shown), moving, playing }));
    expect(playing.frames).toBeGreaterThan(0);
  }, 300_000);
});

/**
 * What the page's own thread spends from now on: on its scripts, and on laying out. The rest of a frame is painting,
 * which a machine without a graphics card leaves to the processor.
 */
async function spending(
  page: Page,
): Promise<() => Promise<{ scriptMs: number; layoutMs: number }>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async (): Promise<Record<string, number>> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  const before = await read();
  return async () => {
    const after = await read();
    const since = (name: string): number => (after[name] ?? 0) - (before[name] ?? 0);
    return {
      scriptMs: Math.round(since('ScriptDuration')),
      layoutMs: Math.round(since('LayoutDuration') + since('RecalcStyleDuration')),
    };
  };
}

interface Watching {
  gaps: number[];
  busyMs: number;
  on: boolean;
}

/** Counts the time between frames, and how long the page's own thread was too busy for one (> 50 ms). */
function watchFrames(): void {
  const watching: Watching = { gaps: [], busyMs: 0, on: true };
  (window as unknown as { watching: Watching }).watching = watching;
  let last = performance.now();
  const step = (now: number): void => {
    watching.gaps.push(now - last);
    last = now;
    if (watching.on) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watching.busyMs += entry.duration;
  }).observe({ type: 'longtask' });
}

function framesSeen(): { frames: number; medianMs: number; p95Ms: number; longTasksMs: number } {
  const { watching } = window as unknown as { watching: Watching };
  watching.on = false;
  const gaps = [...watching.gaps].sort((a, b) => a - b);
  const part = (share: number): number =>
    Math.round(gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))] ?? 0);
  return {
    frames: gaps.length,
    medianMs: part(0.5),
    p95Ms: part(0.95),
    longTasksMs: Math.round(watching.busyMs),
  };
}
