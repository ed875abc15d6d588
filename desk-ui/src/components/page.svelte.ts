import { flushSync } from 'svelte';

export type Theme = 'light' | 'dark';

/** What holds for the whole page: its colours, and whether it is being put on paper. */
export class Page {
  printing = $state(false);
  private chosen = $state<Theme>();
  private system = $state<Theme>('light');

  /** Paper is always light. */
  readonly theme: Theme = $derived(this.printing ? 'light' : (this.chosen ?? this.system));

  /** `chosen` is what was chosen before; without it the colours are those of the system. */
  constructor(window: Window, chosen?: Theme) {
    this.chosen = chosen;
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.system = dark.matches ? 'dark' : 'light';
    dark.addEventListener('change', () => (this.system = dark.matches ? 'dark' : 'light'));
    // The browser takes its picture right after the event, so everything must have been drawn.
    window.addEventListener('beforeprint', () => flushSync(() => (this.printing = true)));
    window.addEventListener('afterprint', () => (this.printing = false));
  }

  switchTheme(): void {
    this.chosen = this.theme === 'dark' ? 'light' : 'dark';
  }
}
