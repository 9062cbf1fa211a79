import { z } from 'zod';
import type { Keys } from './seal.ts';

const token = (prefix: string, where: string) =>
  z.string().regex(new RegExp(`^${prefix}\\S+$`), `must begin with ${prefix}, as under ${where}`);

const secret = z.string().regex(/^\S+$/, 'must have no spaces in it');

const rightKeys =
  'must be 32 bytes in base64, or several such keys with commas between them: openssl rand -base64 32 makes one';

const encryptionKeys = z
  .string()
  .refine((keys) => readKeys(keys).every((key) => key.length === 32), rightKeys);

/** The variables that Slack needs, each by itself. */
export const slackVariables = {
  SLACK_BOT_TOKEN: token('xoxb-', 'OAuth & Permissions').optional(),
  SLACK_APP_TOKEN: token('xapp-', 'Basic Information, App-Level Tokens').optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_CLIENT_ID: secret.optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_STATE_SECRET: secret.optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://slack.com/api/' })
    .optional(),
  ENCRYPTION_KEY: encryptionKeys.optional(),
};

const variables = z.object(slackVariables);

type Variables = z.infer<typeof variables>;
type Name = keyof Variables;

/** One of the three ways to connect. */
export type SlackSettings = { readonly apiUrl: string | undefined } & (
  | { readonly type: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly type: 'http'; readonly botToken: string; readonly signingSecret: string }
  | {
      readonly type: 'oauth';
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      readonly encryptionKeys: Keys;
    }
);

const oauth: readonly Name[] = [
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'ENCRYPTION_KEY',
];
const ways = [
  { title: 'Socket Mode', needs: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] },
  { title: 'HTTP for one workspace', needs: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'] },
  { title: 'HTTP for many workspaces', needs: oauth },
] as const satisfies readonly { title: string; needs: readonly Name[] }[];

/** What is wrong with the variables together: which are missing, and which exclude each other. */
export function slackProblems(given: Variables): readonly string[] {
  const set = namesOf(given);
  if (set.length === 0) return [];
  const needs: readonly Name[] = wayOf(given).needs;
  const missing = needs.filter((name) => given[name] === undefined);
  const excess = set.filter((name) => !needs.includes(name));
  const title = `Slack by ${wayOf(given).title}`;
  return [
    ...missing.map((name) => `${name} is missing: ${title} needs ${list(needs)}`),
    ...excess.map((name) => `${name} does not go with ${title}, which needs ${list(needs)}: unset it`),
  ];
}

/** How to connect, or undefined where Slack is not set up. Takes variables without problems. */
export function slackSettings(given: Variables): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = given;
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl } = given;
  if (botToken && appToken) return { type: 'socket', apiUrl, botToken, appToken };
  if (botToken && signingSecret) return { type: 'http', apiUrl, botToken, signingSecret };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = given;
  const { SLACK_STATE_SECRET: stateSecret, ENCRYPTION_KEY: keys } = given;
  if (!signingSecret || !clientId || !clientSecret || !stateSecret || !keys) return undefined;
  const encryptionKeys = readKeys(keys);
  return { type: 'oauth', apiUrl, signingSecret, clientId, clientSecret, stateSecret, encryptionKeys };
}

/** The keys in such a text; what is no base64 has no bytes. */
function readKeys(text: string): Keys {
  const [first = '', ...older] = text.split(',').map((key) => key.trim());
  return [readKey(first), ...older.map(readKey)];
}

function readKey(text: string): Buffer {
  return Buffer.from(z.base64().safeParse(text).data ?? '', 'base64');
}

/** The way that was probably meant: the app-level token and the client's id each belong to one only. */
function wayOf(given: Variables): (typeof ways)[number] {
  if (given.SLACK_APP_TOKEN) return ways[0];
  const many = given.SLACK_CLIENT_ID ?? given.SLACK_CLIENT_SECRET ?? given.SLACK_STATE_SECRET;
  if (many) return ways[2];
  return given.SLACK_SIGNING_SECRET ? ways[1] : ways[0];
}

/** Those that are set and say how to connect. */
function namesOf(given: Variables): readonly Name[] {
  const names = Object.keys(slackVariables) as Name[];
  // A key alone connects to nothing, and neither does another address.
  return names.filter(
    (name) => given[name] !== undefined && name !== 'SLACK_API_URL' && name !== 'ENCRYPTION_KEY',
  );
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
