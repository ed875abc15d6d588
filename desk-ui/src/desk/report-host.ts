import type { Page } from '../components/page.svelte.ts';
import type { Language, Words } from '../i18n/words.ts';

/** Where the report of a month is shown: the desk, or a file of its own with its data beside it. */
export interface ReportHost {
  readonly words: Words;
  readonly language: Language;
  readonly page: Page;
  /** Whether it is a file: its data lie in the same folder, and no desk answers. */
  readonly inFolder?: boolean;
}
