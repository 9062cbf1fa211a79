import { webApi } from '@slack/bolt';
import { type Logger, pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInFlight } from '../../../src/app/in-flight.ts';
import type { Platform } from '../../../src/app/ports/platform.ts';
import { Temporal } from '../../../src/core/time.ts';
import { clientOptions } from '../../../src/platforms/slack/clients.ts';
import { createDelivery } from '../../../src/platforms/slack/delivery.ts';
import { scopes } from '../../../src/platforms/slack/manifest.ts';
import { createPictures } from '../../../src/platforms/slack/pictures.ts';
import { channelRef, memberRef } from '../../../src/platforms/slack/refs.ts';
import { board } from '../../support/sample-messages.ts';
import { type Slack, startSlack } from '../../support/slack/slack.ts';

let slack: Slack;
let delivery: Pick<Platform, 'send' | 'sendPrivately'>;
let channel: string;
const open = createInFlight();
const warnings: string[] = [];
const log: Logger = pino({ level: 'warn' }, { write: (line) => void warnings.push(JSON.parse(line).msg) });

beforeEach(async () => {
  slack = await startSlack({ scopes: Object.keys(scopes) });
  channel = slack.addChannel('study', { members: [] });
  warnings.length = 0;
  const client = new webApi.WebClient(slack.workspace.botToken, clientOptions(slack.apiUrl));
  const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(slack.clock.now()) };
  delivery = createDelivery(async () => client, clock, createPictures(log, open));
});
afterEach(() => slack.stop());

const here = () => channelRef(slack.workspace.id, channel);
const [image] = board.blocks.flatMap((block) => (block.type === 'image' ? [block] : []));

/** Sends the sample board, and waits for all that follows from it. @returns its id */
async function send(options: Partial<Parameters<Platform['send']>[2]> = {}): Promise<string> {
  const id = await delivery.send(here(), board, { key: 'post-1', ...options });
  await open.ended();
  return id;
}

describe('a picture in Slack', () => {
  it('follows its message as a file, with what it shows in words', async () => {
    const id = await send();
    const [message, picture] = slack.messages(channel);
    expect(message).toMatchObject({ ts: id, files: [] });
    const file = slack.file(picture?.files[0] ?? '');
    expect(file).toMatchObject({ name: 'picture.png', title: board.summary, altText: image?.alt });
    expect(file?.content).toEqual(Buffer.from(image?.png ?? []));
    expect(slack.messages(channel)).toHaveLength(2);
  });

  it('goes into the thread of its message', async () => {
    const thread = await send();
    await send({ key: 'post-2', thread });
    expect(slack.messages(channel).map(({ threadTs }) => threadTs)).toEqual([
      undefined,
      undefined,
      thread,
      thread,
    ]);
  });

  it('is there once, where its message was there already', async () => {
    const ids = [await send(), await send({ again: true })];
    expect(new Set(ids).size).toBe(1);
    expect(slack.messages(channel)).toHaveLength(2);
  });

  it.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'is left out where Slack fails it at %s, and the message is there',
    async (method) => {
      slack.faults.fail(method);
      await send();
      expect(slack.messages(channel)).toHaveLength(1);
      expect(warnings).toEqual(['a picture was not shared']);
    },
  );

  it('is left out where the app may not write files yet', async () => {
    slack.workspace.scopes.delete('files:write');
    await send();
    expect(slack.messages(channel)).toHaveLength(1);
    expect(warnings).toEqual(['a picture was not shared']);
  });

  it('holds its message up for no moment', async () => {
    const release = slack.faults.hold('files.getUploadURLExternal');
    await delivery.send(here(), board, { key: 'post-1' });
    expect(slack.messages(channel)).toHaveLength(1);
    release();
    await open.ended();
    expect(slack.messages(channel)).toHaveLength(2);
  });

  it('is no part of what one person alone is sent', async () => {
    const ben = slack.addUser({ name: 'Ben' });
    const { id: workspace } = slack.workspace;
    await delivery.sendPrivately(here(), memberRef(workspace, ben.id), board, { key: 'post-1' });
    await open.ended();
    expect(slack.calls.filter(({ method }) => method.startsWith('files.'))).toEqual([]);
  });
});
