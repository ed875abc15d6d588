/** The answer to a request that failed, as RFC 9457 says it, or what stands in for it. */
export class Problem extends Error {
  constructor(
    /** HTTP status; 0 where no answer came. */
    readonly status: number,
    /** What the server calls it, such as `LOCKED_OUT`; empty where it does not say. */
    readonly code: string,
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail || title);
    this.name = 'Problem';
  }

  /** The sentence that tells a reader what to do. */
  get family(): Family {
    switch (this.status) {
      case 0:
        return 'unreachable';
      case 401:
        return 'signed_out';
      case 403:
        return 'not_allowed';
      case 404:
        return 'not_found';
      case 429:
        return 'too_many';
      default:
        return this.status >= 500 ? 'broken' : 'refused';
    }
  }
}

export type Family =
  'unreachable' | 'signed_out' | 'not_allowed' | 'not_found' | 'too_many' | 'broken' | 'refused';

/** Under which everything is asked. */
export const BASE = '/api/v1';

/** Asks the server, and shows it the token that every change needs. */
export class Asking {
  /** Goes back with everything that changes something. */
  csrf: string | null = null;

  constructor(private readonly send: typeof fetch = (...request) => fetch(...request)) {}

  /** Throws a {@link Problem} where the answer is none. */
  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body) headers['Content-Type'] = 'application/json';
    if (method !== 'GET' && this.csrf !== null) headers['X-Contadora-CSRF'] = this.csrf;
    let answer: Response;
    try {
      answer = await this.send(BASE + path, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw new Problem(0, '', '', error instanceof Error ? error.message : String(error));
    }
    if (!answer.ok) throw await problemOf(answer);
    const text = await answer.text();
    try {
      return (text === '' ? undefined : JSON.parse(text)) as T;
    } catch {
      throw new Problem(502, '', '', `${method} ${path}: ${text.slice(0, 80)}`);
    }
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  const text = await answer.text().catch(() => '');
  try {
    const { code, title, detail } = JSON.parse(text) as Record<string, unknown>;
    return new Problem(answer.status, said(code), said(title), said(detail));
  } catch {
    // Something between the page and the server answered.
    return new Problem(answer.status, '', answer.statusText, '');
  }
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
