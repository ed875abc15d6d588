/** Bytes in each step: more at once would be too many arguments for a browser. */
const STEP = 0x8000;

/** A file's bytes in Base64. Its name stays here: it may be about a person. */
export async function inBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP) {
    text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  }
  return btoa(text);
}
