import { expect, it } from 'vitest';
import { buttons, note, say } from '../../../src/message/blocks.ts';
import type { Stage } from '../../support/contract/stage.ts';
import { gets } from '../../support/contract/surface.ts';
import * as samples from '../../support/sample-messages.ts';

/** What the outbox may rely on. */
export function describeDelivery(stage: Stage): void {
  const failureOf = (doing: Promise<unknown>) =>
    doing.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('sends a message once, however often it is tried with one key', async () => {
    const { platform, channel, mei } = stage.surface;
    const before = mei.sees().length;
    const key = stage.key();
    const ids = [
      await platform.send(channel, samples.question, { key }),
      await platform.send(channel, samples.question, { key, again: true }),
      await platform.send(channel, samples.question, { key, again: true }),
    ];
    expect(new Set(ids).size).toBe(1);
    await stage.seen(ids[0] ?? '');
    expect(mei.sees()).toHaveLength(before + 1);
  });

  it('finds what was sent with a key, and sends nothing by looking', async () => {
    const { platform, channel, mei } = stage.surface;
    const key = stage.key();
    const message = note('Found by its key, or by its words.');
    expect(await platform.find(channel, message, { key })).toBe(undefined);
    const id = await platform.send(channel, message, { key });
    await stage.seen(id);
    const before = mei.sees().length;
    expect(await platform.find(channel, message, { key })).toBe(id);
    await stage.post(note('Later.'));
    expect(mei.sees()).toHaveLength(before + 1);
  });

  it('sends the same words as often as there are keys', async () => {
    const one = await stage.post(note('The leaderboard.'));
    const other = await stage.post(note('The leaderboard.'));
    expect(other.id).not.toBe(one.id);
  });

  it('edits a message in its place, with its buttons and pictures', async () => {
    const { platform, channel, mei } = stage.surface;
    const { id } = await stage.post(samples.board);
    const later = await stage.post(note('Later.'));
    await platform.edit(channel, id, note('Revealed.'));
    const changed = await stage.changed(id, 'Revealed.');
    expect(changed).toMatchObject({ text: 'Revealed.', buttons: [], alts: [], alive: [] });
    expect(mei.sees().slice(-2)).toEqual([changed, later]);
  });

  it('puts a message into the thread that it belongs to', async () => {
    const { id, thread } = await stage.post(samples.question);
    const opener = await stage.post(note('Discuss it here.'), { thread: id });
    const more = await stage.post(note('More.'), { thread: id });
    expect([thread, opener.thread, more.thread]).toEqual([undefined, id, id]);
  });

  it('sends a message to one person, which nobody else sees', async () => {
    const { surface } = stage;
    const { platform, channel, ben, mei } = surface;
    const key = stage.key();
    const [shown] = await gets(surface, ben, () =>
      platform.sendPrivately(channel, ben.ref, note('For you.'), { key }),
    );
    expect(shown?.text).toBe('For you.');
    // What Mei sees comes in order.
    const last = await stage.post(note('For all.'));
    expect(mei.sees()).toContain(last);
    expect(mei.sees().map(({ text }) => text)).not.toContain('For you.');
  });

  it('gives one person only buttons that do something', async () => {
    const { surface, bot } = stage;
    const { platform, channel, ben } = surface;
    const stop = { type: 'remind-stop' } as const;
    const blocks = [say('For you.'), ...buttons({ label: 'Stop', action: stop })];
    const [shown] = await gets(surface, ben, () =>
      platform.sendPrivately(channel, ben.ref, { summary: 'For you.', blocks }, { key: stage.key() }),
    );
    if (!shown) throw new Error('Ben got nothing.');
    for (const { label } of shown.buttons) {
      await stage.press(shown, label);
      expect(bot.heard.at(-1)).toMatchObject({ action: stop, visit: { member: ben.ref } });
    }
    // There is no server in Discord that it could belong to.
    expect(shown.buttons).toHaveLength(platform.name === 'discord' ? 0 : 1);
  });

  it('gives up on a message that is gone, and on no more than that', async () => {
    const { platform, channel, gone } = stage.surface;
    expect(await failureOf(platform.edit(channel, gone.message, note('Lost.')))).toMatchObject({
      name: 'DeliveryError',
      permanent: true,
      scope: 'post',
    });
  });

  it('gives up on a channel that is gone', async () => {
    const { platform, gone } = stage.surface;
    const closed = { name: 'DeliveryError', permanent: true, scope: 'channel' };
    const lost = platform.send(gone.channel, note('Lost.'), { key: stage.key() });
    expect(await failureOf(lost)).toMatchObject(closed);
    expect(await failureOf(platform.edit(gone.channel, gone.message, note('Lost.')))).toMatchObject(closed);
  });

  it('is connected while it runs', () => {
    expect(stage.surface.platform.connected()).toBe(true);
  });
}
