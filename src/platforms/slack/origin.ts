import { z } from 'zod';

const surface = z.discriminatedUnion('type', [
  /** Written to through the address that came with what they did. `own`: that was done on a message only they see. */
  z.object({ type: z.literal('response'), url: z.url(), own: z.boolean() }),
  /** In the channel, to them only; in a thread, if it was done in one. */
  z.object({ type: z.literal('channel'), thread: z.string().nullable() }),
  /** In place of what the modal shows in which they pressed a button. */
  z.object({ type: z.literal('modal'), view: z.string() }),
  /** In a modal over what they look at: the Home tab, or anything at all where they used the shortcut. */
  z.object({ type: z.literal('overlay') }),
]);

const origin = z.object({
  channel: z.string(),
  channelName: z.string(),
  surface,
  /** The token of the action that a form comes back with. */
  token: z.string().optional(),
});

/** Where a private reply is shown. */
export type Surface = z.infer<typeof surface>;

/** What a view remembers of where it came from. Slack keeps it for us: people can neither see nor change it. */
export type Origin = z.infer<typeof origin>;

export function writeOrigin(from: Origin): string {
  return JSON.stringify(from);
}

/** @returns undefined where it is none of ours, or of another version */
export function readOrigin(metadata: string): Origin | undefined {
  try {
    return origin.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
