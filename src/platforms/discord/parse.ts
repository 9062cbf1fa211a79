import {
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { Inbound } from '../../app/ports/platform.ts';
import { parseAction } from '../../message/action.ts';
import { readCommand } from './commands.ts';
import { readModal } from './modal.ts';
import { type NameOf, visitOf } from './visits.ts';

/** Discord's leave to answer one thing that somebody did: once within three seconds, and on from there for 15 minutes. */
export interface Ticket {
  readonly id: string;
  readonly application: string;
  readonly token: string;
  /** It was done on a message that only they see, which the answer may stand in for. */
  readonly own: boolean;
}

/** Something that a person did. */
export interface Deed {
  readonly ticket: Ticket;
  /** Undefined: outside of any server, or on something that is none of ours, or of another version. */
  readonly inbound: Inbound | undefined;
  /** What Quorum may do in the channel where it happened, as Discord's bits. */
  readonly permissions: bigint;
}

export function parseInteraction(interaction: APIInteraction, nameOf: NameOf): Deed {
  const { id, app_permissions: permissions } = interaction;
  const visit = visitOf(interaction, nameOf);
  const doing = doingOf(interaction);
  return {
    ticket: ticketOf(interaction),
    inbound: visit && doing && { id, visit, ...doing },
    permissions: BigInt(permissions),
  };
}

export function ticketOf({ id, application_id: application, token, message }: APIInteraction): Ticket {
  return { id, application, token, own: ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0 };
}

type Without<Part extends PropertyKey, Whole> = Whole extends unknown ? Omit<Whole, Part> : never;
type Doing = Without<'id' | 'visit', Inbound>;

function doingOf(interaction: APIInteraction): Doing | undefined {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return commandOf(interaction);
    case InteractionType.MessageComponent: {
      const action = parseAction(interaction.data.custom_id);
      return action && { type: 'action', action };
    }
    case InteractionType.ModalSubmit: {
      const action = parseAction(interaction.data.custom_id);
      return action && { type: 'submission', action, values: readModal(interaction.data) };
    }
    default:
      return undefined;
  }
}

function commandOf({ data }: APIApplicationCommandInteraction): Doing | undefined {
  switch (data.type) {
    case ApplicationCommandType.ChatInput:
      return { type: 'command', ...readCommand(data) };
    case ApplicationCommandType.Message: {
      const message = data.resolved.messages[data.target_id];
      return message && { type: 'passage', text: textOf(message) };
    }
    default:
      return undefined;
  }
}

/** All that is to be read in a message: long ones of ours, and of other bots, go on in embeds. */
function textOf({ content, embeds }: APIMessage): string {
  const embedded = embeds.flatMap(({ title, description }) => [title, description]);
  return [content, ...embedded].filter(Boolean).join('\n');
}
