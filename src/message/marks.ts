import type { OptionLine } from './message.ts';

/** What is written at an option that is marked, the same on every platform. */
export const marks: Readonly<Record<NonNullable<OptionLine['mark']>, string>> = {
  right: '✓ Right',
  picked: '✗ Your answer',
  'picked-right': '✓ Your answer',
};
