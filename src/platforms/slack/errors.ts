import { webApi } from '@slack/bolt';
import { DeliveryError, type FailureScope } from '../../app/ports/platform.ts';

interface Cause {
  readonly scope: FailureScope;
  /** Completes “Quorum cannot post here: …”, for an organiser. */
  readonly reason: string;
}

const channel = (reason: string): Cause => ({ scope: 'channel', reason });
const workspace = (reason: string): Cause => ({ scope: 'workspace', reason });
const post = (reason: string): Cause => ({ scope: 'post', reason });

const posting = channel('only some people may post in this channel, and Quorum is not among them');
const revoked = workspace('Slack no longer accepts Quorum’s token. Install the app again');
const malformed = post('Slack refuses the message as malformed. Its log tells more');

/** Slack's errors after which trying again is pointless (https://docs.slack.dev/reference/methods/chat.postMessage). */
const causes: Readonly<Record<string, Cause>> = {
  not_in_channel: channel('Quorum is not in this channel. Write /invite @Quorum in it'),
  channel_not_found: channel('the channel is gone, or it is private and Quorum was not invited to it'),
  is_archived: channel('the channel is archived'),
  restricted_action: posting,
  restricted_action_read_only_channel: posting,
  restricted_action_thread_locked: posting,
  restricted_action_non_threadable_channel: channel('this channel allows no threads'),
  restricted_action_thread_only_channel: channel('this channel allows nothing but threads'),
  account_inactive: workspace('Quorum was removed from this workspace. Install the app again'),
  invalid_auth: revoked,
  not_authed: revoked,
  token_expired: revoked,
  token_revoked: revoked,
  app_uninstalled: workspace('Quorum was uninstalled from this workspace'),
  team_not_found: workspace('the workspace is gone'),
  access_denied: workspace('Slack denies Quorum access to this workspace'),
  no_permission: workspace('Slack denies Quorum permission for this. Install the app again'),
  org_login_required: workspace('the workspace is being moved to another organisation'),
  message_not_found: post('the message was deleted'),
  cant_update_message: post('the message is not Quorum’s any more'),
  edit_window_closed: post('the workspace does not allow editing a message this old'),
  thread_not_found: post('the message that the thread hangs on was deleted'),
  user_not_found: post('this person is not in the workspace any more'),
  user_not_visible: post('this person is out of Quorum’s sight'),
  user_disabled: post('this person is not in the workspace any more'),
  cannot_dm_bot: post('a bot cannot be written to'),
  messages_tab_disabled: post('the messages tab of the app is off. Switch it on under App Home'),
  invalid_blocks: malformed,
  invalid_blocks_format: malformed,
  invalid_arguments: malformed,
  msg_too_long: malformed,
  msg_blocks_too_long: malformed,
  no_text: malformed,
};

/** What a failed call of Slack's means for the outbox. */
export function deliveryError(cause: unknown): DeliveryError {
  if (cause instanceof DeliveryError) return cause;
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    const retryAfterMs = cause.retryAfter * 1000;
    return new DeliveryError('Slack asks to wait', { permanent: false, retryAfterMs, cause });
  }
  if (cause instanceof webApi.WebAPIPlatformError) return refused(cause);
  if (cause instanceof webApi.WebAPIHTTPError) {
    return new DeliveryError(`Slack answered with HTTP ${cause.statusCode}`, { permanent: false, cause });
  }
  return new DeliveryError('Slack could not be reached', { permanent: false, cause });
}

function refused(cause: webApi.WebAPIPlatformError): DeliveryError {
  const { error } = cause.data;
  if (error === 'missing_scope') {
    const reason = `the scope ${neededScope(cause)} is missing. Add it under OAuth & Permissions and install the app again`;
    return new DeliveryError(reason, { permanent: true, scope: 'workspace', cause });
  }
  const known = causes[error];
  if (known) return new DeliveryError(known.reason, { permanent: true, scope: known.scope, cause });
  return new DeliveryError(`Slack answered “${error}”`, { permanent: false, cause });
}

function neededScope({ data }: webApi.WebAPIPlatformError): string {
  return 'needed' in data ? String(data.needed) : 'for this';
}

/** Whether Slack refused a call with this error, such as `expired_trigger_id`. */
export function isRefusal(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof webApi.WebAPIPlatformError && codes.includes(error.data.error);
}
