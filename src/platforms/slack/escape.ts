/**
 * Makes text harmless where Slack reads mrkdwn: with these three characters replaced, no mention, channel or link can
 * begin (https://docs.slack.dev/messaging/formatting-message-text). Turn off `parse` and set `verbatim` besides, so that
 * bare addresses and names stay text.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
