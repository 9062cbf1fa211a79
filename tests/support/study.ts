import { join } from 'node:path';
import { pino } from 'pino';
import { type App, createApp } from '../../src/app/app.ts';
import type { Inbound, Reply, Visit } from '../../src/app/ports/platform.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { loadPacks } from '../../src/content/load-packs.ts';
import type { Pack } from '../../src/core/pack.ts';
import type { Plan } from '../../src/core/plan.ts';
import { plainSpans } from '../../src/core/rich-text.ts';
import { nextSlots } from '../../src/core/slots.ts';
import { type Instant, Temporal } from '../../src/core/time.ts';
import type { Action } from '../../src/message/action.ts';
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
  /** What somebody gets for a line they typed, or for a button; `Olive` is an admin. */
  ask(name: string, what: string | Action): Promise<Reply>;
  submit(name: string, action: Action, values: Record<string, string>): Promise<Reply>;
  /** Moves the clock to a local time in Berlin, such as `Tue 09:00` of the first week, and ticks. */
  goTo(moment: string): Promise<void>;
  /** Makes a plan, by default Mon–Fri 09:00, revealed at 16:00, on the small pack. */
  plan(changes?: Partial<Plan>): Promise<void>;
}

/** The small pack of these tests. */
export async function smallPack(): Promise<Pack> {
  const { packs, problems } = await loadPacks(join(import.meta.dirname, 'packs'));
  const [pack] = packs;
  if (!pack) throw new Error(JSON.stringify(problems));
  return pack;
}

export async function openStudy(store: Store, packs?: readonly Pack[]): Promise<Study> {
  const platform = loopPlatform(monday);
  const app = createApp({ store, packs: packs ?? [await smallPack()], log: pino({ level: 'silent' }) });
  app.add(platform);
  const handle = (inbound: Inbound) => app.handle(inbound);
  return {
    app,
    store,
    platform,
    ask: (name, what) =>
      handle(
        typeof what === 'string'
          ? { type: 'text', visit: visitOf(name), text: what }
          : { type: 'action', visit: visitOf(name), action: what },
      ),
    submit: (name, action, values) => handle({ type: 'submission', visit: visitOf(name), action, values }),
    async goTo(moment) {
      platform.moveTo(momentOf(moment));
      await app.tick(platform);
    },
    async plan(changes = {}) {
      const plan = planWith({ pack: 'small', ...changes });
      const channel = await store.channelFor(studyChannel, 'study');
      const olive = await store.memberFor(visitOf('Olive').member, 'Olive');
      await store.savePlan({
        channelId: channel.id,
        plan,
        organiser: olive.id,
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
    zone: 'Europe/Berlin',
  };
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function momentOf(words: string): Instant {
  const [weekday = '', time = ''] = words.split(' ');
  const date = Temporal.PlainDate.from('2026-11-23').add({ days: weekdays.indexOf(weekday) });
  return date.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: time }).toInstant();
}

/** The message of a reply. @throws Error where it is a form */
export function messageOf(reply: Reply): Message {
  if (reply.type === 'form') throw new Error(`a form: ${reply.form.title}`);
  return reply.message;
}

/** All that a message says, a line for each piece. */
export function textOf(given: Reply | Message): string {
  const message = 'blocks' in given ? given : messageOf(given);
  return message.blocks.flatMap(linesOf).join('\n');
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
      return block.options.map(({ label, text, mark, share }) =>
        [label, plainSpans(text), mark ?? '', share ? `${share.count}/${share.of}` : '']
          .filter(Boolean)
          .join(' '),
      );
    case 'buttons':
      return [];
    case 'image':
      return [block.alt];
    case 'divider':
      return ['—'];
  }
}

/** The buttons of a message. */
export function buttonsOf(given: Reply | Message): readonly Button[] {
  const message = 'blocks' in given ? given : messageOf(given);
  return message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
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
