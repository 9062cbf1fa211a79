import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadPacks } from '../../../src/content/load-packs.ts';
import { note } from '../../../src/message/blocks.ts';
import type { Block } from '../../../src/message/message.ts';
import { anyMessage } from '../../support/contract/any-message.ts';
import { hostileMessage } from '../../support/contract/hostile.ts';
import { lossesOf } from '../../support/contract/losses.ts';
import { roomMessages } from '../../support/contract/room-messages.ts';
import type { Stage } from '../../support/contract/stage.ts';
import { excess } from '../../support/excess.ts';
import { loadFullPack } from '../../support/full-pack.ts';
import { allOf, messagesOf, questionsOf } from '../../support/question-messages.ts';
import * as samples from '../../support/sample-messages.ts';

const kinds = Object.entries(samples).flatMap(([name, sample]) =>
  typeof sample === 'function' ? [] : [[name, sample] as const],
);

const { packs } = await loadPacks(join(import.meta.dirname, '../../../content'));
const full = await loadFullPack();
/** One of each kind. */
const fullQuestions = questionsOf(full).slice(0, 4);

/** What people see of what the bot says. */
export function describeMessages(stage: Stage): void {
  it.each([...kinds, ['hostile', hostileMessage] as const])(
    'is shown with all that is in it and nothing else alive, to all and to one: %s',
    async (_, message) => {
      expect(lossesOf(message, await stage.post(message))).toEqual([]);
      expect(await stage.lossesInPrivate(message)).toEqual([]);
    },
  );

  it('is shown so whatever it says', async () => {
    const several = fc.tuple(anyMessage, anyMessage, anyMessage);
    await fc.assert(
      fc.asyncProperty(several, async (messages) => {
        expect(await stage.lossesInPrivate(...messages)).toEqual([]);
        expect(stage.surface.complaints()).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it.each(roomMessages)('is shown whole where it takes all the room there is: %s', async (_, message) => {
    expect(excess(message)).toEqual([]);
    expect(lossesOf(message, await stage.post(message))).toEqual([]);
    expect(await stage.lossesInPrivate(message)).toEqual([]);
  });

  it('is shown whole for every question of every pack that is shipped, its verdict and its reveal', async () => {
    const questions = packs.flatMap(questionsOf);
    expect(questions.length).toBeGreaterThan(50);
    for (const question of questions) {
      const { post, verdicts, reveal } = messagesOf(packs, question);
      expect(await stage.lossesInPrivate(post, ...verdicts, reveal), question.id).toEqual([]);
    }
  }, 120_000);

  it.each(fullQuestions.map((question) => [question.kind, question] as const))(
    'is shown whole for a question as long as may be, whatever is said of it: %s',
    async (_, question) => {
      const messages = messagesOf([full], question);
      for (const message of allOf(messages))
        expect(await stage.lossesInPrivate(message), message.summary).toEqual([]);
      const { platform, channel } = stage.surface;
      const { id } = await stage.post(messages.post);
      await platform.edit(channel, id, messages.reveal);
      await stage.changed(id, 'the answer');
      expect(lossesOf(messages.reveal, await stage.seen(id))).toEqual([]);
    },
  );

  it('shows what somebody wrote, whatever it is full of', async () => {
    for (const question of fullQuestions) {
      const { verdicts } = messagesOf([full], question, '*_`<&>'.repeat(166));
      for (const verdict of verdicts) expect(await stage.lossesInPrivate(verdict)).toEqual([]);
    }
  });

  it('is seen by nobody else where it is private', async () => {
    const { ben, mei } = stage.surface;
    const [shown] = await stage.reply(samples.verdict);
    // What Mei sees comes in order.
    await stage.post(samples.question);
    expect(ben.sees()).toContain(shown);
    expect(mei.sees().map(({ id }) => id)).not.toContain(shown?.id);
  });

  it('brings a file of any size to one person alone', async () => {
    const { ben, mei, until } = stage.surface;
    const text = JSON.stringify({ words: '“è” <@everyone> *'.repeat(250_000) });
    const file: Block = { type: 'file', name: 'data.json', mediaType: 'application/json', text };
    const { summary, blocks } = note('This is all.');
    await stage.reply({ summary, blocks: [...blocks, file] });
    await until(() => ben.sees().some((one) => one.own && one.text.includes('This is all.')));
    expect(await until(() => ben.files().length > 0 && ben.files())).toEqual([{ name: 'data.json', text }]);
    expect(mei.files()).toEqual([]);
  });

  it('comes after the one before it', async () => {
    const [question, verdict] = [samples.question, samples.verdict];
    const shown = await stage.reply(question, verdict, question);
    expect(shown.map(({ text }) => text.includes('Not quite'))).toEqual([false, true, false]);
  });
}
