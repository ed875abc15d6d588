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
