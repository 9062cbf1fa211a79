import type { Fields } from '../../stand-in/fields.ts';
import type { Channel, Message, User, Workspace } from '../state/records.ts';
import type { Triggers } from '../state/triggers.ts';
import type { World } from '../state/world.ts';
import type { AppSettings } from '../web-api/method.ts';
import type { ResponseUrls } from '../web-api/response-urls.ts';
import type { Envelope } from './envelope.ts';

/** What envelopes are made from. */
export interface Sender {
  readonly world: World;
  readonly app: AppSettings;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  /** Where the stand-in listens. */
  url(): string;
}

/** The old way for apps to know Slack by; they still get it. */
export const verificationToken = 'verification-token';

export function workspaceOf({ world }: Sender, { workspace: id }: { workspace: string }): Workspace {
  const workspace = world.workspaces.get(id);
  if (!workspace) throw new Error(`No workspace ${id}`);
  return workspace;
}

export function channelOf({ world }: Sender, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`No channel ${id}`);
  return channel;
}

/** @throws Error where there is nobody with that id */
export function userOf({ world }: Sender, id: string): User {
  const user = world.users.get(id);
  if (!user) throw new Error(`No user ${id}`);
  return user;
}

export function wrap(sender: Sender, envelope: Omit<Envelope, 'id' | 'retries'>): Envelope {
  return { ...envelope, id: sender.world.ids.next('envelope-'), retries: 0 };
}

/** @returns an address to answer at */
export function issueResponseUrl(sender: Sender, user: User, channel: string, message?: Message): string {
  const { botUser } = workspaceOf(sender, user);
  const id = sender.responseUrls.issue({ user: user.id, channel, botUser, ...(message ? { message } : {}) });
  return `${sender.url()}/response/${id}`;
}

/** @returns the same thing told once more, under other ids, as Slack sometimes does */
export function repeat(sender: Sender, envelope: Envelope): Envelope {
  const id = sender.world.ids.next('envelope-');
  if (envelope.type !== 'events_api') return { ...envelope, id };
  const payload: Fields = { ...envelope.payload, event_id: sender.world.ids.next('Ev') };
  return { ...envelope, id, payload };
}

/** @returns the same thing told once more because it wasn't acknowledged, and marked as such */
export function retry(sender: Sender, envelope: Envelope): Envelope {
  return { ...envelope, id: sender.world.ids.next('envelope-'), retries: envelope.retries + 1 };
}

/** @returns text as Slack sends it to apps, without anything that could be taken for a mention or link */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
