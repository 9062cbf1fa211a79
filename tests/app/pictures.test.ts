import { describe, expect, it } from 'vitest';
import type { Paint } from '../../src/app/ports/painter.ts';
import { DeliveryError, type Platform } from '../../src/app/ports/platform.ts';
import type { Message } from '../../src/message/message.ts';
import type { Drawing } from '../../src/message/pictures/drawing.ts';
import { paint } from '../../src/picture/paint.ts';
import { loopPlatform } from '../support/loop-platform.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { messageOf, monday, openStudy, press, type Study, studyChannel, textOf } from '../support/study.ts';

/** A study in which Ben has answered the question of Monday; nobody has a picture of what there was before. */
async function answered(paintWith: Paint, platform = loopPlatform(monday)): Promise<Study> {
  const study = await openStudy((await openMemoryStore()).store, undefined, { paint: paintWith, platform });
  await study.plan({ leaderboard: { day: 5, time: '16:00' } });
  await study.goTo('Mon 09:00');
  await study.ask('Ben', press(await study.ask('Ben', '/study today'), 'A'));
  return study;
}

type Sent = Parameters<NonNullable<Platform['sendPicture']>>;

/** The same on a platform whose messages have no pictures. `failures`: what its first tries to send one throw. */
async function answeredApart(paintWith: Paint, ...failures: DeliveryError[]) {
  const pictures: { readonly sent: Sent; readonly below: readonly string[] }[] = [];
  const platform = Object.assign(loopPlatform(monday), {
    async sendPicture(...sent: Sent) {
      pictures.push({ sent, below: platform.posted.map(({ message }) => message.summary) });
      const failure = failures.shift();
      if (failure) throw failure;
    },
  });
  return { study: await answered(paintWith, platform), pictures };
}

/** The picture of Friday's leaderboard. */
async function pictureOf({ store }: Study) {
  const channel = await store.channelFor(studyChannel, 'study');
  const board = (await store.postsOn(channel.id, '2026-11-27')).find(({ kind }) => kind === 'leaderboard');
  return store.postOf(channel.id, 'picture', board?.slot ?? '');
}

const busy = new DeliveryError('the platform is busy', { permanent: false, retryAfterMs: 0 });
const closed = new DeliveryError('no files here', { permanent: true });

const imagesOf = ({ blocks }: Message) => blocks.filter((block) => block.type === 'image');
const failing: Paint = async () => {
  throw new Error('no paint left');
};

describe('pictures', () => {
  it('show somebody their progress and the board, beside a text that says the same', async () => {
    const study = await answered(paint);
    for (const line of ['/study progress', '/study leaderboard', '/study leaderboard all']) {
      const message = messageOf(await study.ask('Ben', line));
      const [image] = imagesOf(message);
      expect(
        Buffer.from(image?.png ?? [])
          .subarray(1, 4)
          .toString(),
        line,
      ).toBe('PNG');
      expect(message.blocks.length, line).toBeGreaterThan(2);
    }
  });

  it('go with the board of the week', async () => {
    const study = await answered(paint);
    await study.goTo('Fri 16:00');
    const board = study.platform.posted
      .map(({ message }) => message)
      .filter((one) => imagesOf(one).length > 0);
    expect(board.map(({ summary }) => summary)).toEqual([expect.stringContaining('Leaderboard: week to')]);
    expect(imagesOf(board[0] as Message)[0]?.alt).toContain('1. Ben, ');
  });

  it('have the first ten of forty people, how many more there are, and whoever asks', async () => {
    const drawings: Drawing[] = [];
    const study = await answered(async (drawing) => {
      drawings.push(drawing);
      return paint(drawing);
    });
    const others = Array.from({ length: 39 }, (_, place) => `Cy ${10 + place}`);
    for (const name of others) await study.ask(name, { type: 'answer', post: 1, option: 0 });
    await study.ask('Cy 48', '/study leaderboard');
    const texts = drawings.flatMap(({ shapes }) =>
      shapes.flatMap((shape) => (shape.type === 'text' ? [shape.text] : [])),
    );
    expect(texts.filter((text) => /^(Ben|Cy \d+)$/.test(text))).toEqual(['Ben', ...others.slice(0, 9)]);
    expect(texts).toEqual(expect.arrayContaining(['and 30 more', 'You']));
  });

  it('are left out where they cannot be made, and the text is there', async () => {
    const study = await answered(failing);
    const message = messageOf(await study.ask('Ben', '/study progress'));
    expect(imagesOf(message)).toEqual([]);
    expect(textOf(message)).toContain('Your progress');
    await study.goTo('Fri 16:00');
    expect(study.platform.posted.some((one) => one.message.summary.includes('Leaderboard'))).toBe(true);
  });

  it('are not made for somebody who has answered nothing', async () => {
    const drawings: Drawing[] = [];
    const study = await answered(async (drawing) => {
      drawings.push(drawing);
      return paint(drawing);
    });
    await study.ask('Mei', '/study progress');
    expect(drawings).toEqual([]);
  });
});

