import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { type App, createApp, type Patience } from '../../src/app/app.ts';
import type { Paint } from '../../src/app/ports/painter.ts';
import type { Reply, Visit } from '../../src/app/ports/platform.ts';
import type { SecondOpinion } from '../../src/app/ports/second-opinion.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { loadPacks } from '../../src/content/load-packs.ts';
import type { Pack } from '../../src/core/pack.ts';
import type { Plan } from '../../src/core/plan.ts';
import { plainSpans } from '../../src/core/rich-text.ts';
import { nextSlots } from '../../src/core/slots.ts';
import { type Instant, Temporal } from '../../src/core/time.ts';
import type { Action } from '../../src/message/action.ts';
import type { Form } from '../../src/message/form.ts';
import type { Block, Button, Message } from '../../src/message/message.ts';
import { planWith } from '../core/plans.ts';
import { type LoopPlatform, loopPlatform } from './loop-platform.ts';

/** Monday, 23 November 2026, 08:00 in Berlin: an hour before the first slot. */
export const monday: Instant = Temporal.Instant.from('2026-11-23T07:00:00Z');

/** A studying channel on a platform in memory, with the real app and a real store. */
export interface Study {
  readonly app: App;
  readonly store: Store;
  readonly platform: LoopPlatform;
  /** What somebody gets for a line they typed, or for a button; `Olive` is an admin. `id`: as if it came again. */
  ask(name: string, what: string | Action, id?: string): Promise<Reply>;
  submit(name: string, action: Action, values: Record<string, string>): Promise<Reply>;
  /** Moves the clock to a local time in Berlin, such as `Tue 09:00` of the first week, and ticks. */
  goTo(moment: string): Promise<void>;
  /** Makes a plan, by default Mon–Fri 09:00, revealed at 16:00, on the small pack, whose organiser is Olive. */
  plan(changes?: Partial<Plan>, channel?: string): Promise<void>;
}

/** The small pack of these tests. */
export async function smallPack(): Promise<Pack> {
  const { packs, problems } = await loadPacks(join(import.meta.dirname, 'packs'));
  const [pack] = packs;
  if (!pack) throw new Error(JSON.stringify(problems));
  return pack;
}

interface StudyOptions {
  /** Shared with other processes. */
  readonly platform?: LoopPlatform;
  /** How long it is waited for, if not as usual. */
  readonly patience?: Patience;
  readonly secondOpinion?: SecondOpinion | undefined;
  /** Without it, there are no pictures. */
  readonly paint?: Paint;
}

export async function openStudy(
  store: Store,
  packs?: readonly Pack[],
  { platform = loopPlatform(monday), patience, ...given }: StudyOptions = {},
): Promise<Study> {
  const log = pino({ level: 'silent' });
  const app = createApp({ store, packs: packs ?? [await smallPack()], log, ...given }, patience);
  app.add(platform);
  return {
    app,
    store,
    platform,
    ask: (name, what, id = randomUUID()) =>
      app.handle(
        typeof what === 'string'
          ? { type: 'text', id, visit: visitOf(name), text: what }
          : { type: 'action', id, visit: visitOf(name), action: what },
      ),
    submit: (name, action, values) =>
      app.handle({ type: 'submission', id: randomUUID(), visit: visitOf(name), action, values }),
    async goTo(moment) {
      platform.moveTo(momentOf(moment));
      await app.tick(platform);
    },
    async plan(changes = {}, name = 'study') {
      const plan = planWith({ pack: 'small', ...changes });
      const channel = await store.channelFor({ ...studyChannel, channel: name }, name);
      const olive = await store.memberFor(visitOf('Olive').member, 'Olive');
      await store.savePlan({
        channelId: channel.id,
        plan,
        organisers: [{ type: 'member', memberId: olive.id }],
        handledUntil: platform.clock.now(),
        dueAt: nextSlots(plan, platform.clock.now(), 1)[0]?.at ?? null,
      });
    },
  };
}

export const studyChannel = { platform: 'loop', workspace: 'team', channel: 'study' } as const;

export function visitOf(name: string, channel = 'study'): Visit {
  return {
    channel: { ...studyChannel, channel, channelName: channel },
    member: { platform: 'loop', workspace: 'team', member: name.toLowerCase(), memberName: name },
    admin: name === 'Olive',
    roles: [],
    zone: 'Europe/Berlin',
  };
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A local time in Berlin of the first week, such as `Tue 09:00`. */
export function momentOf(words: string): Instant {
  const [weekday = '', time = ''] = words.split(' ');
  const date = Temporal.PlainDate.from('2026-11-23').add({ days: weekdays.indexOf(weekday) });
  return date.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: time }).toInstant();
}

/** The first message of a reply. @throws Error where it is a form */
export function messageOf(reply: Reply): Message {
  return messagesOf(reply)[0];
}

/** The messages of a reply. @throws Error where it is a form */
export function messagesOf(reply: Reply): readonly [Message, ...Message[]] {
  switch (reply.type) {
    case 'private':
      return reply.messages;
    case 'problems':
      return [reply.message];
    case 'form':
      throw new Error(`a form: ${reply.form.title}`);
  }
}

/** The form of a reply. @throws Error where it is none */
export function formOf(reply: Reply): Form {
  if (reply.type === 'private') throw new Error(`no form: ${textOf(reply)}`);
  return reply.form;
}

/** All that a message or reply says, a line for each piece. */
export function textOf(given: Reply | Message): string {
  return blocksOf(given).flatMap(linesOf).join('\n');
}

function blocksOf(given: Reply | Message): readonly Block[] {
  return 'blocks' in given ? given.blocks : messagesOf(given).flatMap(({ blocks }) => blocks);
}

function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'text':
      return [plainSpans(block.spans)];
    case 'code':
      return [block.code];
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${plainSpans(value)}`);
    case 'options':
      return block.options.map(({ label, text, mark, note, share }) =>
        [
          label,
          plainSpans(text),
          mark ?? '',
          plainSpans(note ?? []),
          share ? `${share.count}/${share.of}` : '',
        ]
          .filter(Boolean)
          .join(' '),
      );
    case 'buttons':
      return [];
    case 'file':
      return [block.text];
    case 'image':
      return [block.alt];
    case 'divider':
      return ['—'];
  }
}

/** The buttons of a message or reply. */
export function buttonsOf(given: Reply | Message): readonly Button[] {
  return blocksOf(given).flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}

/** What the button with this label does. @throws Error where there is none */
export function press(given: Reply | Message, label: string): Action {
  const button = buttonsOf(given).find((candidate) => candidate.label === label);
  if (!button)
    throw new Error(
      `no button “${label}” among ${buttonsOf(given)
        .map((one) => one.label)
        .join(', ')}`,
    );
  return button.action;
}
