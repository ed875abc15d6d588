import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { copyTranslations, oneFile } from './build/onefile.ts';

const OUT = 'target/classes/org/contadora/deskui';

/**
 * Pages that are one file each: `vite build` makes the report and begins the folder anew, `vite build
 * --mode exposure` adds one. Built together they would share files.
 */
const PAGES: Record<string, string> = {
  exposure: 'exposure.html',
  board: 'board.html',
};

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), oneFile(), copyTranslations('src/i18n', `${OUT}/i18n`)],
  build: {
    outDir: OUT,
    emptyOutDir: PAGES[mode] === undefined,
    target: 'es2022',
    // A report is kept and compared byte by byte, so nothing may be split off or left to a server.
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { input: PAGES[mode] ?? 'report.html' },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'logic', include: ['test/logic/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          // A busy machine takes its time; what never comes still fails.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
}));
