import type { FlightClass } from '../data/report.ts';
import { CLASSES } from './contract.ts';

/** What a key asks of the review page. */
export type Command =
  | { name: 'next' | 'previous' | 'confirm' | 'reject' | 'tags' | 'note' | 'back' | 'help' }
  | { name: 'class'; class: FlightClass };

/** The keys of each command, in the order in which the help shows them. */
export const KEYS: readonly { keys: readonly string[]; text: string; command: Command }[] = [
  { keys: ['j', 'ArrowRight'], text: 'desk.key_next', command: { name: 'next' } },
  { keys: ['k', 'ArrowLeft'], text: 'desk.key_previous', command: { name: 'previous' } },
  { keys: ['c'], text: 'desk.key_confirm', command: { name: 'confirm' } },
  { keys: ['r'], text: 'desk.key_reject', command: { name: 'reject' } },
  ...CLASSES.map((each, i) => ({
    keys: [String(i + 1)],
    text: `class.${each}`,
    command: { name: 'class', class: each } as const,
  })),
  { keys: ['t'], text: 'desk.key_tags', command: { name: 'tags' } },
  { keys: ['n'], text: 'desk.key_note', command: { name: 'note' } },
  { keys: ['u'], text: 'desk.key_back', command: { name: 'back' } },
  { keys: ['?'], text: 'desk.key_help', command: { name: 'help' } },
];

const BY_KEY = new Map(KEYS.flatMap(({ keys, command }) => keys.map((key) => [key, command])));

/** Where keys belong to what has the focus: text, choices, a map, an open dialogue. */
const TAKES_KEYS = 'input, select, textarea, [contenteditable], [role=application], dialog[open]';

/** What a key asks for; undefined where it is not the page's to take. `focus` is what it was pressed in. */
export function commandOf(
  event: KeyboardEvent,
  focus: Pick<Element, 'closest'> | null,
): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  if (focus?.closest(TAKES_KEYS)) return undefined;
  return BY_KEY.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
}
