import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import { changeMessage, deleteMessage, sendMessage } from '../state/messages.ts';
import type { Interaction, Message } from '../state/records.ts';
import { messageToApp } from '../wire/messages.ts';
import { DiscordError } from './discord-error.ts';
import { isEmpty, readChange, readContent } from './message-content.ts';
import { type Method, type MethodCall, param } from './method.ts';
import { answerDraft } from './response-methods.ts';

/** How long the token of an interaction lives. */
const tokenMs = 15 * 60_000;

const reply = '/webhooks/:application/:token/messages/:message';

const getReply: Method = {
  route: `GET ${reply}`,
  open: true,
  run: (call) => messageToApp(call.world, findReply(call, findInteraction(call))),
};

const editReply: Method = {
  route: `PATCH ${reply}`,
  open: true,
  run(call) {
    const { world, body, files } = call;
    const message = findReply(call, findInteraction(call));
    const change = readChange(message, body, files);
    if (isEmpty({ ...message, ...change })) throw new DiscordError(Code.CannotSendAnEmptyMessage);
    return messageToApp(world, changeMessage(world, message, { ...change, thinking: false }));
  },
};

const deleteReply: Method = {
  route: `DELETE ${reply}`,
  open: true,
  run(call) {
    deleteMessage(call.world, findReply(call, findInteraction(call)).id);
  },
};

/** Sends another answer; after “thinking…”, the first one stands in for that. */
const followUp: Method = {
  route: 'POST /webhooks/:application/:token',
  open: true,
  run(call) {
    const { world, body, files } = call;
    const interaction = findInteraction(call);
    const content = readContent(body, files);
    if (isEmpty(content)) throw new DiscordError(Code.CannotSendAnEmptyMessage);
    const thinking = world.messages.find((one) => one.id === interaction.original && one.thinking);
    const message = thinking
      ? changeMessage(world, thinking, { ...content, thinking: false })
      : sendMessage(world, answerDraft(call, interaction, body, content));
    return messageToApp(world, message);
  },
};

function findInteraction(call: MethodCall): Interaction {
  const { world } = call;
  const interaction = world.interactions.get(param(call, 'token'));
  if (!interaction || param(call, 'application') !== world.app.id) {
    throw new DiscordError(Code.UnknownWebhook);
  }
  if (world.clock.now() - interaction.at >= tokenMs) throw new DiscordError(Code.InvalidWebhookToken);
  if (!interaction.response) throw new DiscordError(Code.UnknownWebhook);
  return interaction;
}

/** @returns the original response, or another answer to the same interaction */
function findReply(call: MethodCall, interaction: Interaction): Message {
  const asked = param(call, 'message');
  const id = asked === '@original' ? interaction.original : asked;
  const message = call.world.messages.find((one) => one.id === id);
  const ours = message && (message.interaction === interaction.id || id === interaction.original);
  if (!message || !ours) throw new DiscordError(Code.UnknownMessage);
  return message;
}

export const replyMethods = { getReply, editReply, deleteReply, followUp };
