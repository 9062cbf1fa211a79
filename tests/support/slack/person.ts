import type { Fields } from '../stand-in/fields.ts';
import type { Acknowledgement, Envelope } from './delivery/envelope.ts';
import { eventEnvelope } from './delivery/events.ts';
import {
  blockAction,
  blockSuggestion,
  globalShortcut,
  messageShortcut,
  slashCommand,
  viewClosed,
  viewSubmission,
} from './delivery/interactions.ts';
import { channelOf, escapeText, type Sender, workspaceOf } from './delivery/sender.ts';
import { heed } from './heed.ts';
import { deleteMessage, sendMessage } from './state/messages.ts';
import type { Message, User, View } from './state/records.ts';
import { closeModal, findView, replaceView } from './state/views.ts';
import { type Choice, type Chosen, choose } from './surfaces/choose.ts';
import { fillIn, key } from './surfaces/fill-in.ts';
import { type Found, findElement } from './surfaces/find-element.ts';

/** Where somebody writes. */
interface Where {
  readonly channel: string;
}

/** Somebody in a workspace. What they do is over once the app has acknowledged it; see `NotAcknowledged`. */
export interface Person {
  readonly id: string;
  /** Types a command, such as `/study today`. */
  types(line: string, where: Where): Promise<Acknowledgement>;
  /** Writes to the app: `@Quorum`, and the text. @param where in a thread where `thread` is the time of its first message */
  mentions(text: string, where: Where & { readonly thread?: string }): Promise<Acknowledgement>;
  /** Clicks on the button with that label. It may be gone by now: the message is as it was seen. */
  clicks(surface: Message | View, label: string): Promise<Acknowledgement>;
  /** Chooses in a menu that tells the app at once. */
  chooses(surface: Message | View, name: string, choice: Choice): Promise<Acknowledgement>;
  /** Types into a menu that asks the app for options; its acknowledgement has them. */
  searches(surface: Message | View, name: string, text: string): Promise<Acknowledgement>;
  /** Fills a modal in, by what stands above its inputs, and submits it. @throws Error where Slack wouldn't */
  submits(view: View, values?: Readonly<Record<string, Choice>>): Promise<Acknowledgement>;
  /** Closes a modal; the app hears of it where it asked to. */
  closes(view: View): Promise<void>;
  uses(shortcut: string): Promise<Acknowledgement>;
  usesOn(message: Message, shortcut: string): Promise<Acknowledgement>;
  opensHome(): Promise<Acknowledgement>;
  leaves(channel: string): Promise<Acknowledgement>;
  /** Loses, as Slack does, every message that only this person sees. */
  reloads(): void;
  /** @returns the messages of a channel, those that only this person sees among them */
  sees(channel: string): readonly Message[];
}

/** What a person acts through. */
export interface Way {
  readonly sender: Sender;
  send(envelope: Envelope): Promise<Acknowledgement>;
}

export function createPerson(way: Way, user: User): Person {
  const { sender } = way;
  const { world } = sender;
  const workspace = workspaceOf(sender, user);

  async function act(envelope: Envelope, surface?: View): Promise<Acknowledgement> {
    const acknowledgement = await way.send(envelope);
    heed(world, user, workspace, acknowledgement, surface);
    return acknowledgement;
  }

  const tell = (event: Fields) => act(eventEnvelope(sender, workspace, event));
  const use = (surface: Message | View, found: Found, chosen: Chosen) => {
    keep(surface, found, chosen);
    return act(blockAction(sender, user, surface, found, chosen));
  };

  function keep(surface: Message | View, { block, element }: Found, chosen: Chosen): void {
    const view = 'ts' in surface ? undefined : findView(world, surface);
    if (view) replaceView(world, { ...view, chosen: { ...view.chosen, [key(block, element)]: chosen } });
  }

  return {
    id: user.id,
    types(line, { channel }) {
      if (!channelOf(sender, channel).members.has(user.id))
        throw new Error(`${user.name} is not in ${channel}`);
      return act(slashCommand(sender, user, channel, line));
    },
    mentions(said, { channel, thread }) {
      const text = `<@${workspace.botUser}> ${escapeText(said)}`;
      const threadTs = thread === undefined ? {} : { threadTs: thread };
      const { ts } = sendMessage(world, { channel, user: user.id, text, ...threadTs });
      const about = { channel, text, ts, event_ts: ts, team: workspace.id };
      return tell({ type: 'app_mention', user: user.id, ...about, ...(thread ? { thread_ts: thread } : {}) });
    },
    clicks(surface, label) {
      const found = findElement(surface, label);
      const { type, text, value } = found.element;
      return use(surface, found, { type, text, ...(value === undefined ? {} : { value }) });
    },
    chooses(surface, name, choice) {
      const found = findElement(surface, name);
      return use(surface, found, choose(found.element, choice));
    },
    searches: (surface, name, text) =>
      act(blockSuggestion(sender, user, surface, findElement(surface, name), text)),
    submits(view, values = {}) {
      const state = fillIn(view, (findView(world, view) ?? view).chosen, values);
      return act(viewSubmission(sender, user, view, state), view);
    },
    async closes(view) {
      closeModal(world, user.id, 'top');
      if (view.payload.notify_on_close === true) await act(viewClosed(sender, user, view));
    },
    uses: (shortcut) => act(globalShortcut(sender, user, shortcut)),
    usesOn: (message, shortcut) => act(messageShortcut(sender, user, message, shortcut)),
    opensHome: () => tell({ type: 'app_home_opened', user: user.id, channel: 'D0', tab: 'home' }),
    leaves(channel) {
      channelOf(sender, channel).members.delete(user.id);
      return tell({
        type: 'member_left_channel',
        user: user.id,
        channel,
        channel_type: 'C',
        team: workspace.id,
      });
    },
    reloads() {
      for (const message of world.messages.filter(({ onlyFor }) => onlyFor === user.id)) {
        deleteMessage(world, message);
      }
    },
    sees: (channel) =>
      world.messages.filter(
        (message) => message.channel === channel && (message.onlyFor ?? user.id) === user.id,
      ),
  };
}
