import en from './en.json';
import type { Words } from './words.ts';

/**
 * The sentence of a code with what it names filled in. A code that has no sentence in this language
 * yet is shown as it is, with everything it names.
 */
export function sentence(
  words: Words,
  family: string,
  code: string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const key = `${family}.${code}`;
  if (words.has(key)) return words.t(key, parameters);
  const named = Object.entries(parameters).map(([name, value]) => `${name}: ${value}`);
  return named.length === 0 ? code : `${code} (${named.join(', ')})`;
}

/** An English sentence of the engine about one thing refused, to be taken apart. */
interface DetailForm {
  key: string;
  pattern: RegExp;
  names: string[];
  /** How many of its characters are its own. */
  literal: number;
}

const NAME = /\{([a-z_]+)\}/;

// The form with the most words of its own is the one that is meant.
const DETAIL_FORMS: DetailForm[] = Object.entries<string>(en)
  .filter(([key]) => key.startsWith('refusal_detail.'))
  .map(([key, text]) => {
    // Words of the text and names of its values by turns.
    const parts = text.split(NAME);
    const own = parts.filter((_, i) => i % 2 === 0);
    return {
      key,
      pattern: new RegExp(`^${own.map(quoted).join('(.*?)')}$`, 's'),
      names: parts.filter((_, i) => i % 2 === 1),
      literal: own.join('').length,
    };
  })
  .sort((a, b) => b.literal - a.literal);

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What the engine says of one thing refused, in the reader's language where its sentence is known. */
export function refusalDetail(words: Words, detail: string): string {
  for (const { key, pattern, names } of DETAIL_FORMS) {
    const found = pattern.exec(detail);
    if (!found) continue;
    const values = names.map((name, i) => [name, found[i + 1] ?? ''] as const);
    return words.t(key, Object.fromEntries(values));
  }
  return detail;
}

/** The same of a message with a sentence in each line. */
export function refusalDetails(words: Words, message: string): string {
  return message
    .split('\n')
    .map((line) => refusalDetail(words, line))
    .join('\n');
}
