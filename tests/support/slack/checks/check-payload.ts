import { type Fields, fieldsAt, isFields, objectsIn } from '../../stand-in/fields.ts';
import { checkElement } from './check-elements.ts';
import { checkLimits } from './check-limits.ts';
import { checkMarkup } from './check-markup.ts';
import { checkMessage } from './check-message.ts';
import { checkShape, type PayloadKind } from './check-shape.ts';
import { checkUnique } from './check-unique.ts';
import { checkErrors, checkSuggestions, checkView } from './check-view.ts';
import type { Problem } from './problem.ts';

/** What a payload is checked against besides itself. */
export interface Surroundings {
  /** Markup that must not be sent: it can only have come from content or a member. */
  readonly forbidden: readonly string[];
  /** The blocks of the view that is being answered. */
  readonly asked?: readonly Fields[];
}

/**
 * @param payload what an app sends
 * @returns everything that is wrong with it: against the shapes of Slack's types, its documented limits, and what an
 * app shouldn't say
 */
export function checkPayload(kind: PayloadKind, payload: unknown, around: Surroundings): Problem[] {
  const shape = checkShape(kind, payload);
  if (!isFields(payload)) return shape;
  const { metadata: _ours, ...shown } = payload;
  const places = [...objectsIn(shown)];
  return [
    ...shape,
    ...places.flatMap(checkLimits),
    ...places.flatMap(checkElement),
    ...checkUnique(places),
    ...checkWhole(kind, payload, around),
    ...checkMarkup(shown, around.forbidden),
  ];
}

function checkWhole(kind: PayloadKind, payload: Fields, around: Surroundings): Problem[] {
  switch (kind) {
    case 'chat.postMessage':
    case 'chat.postEphemeral':
    case 'chat.update':
      return checkMessage(payload);
    case 'response_url':
      return payload.delete_original === true ? [] : checkMessage(payload);
    case 'slash_command':
      return Object.keys(payload).length === 0 ? [] : checkMessage(payload);
    case 'views.open':
    case 'views.push':
    case 'views.update':
    case 'views.publish':
      return checkView(fieldsAt(payload, 'view'));
    case 'view_submission':
      return [...checkView(fieldsAt(payload, 'view')), ...checkErrors(payload, around.asked ?? [])];
    case 'block_suggestion':
      return checkSuggestions(payload);
    case 'files.completeUploadExternal':
      return [];
  }
}
