import { webApi } from '@slack/bolt';
import {
  type FailureCause,
  ofChannel,
  ofPost,
  ofWorkspace,
  permanentFailure,
  temporaryFailure,
} from '../../app/ports/failure-causes.ts';
import { DeliveryError } from '../../app/ports/platform.ts';

const posting = ofChannel('only some people may post in this channel, and Quorum is not among them');
const revoked = ofWorkspace('Slack no longer accepts Quorum’s token. Install the app again');
const malformed = ofPost('Slack refuses the message as malformed. Quorum’s log tells more');

const noFiles = ofPost('the workspace allows no such files here');

/**
 * Slack's errors after which trying again is pointless (https://docs.slack.dev/reference/methods: chat.postMessage,
 * files.getUploadURLExternal, files.completeUploadExternal).
 */
const causes: Readonly<Record<string, FailureCause>> = {
  not_in_channel: ofChannel('Quorum is not in this channel. Write /invite @Quorum in it'),
  channel_not_found: ofChannel('the channel is gone, or it is private and Quorum was not invited to it'),
  is_archived: ofChannel('the channel is archived'),
  restricted_action: posting,
  restricted_action_read_only_channel: posting,
  restricted_action_thread_locked: posting,
  restricted_action_non_threadable_channel: ofChannel('this channel allows no threads'),
  restricted_action_thread_only_channel: ofChannel('this channel allows nothing but threads'),
  account_inactive: ofWorkspace('Quorum was removed from this workspace. Install the app again'),
  invalid_auth: revoked,
  not_authed: revoked,
  token_expired: revoked,
  token_revoked: revoked,
  app_uninstalled: ofWorkspace('Quorum was uninstalled from this workspace'),
  team_not_found: ofWorkspace('the workspace is gone'),
  access_denied: ofWorkspace('Slack denies Quorum access to this workspace'),
  no_permission: ofWorkspace('Slack denies Quorum permission for this. Install the app again'),
  org_login_required: ofWorkspace('the workspace is being moved to another organisation'),
  message_not_found: ofPost('the message was deleted'),
  cant_update_message: ofPost('the message is not Quorum’s any more'),
  edit_window_closed: ofPost('the workspace does not allow editing a message this old'),
  thread_not_found: ofPost('the message that the thread hangs on was deleted'),
  user_not_found: ofPost('this person is not in the workspace any more'),
  user_not_visible: ofPost('this person is out of Quorum’s sight'),
  user_disabled: ofPost('this person is not in the workspace any more'),
  cannot_dm_bot: ofPost('a bot cannot be written to'),
  messages_tab_disabled: ofPost('the messages tab of the app is off. Switch it on under App Home'),
  invalid_blocks: malformed,
  invalid_blocks_format: malformed,
  invalid_arguments: malformed,
  msg_too_long: malformed,
  msg_blocks_too_long: malformed,
  no_text: malformed,
  file_uploads_disabled: noFiles,
  file_type_not_allowed: noFiles,
  file_upload_size_restricted: noFiles,
  storage_limit_reached: noFiles,
  posting_to_channel_denied: noFiles,
  slack_connect_blocked_file_type: noFiles,
  slack_connect_file_upload_sharing_blocked: noFiles,
};

/** What a failed call of Slack's means for the outbox. */
export function deliveryError(cause: unknown): DeliveryError {
  if (cause instanceof DeliveryError) return cause;
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    const retryAfterMs = cause.retryAfter * 1000;
    return temporaryFailure('Slack asks to wait', cause, retryAfterMs);
  }
  if (cause instanceof webApi.WebAPIPlatformError) return refused(cause);
  if (cause instanceof webApi.WebAPIHTTPError) {
    return temporaryFailure(`Slack answered with HTTP ${cause.statusCode}`, cause);
  }
  return temporaryFailure('Slack could not be reached', cause);
}

function refused(cause: webApi.WebAPIPlatformError): DeliveryError {
  const { error } = cause.data;
  if (error === 'missing_scope') {
    const reason = `the scope ${neededScope(cause)} is missing. Add it under OAuth & Permissions and install the app again`;
    return permanentFailure(ofWorkspace(reason), cause);
  }
  const known = causes[error];
  return known ? permanentFailure(known, cause) : temporaryFailure(`Slack answered “${error}”`, cause);
}

function neededScope({ data }: webApi.WebAPIPlatformError): string {
  return 'needed' in data ? String(data.needed) : 'for this';
}

/** Whether Slack refused a call with this error, such as `expired_trigger_id`. */
export function isRefusal(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof webApi.WebAPIPlatformError && codes.includes(error.data.error);
}
