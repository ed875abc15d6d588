import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The desk's pages are served, so unlike the report they come as a page and files beside it. */
export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: 'target/classes/org/contadora/deskui/desk',
    emptyOutDir: true,
    target: 'es2022',
    // The page runs under a policy without inline scripts and styles; nothing may be put into it.
    assetsInlineLimit: 0,
    modulePreload: false,
    // MapLibre and its worker come only with the first map.
    chunkSizeWarningLimit: 2500,
    rolldownOptions: { input: 'desk.html' },
  },
  // `npm run dev:desk` beside a running `contadora desk`.
  server: { proxy: { '/api': 'http://127.0.0.1:8420' } },
});
