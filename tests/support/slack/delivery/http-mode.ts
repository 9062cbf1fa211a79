import { createHmac } from 'node:crypto';
import { type Fields, isFields } from '../../stand-in/fields.ts';
import { type Envelope, NotAcknowledged } from './envelope.ts';

/** How a request pretends to be Slack's. */
export interface Signing {
  readonly secret: string;
  /** How old it claims to be, in seconds. */
  readonly ageSeconds?: number;
}

/** Takes an envelope to an address, signed as Slack signs. @returns the HTTP answer */
export async function post(
  url: string,
  envelope: Envelope,
  signing: Signing,
  late?: AbortSignal,
): Promise<Response> {
  const body = encode(envelope);
  const timestamp = String(Math.floor(Date.now() / 1000) - (signing.ageSeconds ?? 0));
  const signature = createHmac('sha256', signing.secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return await fetch(url, {
    method: 'POST',
    ...(late ? { signal: late } : {}),
    body,
    headers: {
      'content-type':
        envelope.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...(envelope.retries > 0
        ? { 'x-slack-retry-num': String(envelope.retries), 'x-slack-retry-reason': 'http_timeout' }
        : {}),
    },
  });
}

/** @returns what an app acknowledges with over HTTP @throws NotAcknowledged */
export async function readAcknowledgement(envelope: Envelope, response: Response): Promise<Fields> {
  const body = await response.text();
  if (!response.ok) throw new NotAcknowledged(envelope, `the app answered ${response.status} ${body}`);
  if (body === '') return {};
  if (!response.headers.get('content-type')?.startsWith('application/json')) return { text: body };
  const payload: unknown = JSON.parse(body);
  return isFields(payload) ? payload : {};
}

function encode({ type, payload }: Envelope): string {
  if (type === 'events_api') return JSON.stringify(payload);
  if (type === 'interactive') return String(new URLSearchParams({ payload: JSON.stringify(payload) }));
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]);
  return String(new URLSearchParams(fields));
}
