import { z } from 'zod';
import type { Notice, SharedTerm } from '../app/ports/posts.ts';
import type { AskedQuestion } from '../core/asked-question.ts';
import type { Response } from '../core/response.ts';
import type { Decision } from '../core/ruling.ts';

const questionTag = z.looseObject({
  id: z.string(),
  pack: z.string(),
  kind: z.enum(['multiple-choice', 'multi-select', 'true-false', 'spot-the-issue']),
  options: z.array(z.unknown()),
});

/**
 * A question's snapshot. Only its tag is checked: it was checked in full when its pack was loaded, nothing edits it
 * afterwards, and each click on a button reads one.
 */
export const questionJson = z.custom<AskedQuestion>(
  (value) => questionTag.safeParse(value).success,
  'not a question',
);

export const noticeJson: z.ZodType<Notice> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('few-questions-left'), pack: z.string(), left: z.number() }),
  z.object({ type: z.literal('paused'), reason: z.string() }),
  z.object({ type: z.literal('given-up'), what: z.string(), reason: z.string() }),
  z.object({ type: z.literal('flagged'), stem: z.string() }),
  z.object({ type: z.literal('reviews-due'), pack: z.string(), due: z.number() }),
  z.object({ type: z.literal('ruled'), stem: z.string(), ruled: z.string(), changed: z.number() }),
]);

export const decisionJson: z.ZodType<Decision> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('keep') }),
  z.object({ type: z.literal('accept'), option: z.string() }),
  z.object({ type: z.literal('void') }),
]);

export const sharedJson: z.ZodType<SharedTerm> = z.object({ pack: z.string(), term: z.string() });

export const responseJson: z.ZodType<Response> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('choice'), picks: z.array(z.string()) }),
  z.object({ type: z.literal('written'), text: z.string() }),
]);
