import type { PgTable } from 'drizzle-orm/pg-core';
import { flags, rulings } from './concern-schema.ts';
import { anonymousAnswers, nudges } from './learning-schema.ts';
import { absences, installations, playgroundClock, transcript } from './platform-schema.ts';
import { answers, channels, drafts, ledger, members, plans, posts } from './schema.ts';

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
  nudges,
  anonymousAnswers,
  absences,
  installations,
  transcript,
  playgroundClock,
];
