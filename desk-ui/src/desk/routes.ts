/** The pages of the desk. */
export type Route =
  | { page: 'flights' }
  | { page: 'flight'; legId: string }
  | { page: 'map' }
  | { page: 'view'; name: string }
  | { page: 'views' }
  | { page: 'live' }
  | { page: 'alerts' }
  | { page: 'review' }
  | { page: 'statistics' }
  | { page: 'report'; month: string }
  | { page: 'accounts' }
  | { page: 'ledger' }
  | { page: 'chronology' }
  | { page: 'threats' }
  | { page: 'recalibration' }
  | { page: 'reception' }
  | { page: 'arrival'; id: string }
  | { page: 'placement'; id: string }
  | { page: 'person'; id: string; key: string }
  | { page: 'signin' }
  | { page: 'unknown' };

/** Pages whose path is their name. */
const PLAIN = [
  'map',
  'views',
  'accounts',
  'live',
  'alerts',
  'review',
  'statistics',
  'ledger',
  'chronology',
  'threats',
  'recalibration',
  'reception',
  'signin',
] as const;

/** The page that lives at a path. */
export function routeOf(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  const [first, second] = parts;
  if (parts.length === 0) return { page: 'flights' };
  if (parts.length === 2 && first === 'flights' && second !== undefined) {
    const legId = decoded(second);
    return legId === undefined ? { page: 'unknown' } : { page: 'flight', legId };
  }
  if (parts.length === 2 && first === 'views' && second !== undefined) {
    const name = decoded(second);
    return name === undefined ? { page: 'unknown' } : { page: 'view', name };
  }
  if (parts.length === 2 && first === 'reports' && /^\d{4}-(0\d|1[0-2])$/.test(second ?? '')) {
    return { page: 'report', month: second ?? '' };
  }
  if (first === 'reception' && second !== undefined) return receptionOf(second, parts.slice(2));
  if (parts.length === 1) {
    if (first === 'flights') return { page: 'flights' };
    const plain = PLAIN.find((page) => page === first);
    if (plain) return { page: plain };
  }
  return { page: 'unknown' };
}

export function flightPath(legId: string): string {
  return `/flights/${encodeURIComponent(legId)}`;
}

export function reportPath(month: string, language: string): string {
  return `/reports/${month}?lang=${language}`;
}

export function viewPath(name: string): string {
  return `/views/${encodeURIComponent(name)}`;
}

function receptionOf(id: string, rest: string[]): Route {
  const [what, key] = rest;
  // Keys of arrivals and cases hold letters, figures and dashes; nothing else is asked for.
  if (![id, ...rest].every((part) => /^[\w-]+$/.test(part))) return { page: 'unknown' };
  if (what === undefined) return { page: 'arrival', id };
  if (rest.length === 1 && what === 'board') return { page: 'placement', id };
  if (rest.length === 2 && what === 'people' && key !== undefined) {
    return { page: 'person', id, key };
  }
  return { page: 'unknown' };
}

export function arrivalPath(id: string): string {
  return `/reception/${id}`;
}

export function placementPath(id: string): string {
  return `/reception/${id}/board`;
}

export function personPath(id: string, key: string): string {
  return `/reception/${id}/people/${key}`;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** What nobody sees without an account where there are any. */
export const NOT_PUBLIC: readonly Route['page'][] = [
  'review',
  'accounts',
  'threats',
  'reception',
  'arrival',
  'placement',
  'person',
];
