import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { requestId } from './app/request.ts';

/**
 * The process's log. Each line says which request it is about, if any. Errors are told without the values that they carry: those of a failed statement are what members
 * have written.
 * @param to where its lines go; standard output, unless given
 */
export function createLog(level: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = { level, serializers: { err: describeError }, mixin: ofRequest };
  return to ? pino(options, to) : pino(options);
}

function ofRequest(): { readonly request?: string } {
  const request = requestId();
  return request === undefined ? {} : { request };
}

/** Why something failed, for an operator to read: of a failed statement, what the database says, and no value. */
export function reasonOf(error: unknown): string {
  const { query, cause, message } = describeError(error);
  return query !== undefined && cause ? cause.message : message;
}

/** An error as it is logged. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** The statement that failed, with places for its values. */
  readonly query?: string;
  readonly stack: string;
  readonly cause?: LoggedError;
}

/** What is safe to tell of an error: no property but these, and a database's message only where it quotes no value. */
function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { code, query } = error as { code?: unknown; query?: unknown };
  const isOfDatabase = typeof query === 'string';
  // Drizzle's own errors have no code, and list all values; those of class 22 quote what they could not read.
  const isQuoting = isOfDatabase && (typeof code !== 'string' || code.startsWith('22'));
  return {
    type: error.name,
    message: isQuoting ? 'a statement failed' : error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(isOfDatabase ? { query } : {}),
    stack: placesOf(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** A stack begins with the error's message, which may hold anything. */
function placesOf({ stack = '', message }: Error): string {
  const end = stack.indexOf(message);
  return end < 0 ? '' : stack.slice(end + message.length).trimStart();
}
