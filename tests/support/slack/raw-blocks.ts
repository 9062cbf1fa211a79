import { webApi } from '@slack/bolt';
import { silentLogger } from './silent-logger.ts';
import type { Slack } from './slack.ts';

// Payloads without Slack's types, for those that are wrong.

export const long = (length: number) => 'x'.repeat(length);

export const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));

export const plain = (text: string) => ({ type: 'plain_text', text });

export const say = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

export const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

/**
 * Sends a payload to a method, whatever it is.
 *
 * @returns what the stand-in reports, and what it answers: `ok` or an error code
 */
export async function send(slack: Slack, method: string, payload: object): Promise<[string[], string]> {
  const client = new webApi.WebClient(slack.workspace.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: silentLogger,
  });
  const answer = await client.apiCall(method, { ...payload }).then(
    () => 'ok',
    (error: unknown) => (error instanceof webApi.WebAPIPlatformError ? error.data.error : String(error)),
  );
  return [slack.takeViolations().map(({ path, problem }) => `${path} ${problem}`), answer];
}
