import type { Words } from './words.ts';

/** A stretch of a source: what it is the source of, and what it says, in the words of whoever wrote it. */
interface SourcePart {
  /** The key of the sentence that holds it. */
  key: string;
  values: Record<string, string>;
}

/** Between the source of a fact and the source of its weight, as `findings` joins the two. */
const WEIGHT = '; weight: ';

/** What `contadora flights learn` says of a weight that it moved. */
const LEARNED = /^learned: (?<labels>.*?); before: (?<before>.*)$/s;

/** A note of the house among sources, as the rule book writes it: `[RECORDS]`, `[LEARNED_SIMULATED: 2.6]`. */
const NOTE = /\[(?<code>[A-Z][A-Z0-9_]*)(?:: (?<value>[^\]]*))?\]/g;

/** A source in its publisher's words, with the notes of the house in the reader's language. */
export function withNotes(words: Words, source: string): string {
  return source.replaceAll(NOTE, (whole, code: string, value: string | undefined) => {
    const key = `source_note.${code}`;
    return words.has(key) ? words.t(key, { value: value ?? '' }) : whole;
  });
}

/** What is said of where a piece of evidence comes from, a sentence a part. */
export function sourceSentences(words: Words, source: string): string[] {
  return sourceParts(source).map(({ key, values }) => {
    const said = Object.entries(values).map(([name, text]) => [name, withNotes(words, text)]);
    return words.t(key, Object.fromEntries(said) as Record<string, string>);
  });
}

/**
 * Takes apart what the engine says of where a piece of evidence comes from, so that a page can say it
 * in its reader's language around the sources themselves, which stay as they were published.
 */
function sourceParts(source: string): SourcePart[] {
  const at = source.indexOf(WEIGHT);
  if (at >= 0) {
    const fact = source.slice(0, at);
    return [part('source', fact), weight(source.slice(at + WEIGHT.length))];
  }
  return [LEARNED.test(source) ? weight(source) : part('source', source)];
}

function weight(source: string): SourcePart {
  const learned = LEARNED.exec(source)?.groups;
  if (learned === undefined) return part('source_weight', source);
  return { key: 'evidence_side.source_learned', values: { ...learned } };
}

function part(key: string, source: string): SourcePart {
  return { key: `evidence_side.${key}`, values: { source } };
}
