import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { copyTranslations, oneFile } from './build/onefile.ts';

const OUT = 'target/classes/org/contadora/deskui';

/**
 * Pages that are one file each, each from `src/PAGE/main.ts`: `vite build --mode PAGE`. Built together
 * they would share files. The first begins the folder anew.
 */
const FIRST_PAGE = 'report';

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), oneFile(mode), copyTranslations('src/i18n', `${OUT}/i18n`)],
  build: {
    outDir: OUT,
    emptyOutDir: mode === FIRST_PAGE,
    target: 'es2022',
    // A report is kept and compared byte by byte, so nothing may be split off or left to a server.
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { input: 'page.html' },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'logic', include: ['test/logic/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // A busy machine takes its time; what never comes still fails, and says which step it was.
          testTimeout: 300_000,
          expect: { poll: { timeout: 100_000 } },
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
}));
