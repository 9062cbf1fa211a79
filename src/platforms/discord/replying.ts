import {
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { actionToken } from '../../message/action.ts';
import { note } from '../../message/blocks.ts';
import type { Form } from '../../message/form.ts';
import type { Message } from '../../message/message.ts';
import { hasFiles, unsentFiles } from './files.ts';
import { renderModal } from './modal.ts';
import type { Ticket } from './parse.ts';
import { sendRendered } from './pictures.ts';

export type Messages = readonly [Message, ...Message[]];

/**
 * How somebody gets what they asked for, visible to them only. The first three are the one first response; the first
 * two return whether it has reached Discord, which may wait for none any more.
 */
export interface Replies {
  /** Says that an answer will follow. */
  acknowledge(ticket: Ticket): Promise<boolean>;
  open(ticket: Ticket, form: Form): Promise<boolean>;
  offer(ticket: Ticket, choices: readonly APIApplicationCommandOptionChoice<string>[]): Promise<void>;
  /** Once acknowledged. `replaces`: the first stands in for the private message that they acted on. */
  show(ticket: Ticket, messages: Messages, replaces: boolean): Promise<void>;
  /** One message more. */
  add(ticket: Ticket, message: Message): Promise<void>;
}

export function createReplies(rest: REST, log: Logger): Replies {
  const respond = async ({ id, token }: Ticket, body: APIInteractionResponse): Promise<boolean> => {
    try {
      await insist(() => rest.post(Routes.interactionCallback(id, token), { auth: false, body }));
      return true;
    } catch (error) {
      // The first try has got through, although its reply was lost; or another process was told as well.
      if (isAcknowledged(error)) return true;
      log.warn({ err: error }, 'a first response did not reach Discord');
      return false;
    }
  };

  const edit = async ({ application, token }: Ticket, message: Message) => {
    const route = Routes.webhookMessage(application, token);
    await sendRendered(message, (body, files) =>
      insist(() => rest.patch(route, { auth: false, body, files })),
    );
  };

  const add = async ({ application, token }: Ticket, message: Message) => {
    await sendRendered(message, (shown, files) => {
      const body = { ...shown, flags: MessageFlags.Ephemeral };
      return rest.post(Routes.webhook(application, token), { auth: false, body, files });
    });
  };

  return {
    acknowledge: (ticket) =>
      respond(
        ticket,
        ticket.own
          ? { type: InteractionResponseType.DeferredMessageUpdate }
          : {
              type: InteractionResponseType.DeferredChannelMessageWithSource,
              data: { flags: MessageFlags.Ephemeral },
            },
      ),
    async open(ticket, form) {
      const data = renderModal(form, actionToken(form.action));
      return respond(ticket, { type: InteractionResponseType.Modal, data });
    },
    async offer(ticket, choices) {
      const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
      await respond(ticket, { type, data: { choices: [...choices] } });
    },
    async show(ticket, messages, replaces) {
      const [first, ...rest] = messages;
      let open = !ticket.own;
      try {
        // Unless it answers on a message of theirs, the original is what stands for the answer that was to follow.
        await (ticket.own && !replaces ? add(ticket, first) : edit(ticket, first));
        open = false;
        for (const message of rest) await add(ticket, message);
      } catch (error) {
        log.error({ err: error }, 'a reply could not be shown');
        // Discord would say “thinking…” for 15 minutes. A message of theirs stays, with its buttons.
        await (open ? edit : add)(ticket, insteadOf(messages, error));
      }
    },
    add,
  };
}

/** What is said in place of messages that could not be shown. */
function insteadOf(messages: Messages, error: unknown): Message {
  if (hasFiles(messages)) return unsentFiles(error);
  return note('That could not be shown. /study today shows what is open.');
}

/** Tries once more where no answer came; only for what does the same when it is done twice. */
async function insist(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof DiscordAPIError) throw error;
    await call();
  }
}

function isAcknowledged(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  );
}
