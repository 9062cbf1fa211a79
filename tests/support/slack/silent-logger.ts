import { type Logger, LogLevel } from '@slack/bolt';

/** Keeps Slack's clients quiet where a test has them fail. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
