import { InteractionResponseType as Kind } from 'discord-api-types/v10';
import { type Fields, fieldsAt, isFields } from '../../stand-in/fields.ts';
import type { MethodName } from '../rest/methods.ts';
import { checkSuggestions } from './check-autocomplete.ts';
import { checkCommands } from './check-commands.ts';
import { checkMarkup } from './check-markup.ts';
import { checkMessage } from './check-message.ts';
import { checkModal } from './check-modal.ts';
import { checkShape } from './check-shape.ts';
import type { Problem } from './problem.ts';

/**
 * @param body what an app sends
 * @param forbidden markup that must not come alive: it can only have come from content or a member
 * @returns everything that is wrong with it: against the shapes that Discord publishes, its documented limits and
 * rules, and what an app shouldn't say
 */
export function checkBody(method: MethodName, body: unknown, forbidden: readonly string[]): Problem[] {
  const shape = checkShape(method, body);
  if (method === 'setCommands') return [...shape, ...checkCommands(body)];
  if (!isFields(body)) return shape;
  return [...shape, ...checkFields(method, body), ...checkMarkup(body, forbidden)];
}

function checkFields(method: MethodName, body: Fields): Problem[] {
  switch (method) {
    case 'createMessage':
      return [...checkMessage(body), ...checkNonce(body)];
    case 'editMessage':
    case 'editReply':
      return checkMessage(body);
    case 'followUp':
      return checkMessage(body, { ephemeral: true });
    case 'createPost':
      return below('message', checkMessage(fieldsAt(body, 'message')));
    case 'respond':
      return below('data', checkResponse(Number(body.type), fieldsAt(body, 'data')));
    default:
      return [];
  }
}

function checkResponse(type: Kind, data: Fields): Problem[] {
  switch (type) {
    case Kind.ChannelMessageWithSource:
    case Kind.UpdateMessage:
      return checkMessage(data, { ephemeral: true });
    case Kind.ApplicationCommandAutocompleteResult:
      return checkSuggestions(data);
    case Kind.Modal:
      return checkModal(data);
    default:
      return [];
  }
}

function checkNonce({ nonce, enforce_nonce }: Fields): Problem[] {
  if (typeof nonce === 'string' && enforce_nonce === true) return [];
  return [
    {
      path: 'nonce',
      problem: 'is not enforced: sent again after a lost reply, the message would be there twice',
    },
  ];
}

function below(key: string, problems: readonly Problem[]): Problem[] {
  return problems.map((one) => ({ ...one, path: one.path === '' ? key : `${key}.${one.path}` }));
}
