import type { AckFn, App, BlockAction, ButtonAction, GlobalShortcut } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Meter } from '../../app/ports/meter.ts';
import type { Suggest } from '../../app/suggesting.ts';
import type { Conversation } from './conversation.ts';
import type { Deliveries } from './deliveries.ts';
import type { HomeTab } from './home.ts';
import { limits } from './limits.ts';
import { lookupShortcut } from './manifest.ts';
import { renderLookup, views } from './modal.ts';
import { writeOrigin } from './origin.ts';
import { parseCommand, parseMention, parsePress, parseShortcut, parseSubmission } from './parse.ts';
import { channelRef, platformName } from './refs.ts';
import { buttonId, plain } from './render.ts';
import { originOf, type Replies } from './replying.ts';
import { workspaceOf } from './workspace-of.ts';

interface Parts {
  readonly conversation: Conversation;
  readonly deliveries: Deliveries;
  readonly replies: Replies;
  readonly home: HomeTab;
  readonly suggest: Suggest;
  readonly meter: Pick<Meter, 'acknowledged'>;
  readonly log: Logger;
}

/** Listens to what people do. Everything is acknowledged first, but for what the acknowledgement itself carries. */
export function listenToPeople(app: App, parts: Parts): void {
  const { conversation, home } = parts;

  app.command(/^\//, async ({ ack, body, context }) => {
    await acknowledge(ack, parts);
    await conversation.type(parseCommand(body, workspaceOf(context)));
  });

  app.event('app_mention', async ({ event, context }) => {
    const mention = parseMention(event, workspaceOf(context));
    if (mention) await conversation.type(mention);
  });

  app.action<BlockAction<ButtonAction>>(
    { type: 'block_actions', action_id: buttonId },
    async ({ ack, body, action, context }) => {
      await acknowledge(ack, parts);
      const workspace = workspaceOf(context);
      const press = parsePress(body, action, workspace);
      if (!press) return;
      await conversation.press(press);
      if (body.view) await home.publish(workspace, press.member);
    },
  );

  app.view(new RegExp(`^(${views.form}|${views.lookup})$`), async ({ ack, body, context }) => {
    const arrived = performance.now();
    if (body.type !== 'view_submission') return;
    const submission = parseSubmission(body, workspaceOf(context));
    if (!submission) return acknowledge(ack, parts, arrived);
    const { answer, afterwards } = await conversation.submit(submission);
    await acknowledge(() => (answer ? ack(answer) : ack()), parts, arrived);
    await afterwards();
  });

  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab === 'home') await home.publish(workspaceOf(context), event.user);
  });

  listenToLookups(app, parts);
}

/** The shortcut, and its menu of terms, which is filled while somebody types. */
function listenToLookups(app: App, parts: Parts): void {
  const { deliveries, replies, suggest } = parts;

  app.shortcut<GlobalShortcut>(
    { type: 'shortcut', callback_id: lookupShortcut },
    async ({ ack, body, context }) => {
      await acknowledge(ack, parts);
      const deed = parseShortcut(body, workspaceOf(context));
      await deliveries.once(deed.workspace, deed.id, () =>
        replies.open(deed, renderLookup(writeOrigin(originOf(deed)))),
      );
    },
  );

  app.options<'block_suggestion'>('term', async ({ ack, body, context }) => {
    const channel = channelRef(workspaceOf(context), body.user.id);
    const found = await suggest(channel, 'define', 'term', body.value);
    const fitting = found.filter(({ label }) => label.length <= limits.optionLabel);
    const options = fitting.slice(0, limits.suggestions).map(({ value, label }) => ({
      text: plain(label),
      value,
    }));
    await ack({ options });
  });
}

/** What was done counts even where the acknowledgement does not get through: Slack may not tell of it again. */
async function acknowledge(
  ack: AckFn<never> | (() => Promise<void>),
  { meter, log }: Pick<Parts, 'meter' | 'log'>,
  arrived = performance.now(),
): Promise<void> {
  try {
    await ack();
    meter.acknowledged(platformName, performance.now() - arrived);
  } catch (error) {
    log.warn({ err: error }, 'an acknowledgement did not reach Slack');
  }
}
