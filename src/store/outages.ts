import { StoreUnavailable } from '../app/ports/store.ts';
import { aroundEach } from './around-each.ts';

const unreachable = new Set([
  // postgres.js
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED'],
  // The operating system, and name resolution
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ],
  // Postgres: too many connections, shutting down, crashed, starting up
  ...['53300', '57P01', '57P02', '57P03'],
]);

/** Those of them that say that the connection broke after something may have been asked. */
const brokenOff = new Set(['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Whether an error, or what caused it, says that Postgres could not be reached. */
export function isUnreachable(error: unknown): boolean {
  return hasCode(error, (code) => unreachable.has(code) || code.startsWith('08'));
}

function isBrokenOff(error: unknown): boolean {
  return hasCode(error, (code) => brokenOff.has(code));
}

/** Whether an error, or what caused it, has such a code. */
export function hasCode(error: unknown, isOne: (code: string) => boolean): boolean {
  if (!(error instanceof Error)) return false;
  return isOne('code' in error ? String(error.code) : '') || hasCode(error.cause, isOne);
}

/**
 * The same verbs, which throw StoreUnavailable where the database cannot be reached.
 * @param isOutage tells that from other errors, which are thrown as they are
 * @param patienceMs a network gone silent reports no error: how long to wait for an answer, in milliseconds
 */
export function reportOutages<Verbs extends object>(
  verbs: Verbs,
  isOutage: (error: unknown) => boolean,
  patienceMs: number,
): Verbs {
  return aroundEach(verbs, async (call) => {
    try {
      return await answerWithin(patienceMs, call());
    } catch (error) {
      if (error instanceof Silence) throw new StoreUnavailable(error, true);
      throw isOutage(error) ? new StoreUnavailable(error, isBrokenOff(error)) : error;
    }
  });
}

class Silence extends Error {}

async function answerWithin<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silence(`No answer within ${milliseconds} ms.`)), milliseconds);
  });
  return await Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}
