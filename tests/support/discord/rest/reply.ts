import type { Fields } from '../../stand-in/fields.ts';

/** What the server answers. */
export interface Reply {
  readonly status: number;
  /** Undefined: nothing. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** See `RecordedCall`. */
  readonly result: string;
}

export function ok(body: unknown): Reply {
  return { status: body === undefined ? 204 : 200, body, result: 'ok' };
}

export function error(status: number, body: Fields): Reply {
  return { status, body, result: String(body.code) };
}

export function unavailable(status: number): Reply {
  return { status, body: { message: `${status}: Something went wrong`, code: 0 }, result: String(status) };
}

/** @param limit `retryAfter` in seconds */
export function limited({ retryAfter, global }: { retryAfter: number; global: boolean }): Reply {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global },
    headers: {
      'retry-after': String(Math.ceil(retryAfter)),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(retryAfter),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    result: '429',
  };
}
