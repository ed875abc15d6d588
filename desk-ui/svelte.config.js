import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    // Tables laid out as cards on a phone lose their roles in browsers unless the roles are written.
    warningFilter: ({ code }) => code !== 'a11y_no_redundant_roles',
  },
};
