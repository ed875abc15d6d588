/**
 * The data that a self-contained page was written with.
 *
 * @param command what writes such a page, for whoever opens the empty template
 */
export function readData<Data>(page: Document, command: string): Data {
  const text = page.getElementById('contadora-data')?.textContent ?? '';
  if (!text.trimStart().startsWith('{')) {
    throw new Error(
      `The page carries no report: its data begins with "${text.trim().slice(0, 24)}", ` +
        `expected one JSON object.\nMaybe this is the empty template; run \`${command}\`.`,
    );
  }
  return JSON.parse(text) as Data;
}
