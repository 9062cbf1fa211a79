import { RESTJSONErrorCodes as codes, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import {
  type FailureCause,
  ofChannel,
  ofPost,
  ofWorkspace,
  permanentFailure,
  temporaryFailure,
} from '../../app/ports/failure-causes.ts';
import { DeliveryError } from '../../app/ports/platform.ts';
import { TooLong } from './layout.ts';
import type { NeededPermission } from './permissions.ts';

/** Where it was, for an organiser to know. */
interface Where {
  /** `#study`. */
  readonly name: string;
  /** What Quorum needs there and lacks. */
  readonly missing: readonly NeededPermission[];
}

const malformed = ofPost('Discord refuses the message as malformed. Quorum’s log tells more');
const moderated = ofPost('the server’s AutoMod has blocked the message');
const closed = ofPost('Discord does not let Quorum write to this person');
const unfit = ofChannel('Quorum cannot post in a channel of this kind. Use a text channel or a forum');

/** Discord's errors after which trying again is pointless, besides those of permissions. */
const causes: Readonly<Record<number, FailureCause>> = {
  [codes.UnknownChannel]: ofChannel('the channel was deleted'),
  [codes.UnknownGuild]: ofWorkspace('Quorum was removed from this server'),
  [codes.UnknownMessage]: ofPost('the message was deleted'),
  [codes.UnknownUser]: ofPost('this person is not on Discord any more'),
  [codes.CannotSendMessagesToThisUser]: closed,
  [codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: closed,
  [codes.InvalidRecipients]: closed,
  [codes.CannotEditMessageAuthoredByAnotherUser]: ofPost('the message is not Quorum’s any more'),
  [codes.InvalidActionOnArchivedThread]: ofPost('its thread is archived'),
  [codes.ThreadLocked]: ofPost('its thread is locked. Unlock it'),
  [codes.CannotSendMessagesInNonTextChannel]: unfit,
  [codes.CannotExecuteActionOnThisChannelType]: unfit,
  [codes.TagRequiredToCreateAForumPostInThisChannel]: ofChannel(
    'posts of this forum need a tag. Switch that off under Edit Channel',
  ),
  [codes.MessageWasBlockedByAutomaticModeration]: moderated,
  [codes.TitleWasBlockedByAutomaticModeration]: moderated,
  [codes.InvalidFormBodyOrContentType]: malformed,
  [codes.CannotSendAnEmptyMessage]: malformed,
  [codes.RequestEntityTooLarge]: malformed,
};

/** What a failed call of Discord's means for the outbox. */
export function deliveryError(cause: unknown, place?: Where): DeliveryError {
  if (cause instanceof DeliveryError) return cause;
  if (cause instanceof TooLong) return permanentFailure(ofPost('the message is too long for Discord'), cause);
  if (cause instanceof RateLimitError) {
    const retryAfterMs = Math.ceil(Math.max(cause.retryAfter, cause.timeToReset, 0));
    return temporaryFailure('Discord asks to wait', cause, retryAfterMs);
  }
  if (cause instanceof DiscordAPIError) return refused(cause, place);
  if (cause instanceof HTTPError)
    return temporaryFailure(`Discord answered with HTTP ${cause.status}`, cause);
  return temporaryFailure('Discord could not be reached', cause);
}

function refused(cause: DiscordAPIError, place: Where | undefined): DeliveryError {
  if (isDenial(cause))
    return permanentFailure(ofChannel(lackOf(place, isRefusal(cause, codes.MissingAccess))), cause);
  // No server can help it, and their plans go on as soon as it has passed, or somebody has mended it.
  if (cause.status === 401)
    return temporaryFailure('Discord does not accept Quorum’s token: is DISCORD_TOKEN still valid?', cause);
  const known = causes[Number(cause.code)];
  return known
    ? permanentFailure(known, cause)
    : temporaryFailure(`Discord answered “${cause.message}”`, cause);
}

/** What Quorum may not do, and where. */
function lackOf(place: Where | undefined, unseen: boolean): string {
  const where = place ? ` in ${place.name}` : '';
  const known = place?.missing.map(({ name }) => name) ?? [];
  const missing = known.length === 0 && unseen ? ['View Channel'] : known;
  if (missing.length === 0) return `Quorum lacks a permission${where}. See Edit Channel, Permissions`;
  return `Quorum lacks ${listed(missing)}${where}. See Edit Channel, Permissions`;
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`);
  const word = names.length === 1 ? 'permission' : 'permissions';
  return `the ${word} ${new Intl.ListFormat('en').format(quoted)}`;
}

/** Whether Discord refused a call for want of a permission. */
export function isDenial(error: unknown): boolean {
  return isRefusal(error, codes.MissingAccess, codes.MissingPermissions);
}

/** Whether Discord refused a call with one of these codes, those of `RESTJSONErrorCodes`. */
export function isRefusal(error: unknown, ...refusals: readonly number[]): boolean {
  return error instanceof DiscordAPIError && refusals.includes(Number(error.code));
}
