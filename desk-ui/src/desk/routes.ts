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

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
