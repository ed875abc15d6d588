export const TRAP =
  '"><img src=x onerror="window.trapped=1"><script>window.trapped=1</script>{{x}}${x}javascript:window.trapped=1';
const CHOSEN_BY_OTHERS = new Set([
  'callsign',
  'registration',
  'operator',
  'type',
  'reason',
  'who',
  'label',
  'municipality',
  'user',
  'source',
]);

/** The answer with a trap wherever a text comes from outside; names of airports and parameters of evidence too. */
export function trapped(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => trapped(each, key));
  if (typeof value === 'object' && value !== null) {
    // The server lets no account have such a name.
    if ('disabled' in value) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        key === 'parameters' && typeof each === 'string' ? TRAP : trapped(each, name),
      ]),
    );
  }
  const outside = CHOSEN_BY_OTHERS.has(key) || (key === 'name' && value !== null);
  return typeof value === 'string' && outside ? TRAP : value;
}
