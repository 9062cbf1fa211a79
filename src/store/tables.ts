import type { PgTable } from 'drizzle-orm/pg-core';
import { absences, installations, playgroundClock, transcript } from './platform-schema.ts';
import { answers, channels, drafts, flags, ledger, members, plans, posts, rulings } from './schema.ts';

/** All tables that there are, each after those that it refers to. */
export const tables: readonly PgTable[] = [
  channels,
  members,
  plans,
  drafts,
  posts,
  answers,
  ledger,
  flags,
  rulings,
  absences,
  installations,
  transcript,
  playgroundClock,
];
