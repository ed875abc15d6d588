/** A stretch of a source: what it is the source of, and what it says, in the words of whoever wrote it. */
export interface SourcePart {
  /** The key of the sentence that holds it. */
  key: string;
  values: Record<string, string>;
}

/** Between the source of a fact and the source of its weight, as `findings` joins the two. */
const WEIGHT = '; weight: ';

/** What `contadora flights learn` says of a weight that it moved. */
const LEARNED = /^learned: (?<labels>.*?); before: (?<before>.*)$/s;

/**
 * Takes apart what the engine says of where a piece of evidence comes from, so that a page can say it
 * in its reader's language around the sources themselves, which stay as they were published.
 */
export function sourceParts(source: string): SourcePart[] {
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
