import { z } from 'zod';
import type { Draft, Organiser, PlanSettings } from '../app/ports/plans.ts';
import { orders, type Plan } from '../core/plan.ts';

const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A plan as its column holds it. */
export const planJson: z.ZodType<Plan> = z.object({
  pack: z.string(),
  order: z.enum(orders),
  chaptersPerWeek: z.number().nullable(),
  days: z.array(weekday),
  times: z.array(localTime),
  zone: z.string(),
  reveal: z.discriminatedUnion('type', [
    z.object({ type: z.literal('at'), time: localTime }),
    z.object({ type: z.literal('after'), hours: z.number() }),
  ]),
  leaderboard: z.object({ day: weekday, time: localTime }).nullable(),
  breaks: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })),
  graceHours: z.number(),
  startsOn: z.iso.date(),
  seed: z.number(),
});

export const organisersJson: z.ZodType<readonly Organiser[]> = z.array(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('member'), memberId: z.number() }),
    z.object({ type: z.literal('role'), role: z.string(), name: z.string() }),
  ]),
);

/** What a draft was begun from. */
export const baseJson: z.ZodType<PlanSettings> = z.object({ plan: planJson, organisers: organisersJson });

/** A form of the setup as it was filled in. */
export const typedJson: z.ZodType<NonNullable<Draft['typed']>> = z.object({
  form: z.enum(['setup-schedule', 'setup-questions', 'setup-organisers']),
  values: z.record(z.string(), z.string()),
});
