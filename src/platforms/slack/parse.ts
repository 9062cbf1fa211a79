import { createHash } from 'node:crypto';
import type {
  BlockAction,
  ButtonAction,
  GlobalShortcut,
  SlashCommand,
  types,
  ViewStateValue,
  ViewSubmitAction,
} from '@slack/bolt';
import { type Action, parseAction } from '../../message/action.ts';
import { lineOfMention } from './commands.ts';
import { unescapeText } from './escape.ts';
import { type Origin, readOrigin, type Surface } from './origin.ts';

/** Something that a person did, before Slack was asked who they are. */
export interface Deed {
  /** The same for each delivery: Slack may deliver a click a dozen times, under other ids of its own. */
  readonly id: string;
  /** The workspace that Quorum is installed in. */
  readonly workspace: string;
  readonly member: string;
  /** As this payload has it; their profile has a better one. */
  readonly memberName: string;
  readonly channel: string;
  readonly channelName: string;
  readonly surface: Surface;
  /** Opens a modal, within three seconds; none where nothing was pressed or typed for Quorum. */
  readonly trigger: string | undefined;
}

/** `/study quiz 5`. */
export function parseCommand(body: SlashCommand, workspace: string): Deed & { readonly line: string } {
  return {
    id: body.trigger_id,
    workspace,
    member: body.user_id,
    memberName: body.user_name,
    channel: body.channel_id,
    channelName: body.channel_name,
    surface: { type: 'response', url: body.response_url, own: false },
    trigger: body.trigger_id,
    line: `${body.command} ${unescapeText(body.text)}`,
  };
}

/** `@Quorum what is a quorum?` @returns undefined where it was no person who asked */
export function parseMention(
  event: types.AppMentionEvent,
  workspace: string,
): (Deed & { readonly line: string }) | undefined {
  // Two bots that mention each other would never end.
  if (!event.user || event.bot_id) return undefined;
  return {
    id: `${event.channel}/${event.ts}`,
    workspace,
    member: event.user,
    memberName: event.user,
    channel: event.channel,
    channelName: event.channel,
    surface: { type: 'channel', thread: event.thread_ts ?? null },
    trigger: undefined,
    line: lineOfMention(event.text),
  };
}

/** A pressed button, without an action where its token is none of ours. @returns undefined where its view is none */
export function parsePress(
  body: BlockAction,
  button: ButtonAction,
  workspace: string,
): (Deed & { readonly action: Action | undefined }) | undefined {
  const place = placeOf(body, button);
  if (!place) return undefined;
  return {
    ...place,
    id: `${body.user.id}/${button.action_id}/${button.action_ts}`,
    workspace,
    member: body.user.id,
    memberName: body.user.name ?? body.user.username ?? body.user.id,
    trigger: body.trigger_id,
    action: parseAction(button.value ?? ''),
  };
}

type Location = Pick<Deed, 'channel' | 'channelName' | 'surface'>;

function placeOf(body: BlockAction, button: ButtonAction): Location | undefined {
  if (body.view) return placeInView(body.view, button, body.user.id);
  if (!body.channel) return undefined;
  const own = body.container.is_ephemeral === true;
  return {
    channel: body.channel.id,
    channelName: body.channel.name,
    surface: body.response_url
      ? { type: 'response', url: body.response_url, own }
      : { type: 'channel', thread: null },
  };
}

/** A modal remembers its channel; on the Home tab, each row of buttons is marked with its own. */
function placeInView(
  view: NonNullable<BlockAction['view']>,
  button: ButtonAction,
  member: string,
): Location | undefined {
  if (view.type === 'home') {
    const channel = channelOfRow(button.block_id) ?? member;
    return { channel, channelName: channel, surface: { type: 'overlay' } };
  }
  const from = readOrigin(view.private_metadata);
  return from && { ...locationOf(from), surface: { type: 'modal', view: view.id } };
}

/** The id of a row of buttons on the Home tab that belong to a channel. */
export function rowId(channel: string, row: number): string {
  return `${channel}/${row}`;
}

function channelOfRow(blockId: string): string | undefined {
  return /^([A-Z0-9]+)\/\d+$/.exec(blockId)?.[1];
}

/** The shortcut that looks terms up. It has no channel: the person's own conversation with Quorum stands for one. */
export function parseShortcut(body: GlobalShortcut, workspace: string): Deed {
  return {
    id: body.trigger_id,
    workspace,
    member: body.user.id,
    memberName: body.user.username,
    channel: body.user.id,
    channelName: body.user.username,
    surface: { type: 'overlay' },
    trigger: body.trigger_id,
  };
}

/** A field of a submitted form: its text or choice, or the people that were picked. */
export type Submitted = string | readonly string[];

export interface Submission extends Deed {
  /** None for the modal that looks terms up. */
  readonly action: Action | undefined;
  readonly fields: Readonly<Record<string, Submitted>>;
}

/** A submitted modal. @returns undefined where it is none of ours */
export function parseSubmission(body: ViewSubmitAction, workspace: string): Submission | undefined {
  const { view, user } = body;
  const from = readOrigin(view.private_metadata);
  if (!from) return undefined;
  const fields = readFields(view.state.values);
  return {
    ...locationOf(from),
    // What was submitted belongs to it: after an error the same view is submitted again.
    id: `${view.id}/${createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32)}`,
    workspace,
    member: user.id,
    memberName: user.name,
    trigger: body.trigger_id,
    action: from.token === undefined ? undefined : parseAction(from.token),
    fields,
  };
}

function locationOf({ channel, channelName, surface }: Origin): Location {
  return { channel, channelName, surface };
}

function readFields(
  values: ViewSubmitAction['view']['state']['values'],
): Readonly<Record<string, Submitted>> {
  const blocks = Object.entries(values);
  return Object.fromEntries(blocks.map(([id, inputs]) => [id, readField(Object.values(inputs)[0])]));
}

function readField(input: ViewStateValue | undefined): Submitted {
  return input?.selected_users ?? input?.selected_option?.value ?? input?.value ?? '';
}
