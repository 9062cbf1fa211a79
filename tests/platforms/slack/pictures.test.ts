import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../../../src/app/ports/platform.ts';
import { Temporal } from '../../../src/core/time.ts';
import { clientOptions } from '../../../src/platforms/slack/clients.ts';
import { createDelivery } from '../../../src/platforms/slack/delivery.ts';
import { scopes } from '../../../src/platforms/slack/manifest.ts';
import { channelRef, memberRef } from '../../../src/platforms/slack/refs.ts';
import { board } from '../../support/sample-messages.ts';
import { type Slack, startSlack } from '../../support/slack/slack.ts';

const sharing = 'files.completeUploadExternal';
const uploading = 'files.getUploadURLExternal';

let slack: Slack;
let delivery: ReturnType<typeof createDelivery>;
let channel: string;

beforeEach(async () => {
  slack = await startSlack({ scopes: Object.keys(scopes) });
  channel = slack.addChannel('study', { members: [] });
  const client = new webApi.WebClient(slack.workspace.botToken, clientOptions(slack.apiUrl));
  const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(slack.clock.now()) };
  delivery = createDelivery(async () => client, clock);
});
afterEach(() => slack.stop());

const here = () => channelRef(slack.workspace.id, channel);
const filesShown = () => slack.messages(channel).flatMap(({ files }) => files);

function picture() {
  const [image] = board.blocks.flatMap((block) => (block.type === 'image' ? [block] : []));
  if (!image) throw new Error('The sample board has no picture.');
  return image;
}

type Options = Parameters<typeof delivery.sendPicture>[2];

const send = (options: Partial<Options> = {}) =>
  delivery.sendPicture(here(), picture(), { key: 'post-1', title: board.summary, ...options });

async function failureOf(doing: Promise<unknown>): Promise<DeliveryError> {
  const error = await doing.catch((reason: unknown) => reason);
  if (error instanceof DeliveryError) return error;
  throw new Error(`no DeliveryError, but ${error}`);
}

describe('a picture in Slack', () => {
  it('is a message of its own with a file, and with what it shows in words', async () => {
    await send();
    const [id = ''] = filesShown();
    const file = slack.file(id);
    expect(file).toMatchObject({ name: 'quorum-post-1.png', title: board.summary, altText: picture().alt });
    expect(file?.content).toEqual(Buffer.from(picture().png));
    expect(slack.messages(channel)).toHaveLength(1);
  });

  it.each([uploading, sharing])('can be tried again where Slack fails it at %s', async (method) => {
    slack.faults.fail(method);
    expect(await failureOf(send())).toMatchObject({ permanent: false });
    expect(filesShown()).toHaveLength(0);
    await send({ again: true });
    expect(filesShown()).toHaveLength(1);
  });

  it('waits as long as Slack asks', async () => {
    slack.faults.rateLimit(sharing, { retryAfter: 7 });
    expect(await failureOf(send())).toMatchObject({ permanent: false, retryAfterMs: 7_000 });
  });

  it('is there once where the reply was lost and it is sent again', async () => {
    slack.faults.loseReply(sharing);
    expect(await failureOf(send())).toMatchObject({ permanent: false });
    await send({ again: true });
    expect(filesShown()).toHaveLength(1);
    await send({ key: 'post-2', again: true });
    expect(filesShown()).toHaveLength(2);
  });

  it('is not shared where uploading it took too long', async () => {
    let asked = 0;
    const inTime = () => {
      asked++;
      return slack.calls.every(({ method }) => method !== uploading);
    };
    expect(await failureOf(send({ inTime }))).toMatchObject({ permanent: false });
    expect([asked, filesShown()]).toEqual([1, []]);
  });

  it.each(['file_uploads_disabled', 'not_in_channel', 'token_revoked'])(
    'gives up nothing but itself for %s',
    async (code) => {
      slack.faults.refuse(sharing, code);
      expect(await failureOf(send())).toMatchObject({ permanent: true, scope: 'post' });
    },
  );

  it('gives up nothing but itself where the app may not write files yet', async () => {
    slack.workspace.scopes.delete('files:write');
    expect(await failureOf(send())).toMatchObject({ permanent: true, scope: 'post' });
  });

  it('is no part of a message, be it for everybody or for one person', async () => {
    const ben = slack.addUser({ name: 'Ben' });
    await delivery.send(here(), board, { key: 'post-1' });
    await delivery.sendPrivately(here(), memberRef(slack.workspace.id, ben.id), board, { key: 'post-2' });
    expect(slack.calls.filter(({ method }) => method.startsWith('files.'))).toEqual([]);
  });
});
