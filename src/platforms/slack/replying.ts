import type { types } from '@slack/bolt';
import type { Logger } from 'pino';
import { note } from '../../message/blocks.ts';
import type { Form } from '../../message/form.ts';
import type { Block, Message } from '../../message/message.ts';
import type { ClientOf } from './clients.ts';
import { isRefusal } from './errors.ts';
import { filesIn, sendFiles, unsentFiles } from './files.ts';
import { formToken, renderForm, renderMessageView } from './modal.ts';
import { type Origin, type Surface, writeOrigin } from './origin.ts';
import type { Deed } from './parse.ts';
import { createWhispers } from './whispering.ts';

export type Messages = readonly [Message, ...Message[]];

/** How somebody gets what they asked for, visible to them only. */
export interface Replies {
  /** `replaces`: the first stands in for the private message whose button they pressed. */
  show(deed: Deed, messages: Messages, replaces: boolean): Promise<void>;
  openForm(deed: Deed, form: Form): Promise<void>;
  /** Opens a modal, or says that it took too long where Slack does not open it any more. */
  open(deed: Deed, view: types.ModalView): Promise<void>;
}

export function createReplies(clientOf: ClientOf, log: Logger): Replies {
  const { whisper, respond } = createWhispers(clientOf, log);

  /** @returns false where Slack has waited too long */
  const opens = async ({ workspace, trigger, surface }: Deed, view: types.ModalView): Promise<boolean> => {
    if (trigger === undefined) return false;
    const client = await clientOf(workspace);
    try {
      const given = { trigger_id: trigger, view };
      // What is open already stays below.
      await (surface.type === 'modal' ? client.views.push(given) : client.views.open(given));
      return true;
    } catch (error) {
      // It has served: this is the same press, delivered once more.
      if (isRefusal(error, 'exchanged_trigger_id')) return true;
      if (isRefusal(error, 'expired_trigger_id', 'trigger_expired')) return false;
      throw error;
    }
  };

  const update = async (deed: Deed, view: string, messages: Messages) => {
    const client = await clientOf(deed.workspace);
    await client.views.update({ view_id: view, view: viewOf(deed, messages) });
  };

  const overlay = async (deed: Deed, messages: Messages) => {
    if (await opens(deed, viewOf(deed, messages))) return;
    for (const message of messages) await whisper(deed, message, null);
  };

  const showThere: Replies['show'] = async (deed, messages, replaces) => {
    const { surface } = deed;
    if (surface.type === 'modal') return update(deed, surface.view, messages);
    if (surface.type === 'overlay') return overlay(deed, messages);
    for (const [place, message] of messages.entries()) {
      if (surface.type === 'channel') await whisper(deed, message, surface.thread);
      else await respond(deed, surface.url, message, replaces && surface.own && place === 0);
    }
  };

  /** What somebody is to keep comes first: whatever is shown says that it is there. */
  const show: Replies['show'] = async (deed, messages, replaces) =>
    showThere(deed, await withFilesSent(deed, messages), replaces);

  /** @returns what to show once their files are sent, or could not be */
  const withFilesSent = async ({ workspace, member }: Deed, messages: Messages): Promise<Messages> => {
    const files = filesIn(messages);
    try {
      if (files.length > 0) await sendFiles(await clientOf(workspace), member, files);
      return messages;
    } catch (error) {
      log.error({ err: error }, 'a file could not be sent');
      return [unsentFiles(error)];
    }
  };

  const open: Replies['open'] = async (deed, view) => {
    if (await opens(deed, view)) return;
    await show(
      deed,
      [note('That took too long, and Slack opens no form any more. Please try again.')],
      false,
    );
  };

  return {
    show,
    open,
    openForm: (deed, form) =>
      open(deed, renderForm(form, writeOrigin({ ...originOf(deed), token: formToken(form) }))),
  };
}

/** Messages in a modal, one after the other. */
export function viewOf(deed: Deed, [first, ...rest]: Messages): types.ModalView {
  const blocks = rest.flatMap((message) => [{ type: 'divider' } as const, ...message.blocks]);
  const shown = [...first.blocks, ...blocks];
  const isNowhere = deed.channel === deed.member;
  const message = { summary: first.summary, blocks: isNowhere ? shown.flatMap(withoutSharing) : shown };
  return renderMessageView(message, writeOrigin(originOf(deed)));
}

/** Outside of any channel there is nobody to share with. */
function withoutSharing(block: Block): readonly Block[] {
  if (block.type !== 'buttons') return [block];
  const left = block.buttons.filter(({ action }) => action.type !== 'share');
  return left.length > 0 ? [{ ...block, buttons: left }] : [];
}

/** Whether a submitted form is answered by what takes its place: there is no message to write to. */
export function showsInModal({ type }: Surface): boolean {
  return type === 'modal' || type === 'overlay';
}

/** What a view remembers of the deed that it is opened for. */
export function originOf({ channel, channelName, surface }: Deed): Origin {
  return { channel, channelName, surface };
}
