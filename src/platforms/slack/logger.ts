import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/** Bolt's log in ours. What it says for debugging is left out: it holds what members write. */
export function boltLogger(log: Logger): BoltLogger {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (...words: readonly unknown[]) =>
      log[level]({ from: 'bolt' }, words.map(String).join(' '));
  return {
    debug: () => {},
    info: (...words) => log.debug({ from: 'bolt' }, words.map(String).join(' ')),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
