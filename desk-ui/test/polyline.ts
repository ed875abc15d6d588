const STEPS_PER_DEGREE = 1000;
const FIRST_CHARACTER = 63;

/** Lines of longitude, latitude and, where given, seconds, written as the server writes them. */
export function textOf(lines: readonly (readonly number[])[]): string {
  let text = '';
  const before: number[] = [];
  for (const [lon = 0, lat = 0, ...rest] of lines) {
    const whole = [Math.round(lat * STEPS_PER_DEGREE), Math.round(lon * STEPS_PER_DEGREE), ...rest];
    whole.forEach((value, i) => {
      text += written(value - (before[i] ?? 0));
      before[i] = value;
    });
  }
  return text;
}

function written(difference: number): string {
  let rest = difference < 0 ? ~(difference << 1) : difference << 1;
  let text = '';
  while (rest >= 32) {
    text += String.fromCharCode((32 | (rest & 31)) + FIRST_CHARACTER);
    rest >>= 5;
  }
  return text + String.fromCharCode(rest + FIRST_CHARACTER);
}
