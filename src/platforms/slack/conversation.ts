import type { types } from '@slack/bolt';
import { settledWithin } from '../../app/patience.ts';
import type { Handle, Inbound, Reply } from '../../app/ports/platform.ts';
import type { Action } from '../../message/action.ts';
import { note } from '../../message/blocks.ts';
import type { Deliveries } from './deliveries.ts';
import type { Directory } from './directory.ts';
import { limits } from './limits.ts';
import { fieldErrors } from './modal.ts';
import type { Deed, Submission } from './parse.ts';
import { type Replies, showsInModal, viewOf } from './replying.ts';
import { valuesOf, visitOf } from './visits.ts';

/** What people do, and what they get for it. Each thing is done once, however often Slack delivers it. */
export interface Conversation {
  type(deed: Deed & { readonly line: string }): Promise<void>;
  /** Without an action, it is a button of another version. */
  press(deed: Deed & { readonly action: Action | undefined }): Promise<void>;
  /** Takes a submitted modal. Resolves in time for Slack. */
  submit(submission: Submission): Promise<Acknowledgement>;
}

/** What a submission is acknowledged with: what is wrong, what takes its place, or nothing, which closes the modal. */
type ViewAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: types.ModalView };

interface Acknowledgement {
  readonly answer: ViewAnswer | undefined;
  /** What is left to be done once it is acknowledged. */
  readonly afterwards: () => Promise<void>;
}

interface Parts {
  readonly directory: Directory;
  readonly deliveries: Deliveries;
  readonly replies: Replies;
  readonly handle: Handle;
}

export function createConversation({ directory, deliveries, replies, handle }: Parts): Conversation {
  const once = (deed: Deed, task: () => Promise<void>) => deliveries.once(deed.workspace, deed.id, task);
  const idAndVisit = async (deed: Deed) => ({ id: deed.id, visit: await visitOf(directory, deed) });

  const show = async (deed: Deed, reply: Reply) => {
    if (reply.type === 'form') return replies.openForm(deed, reply.form);
    if (reply.type === 'problems') return replies.show(deed, [reply.message], true);
    return replies.show(deed, reply.messages, reply.replaces ?? false);
  };

  /** Anybody can set a channel up that Quorum is not in, and would find out only when nothing is posted. */
  const showInvitation = async (deed: Deed) => {
    const { workspace, channel } = deed;
    directory.forgetPlace(workspace, channel);
    if ((await directory.place(workspace, channel))?.joined) return;
    await replies.show(
      deed,
      [note('I can post here once I am in this channel: write /invite @Quorum.')],
      false,
    );
  };

  const take = async (submission: Submission): Promise<Reply> => {
    const { workspace, action, fields } = submission;
    const [about, values] = await Promise.all([
      idAndVisit(submission),
      valuesOf(directory, workspace, fields),
    ]);
    const inbound: Inbound = action
      ? { ...about, type: 'submission', action, values }
      : { ...about, type: 'command', name: 'define', args: { term: values.term ?? '' } };
    return handle(inbound);
  };

  return {
    type: (deed) =>
      once(deed, async () =>
        show(deed, await handle({ type: 'text', ...(await idAndVisit(deed)), text: deed.line })),
      ),
    press: (deed) =>
      once(deed, async () => {
        const { action } = deed;
        if (!action) return replies.show(deed, [outdated], false);
        const reply = await handle({ type: 'action', ...(await idAndVisit(deed)), action });
        await show(deed, reply);
        if (reply.type === 'private' && reply.savedPlan) await showInvitation(deed);
      }),
    async submit(submission) {
      const { workspace, id } = submission;
      const reply = deliveries.once(workspace, id, () => take(submission));
      const inTime = await settledWithin(limits.acknowledgeMs, reply);
      const answer = inTime && answerTo(submission, inTime);
      const showLater = async () => show(submission, await reply);
      return {
        answer,
        afterwards: answer ? async () => {} : () => deliveries.once(workspace, `${id}/shown`, showLater),
      };
    },
  };
}

const outdated = note('This does nothing any more. /study help tells what there is.');

/** What Slack shows by itself when it is acknowledged with this; undefined where a message has to follow. */
function answerTo(submission: Submission, reply: Reply): ViewAnswer | undefined {
  if (reply.type === 'problems') {
    const errors = fieldErrors(reply.form);
    return Object.keys(errors).length > 0 ? { response_action: 'errors', errors } : undefined;
  }
  if (reply.type !== 'private' || !showsInModal(submission.surface)) return undefined;
  return { response_action: 'update', view: viewOf(submission, reply.messages) };
}
