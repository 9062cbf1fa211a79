import {
  RESTJSONErrorCodes as Code,
  InteractionType,
  InteractionResponseType as Kind,
  MessageFlags,
} from 'discord-api-types/v10';
import { type Fields, fieldsAt, listAt, textAt } from '../../stand-in/fields.ts';
import { changeMessage, sendMessage } from '../state/messages.ts';
import type { Interaction, Message } from '../state/records.ts';
import { report } from '../state/world.ts';
import { messageToApp } from '../wire/messages.ts';
import { DiscordError } from './discord-error.ts';
import { isEmpty, readChange, readContent } from './message-content.ts';
import { type Method, type MethodCall, param } from './method.ts';

/** What each kind of interaction may be responded to with. */
const allowed: Readonly<Record<number, readonly Kind[]>> = {
  [InteractionType.ApplicationCommand]: [
    Kind.ChannelMessageWithSource,
    Kind.DeferredChannelMessageWithSource,
    Kind.Modal,
  ],
  [InteractionType.MessageComponent]: [
    Kind.ChannelMessageWithSource,
    Kind.DeferredChannelMessageWithSource,
    Kind.DeferredMessageUpdate,
    Kind.UpdateMessage,
    Kind.Modal,
  ],
  [InteractionType.ModalSubmit]: [
    Kind.ChannelMessageWithSource,
    Kind.DeferredChannelMessageWithSource,
    Kind.DeferredMessageUpdate,
    Kind.UpdateMessage,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [Kind.ApplicationCommandAutocompleteResult],
};

/** The first response to an interaction. */
const respond: Method = {
  route: 'POST /interactions/:interaction/:token/callback',
  open: true,
  run(call) {
    const { world, body, query } = call;
    const interaction = world.interactions.get(param(call, 'token'));
    if (!interaction || interaction.id !== param(call, 'interaction') || interaction.expired) {
      throw new DiscordError(Code.UnknownInteraction);
    }
    if (interaction.response) refuseSecond(call, interaction);
    const response = { type: Number(body.type), data: fieldsAt(body, 'data') };
    admit(interaction, response.type);
    const message = perform(call, interaction, response);
    interaction.response = response;
    world.changes.tell();
    return String(query.with_response) === 'true' ? resourceOf(call, interaction, message) : undefined;
  },
};

function refuseSecond({ world }: MethodCall, { told, about }: Interaction): never {
  if (told <= 1) report(world, { what: 'respond', path: '', problem: `responds a second time to ${about}` });
  throw new DiscordError(Code.InteractionHasAlreadyBeenAcknowledged);
}

function admit({ payload, message }: Interaction, type: number): void {
  const updates = type === Kind.DeferredMessageUpdate || type === Kind.UpdateMessage;
  const may = (allowed[Number(payload.type)] ?? []).includes(type) && (!updates || message !== undefined);
  if (may) return;
  const problem = `is ${type}, which is no response to this interaction`;
  throw new DiscordError(Code.InvalidFormBodyOrContentType, { problems: [{ path: 'type', problem }] });
}

/** Does what the first response asks for. @returns the message that it is about */
function perform(
  call: MethodCall,
  interaction: Interaction,
  { type, data }: { type: Kind; data: Fields },
): Message | undefined {
  const { world, files } = call;
  switch (type) {
    case Kind.ChannelMessageWithSource: {
      const content = readContent(data, files);
      if (isEmpty(content)) throw new DiscordError(Code.CannotSendAnEmptyMessage);
      return keepOriginal(interaction, sendMessage(world, answerDraft(call, interaction, data, content)));
    }
    case Kind.DeferredChannelMessageWithSource: {
      const thinking = answerDraft(call, interaction, data, { thinking: true });
      return keepOriginal(interaction, sendMessage(world, thinking));
    }
    case Kind.DeferredMessageUpdate:
      return interaction.message && keepOriginal(interaction, interaction.message);
    case Kind.UpdateMessage: {
      const { message } = interaction;
      if (!message) return undefined;
      keepOriginal(interaction, message);
      return changeMessage(world, message, readChange(message, data, files));
    }
    case Kind.Modal: {
      const { user } = interaction;
      const [customId = '', title = ''] = [textAt(data, 'custom_id'), textAt(data, 'title')];
      world.modals.set(user, { user, customId, title, components: listAt(data, 'components'), interaction });
      return undefined;
    }
    default:
      return undefined;
  }
}

function keepOriginal(interaction: Interaction, message: Message): Message {
  interaction.original = message.id;
  return message;
}

/** @returns an answer to an interaction, where it happened, seen by one alone if the app asks for that */
export function answerDraft(
  { world }: MethodCall,
  interaction: Interaction,
  data: Fields,
  content: Partial<Message>,
) {
  const ephemeral = (Number(data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return {
    ...content,
    channel: interaction.channel,
    author: world.app.user,
    interaction: interaction.id,
    ...(ephemeral ? { onlyFor: interaction.user } : {}),
  };
}

function resourceOf({ world }: MethodCall, interaction: Interaction, message?: Message): Fields {
  const { id, payload, response } = interaction;
  const { type } = response ?? {};
  const about = { id, type: payload.type, channel_id: interaction.channel, guild_id: interaction.guild };
  const shown = message ? { message: messageToApp(world, message) } : {};
  const state = { response_message_id: message?.id, response_message_loading: message?.thinking };
  return { interaction: { ...about, ...(message ? state : {}) }, resource: { type, ...shown } };
}

export const responseMethods = { respond };