describe('pictures where messages have none', () => {
  it('follow the board of the week as messages of their own', async () => {
    const { study, pictures } = await answeredApart(paint);
    await study.goTo('Fri 16:00');
    expect(pictures).toHaveLength(1);
    const [{ sent, below } = {}] = pictures;
    expect(below).toContainEqual(expect.stringContaining('Leaderboard: week to'));
    expect(sent?.[1].alt).toContain('1. Ben, ');
    expect(sent?.[2]).toMatchObject({ title: expect.stringContaining('Leaderboard: week to') });
    expect(study.platform.posted.flatMap(({ message }) => imagesOf(message))).toEqual([]);
    expect(await pictureOf(study)).toMatchObject({ state: 'sent' });
  });

  it('are tried again by themselves, and their board is not', async () => {
    const { study, pictures } = await answeredApart(paint, busy);
    await study.goTo('Fri 16:00');
    const posted = study.platform.posted.length;
    await expect.poll(() => pictures.length).toBe(2);
    expect(pictures.map(({ sent }) => sent[2].key)).toEqual([
      pictures[0]?.sent[2].key,
      pictures[0]?.sent[2].key,
    ]);
    expect(pictures.map(({ sent }) => sent[2].again)).toEqual([undefined, true]);
    expect(study.platform.posted).toHaveLength(posted);
    await study.app.stop();
  });

  it('are given up where they cannot be shown, and study goes on', async () => {
    const { study } = await answeredApart(paint, closed);
    await study.goTo('Fri 16:00');
    expect(await pictureOf(study)).toMatchObject({ state: 'failed', reason: 'no files here' });
    expect((await study.store.plans()).map(({ paused }) => paused)).toEqual([null]);
    const told = study.platform.whispered.map(({ message }) => message.summary);
    expect(told).not.toContainEqual(expect.stringContaining('paused'));
    expect(told).toContainEqual(
      expect.stringContaining('Picture of the leaderboard of Fri 27 Nov: no files here.'),
    );
    expect(textOf(await study.ask('Olive', '/study status'))).toMatch(
      /Trouble in the last days\nPicture of the leaderboard of Fri 27 Nov, 16:00: given up: no files here\./,
    );
  });

  it('wait in the outbox where they cannot be made now', async () => {
    const { study, pictures } = await answeredApart(failing);
    await study.goTo('Fri 16:00');
    expect(pictures).toEqual([]);
    expect(await pictureOf(study)).toMatchObject({ state: 'planned', failures: 1 });
    await study.app.stop();
  });

  it('are not for a board that was not posted', async () => {
    const { study, pictures } = await answeredApart(paint);
    study.platform.failWith(new DeliveryError('the message is too long', { permanent: true }));
    await study.goTo('Fri 16:00');
    expect(pictures).toEqual([]);
    expect(await pictureOf(study)).toMatchObject({
      state: 'skipped',
      reason: 'its leaderboard was not posted',
    });
  });

  it('are not made for one person alone', async () => {
    let made = 0;
    const { study } = await answeredApart(async (drawing) => {
      made++;
      return paint(drawing);
    });
    for (const line of ['/study progress', '/study leaderboard', '/study leaderboard all'])
      expect(imagesOf(messageOf(await study.ask('Ben', line))), line).toEqual([]);
    expect(made).toBe(0);
  });
});
