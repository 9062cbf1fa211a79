import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVisit, type Visit } from './support/visit.ts';
import { visitorOf } from './support/visitor.ts';

/** What members learn from what they missed, and how a wrong key is put right, in a browser on the real process. */
describe('a channel that learns', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await startVisit({ CONTENT_DIR: join(import.meta.dirname, 'support/packs') });
  });
  afterAll(() => visit?.stop());

  const { button, says, be, move, nextQuestion, type } = visitorOf(() => visit.page);
  const entries = (): Locator => visit.page.getByRole('article');

  /** The letter of an option of the question that was shown last. */
  async function letterOf(option: string): Promise<string> {
    const line = visit.page.getByRole('listitem').filter({ hasText: option }).last();
    return await line.locator('.letter').innerText();
  }

  /** Answers with an option, and waits for the verdict. */
  async function pick(option: string, verdict: string): Promise<void> {
    await button(await letterOf(option))
      .last()
      .click();
    await entries().filter({ hasText: 'Only visible to you' }).getByText(verdict).last().waitFor();
  }

  /** What is answered to a line: the last message that says this. */
  async function answerTo(line: string, text: string): Promise<Locator> {
    await type(line);
    const answer = entries().filter({ hasText: text }).last();
    await answer.waitFor();
    return answer;
  }

  it('is asked a question that some of it miss', async () => {
    await type('/study setup');
    await button('Save the plan').last().click();
    await says(/The plan is saved/);
    await nextQuestion();
    await be('Tomas');
    await pick('The oldest', 'Right!');
    for (const name of ['Ben', 'Mei']) {
      await be(name);
      await pick('The newest', 'Not this time');
    }
  });

  it('lets a member flag it, with a reason', async () => {
    await button('Flag this question').last().click();
    const form = visit.page.getByRole('dialog');
    await form.getByLabel('What is wrong with it?').fill('A stack is a queue as well');
    await form.getByRole('button', { name: 'Flag it' }).click();
    await says(/^Thank you. The organisers of this channel will look at it./);
  });

  it('brings what was missed back the day after, by another question on the same', async () => {
    await move('To the reveal');
    await nextQuestion();
    await be('Ben');
    const review = await answerTo('/study review', 'Review: 1 due');
    await review.getByText('A longer queue makes a slow worker faster.').waitFor();
    await review.getByRole('button', { name: 'False' }).click();
    await says(/Nothing more is due\. Next: in \d+ days\./);
  });

  it('has the flag ruled on by its organiser, who was told of it', async () => {
    await be('Mei');
    await answerTo('/study rulings', 'That is for this channel’s organisers');
    await be('Nora');
    await says(/^A member in study says that something is wrong with the question/);
    const flagged = await answerTo('/study rulings', '1 member flagged it, 3 people answered it.');
    await flagged.getByText('“A stack is a queue as well”').waitFor();
    const line = flagged.getByRole('listitem').filter({ hasText: 'The newest' });
    const letter = await line.locator('.letter').innerText();
    await flagged.getByRole('button', { name: `Accept ${letter} too` }).click();
    await says(`Ruled: ${letter} counts as right as well.`);
  });

  it('tells everybody in one line, and in the reveal', async () => {
    await be('Tomas');
    await says(
      'The organisers ruled on “Which item does a queue give back first?”: “The newest” counts as right as well. Points were put right for 2 people.',
    );
    await says(/^Ruling: [ABC] counts as right as well\.$/);
  });

  it('has the leaderboard put right, in words and as a picture', async () => {
    const board = await answerTo('/study leaderboard all', 'Leaderboard: all time');
    for (const name of ['Ben', 'Mei', 'Tomas'])
      expect(await board.innerText()).toContain(`1. ${name} 2 points`);
    await seePicture(board, /1\. Ben.*1\. Mei.*1\. Tomas/s);
  });

  it('shows a member what they have learned, in words and as a picture', async () => {
    await be('Ben');
    const progress = await answerTo('/study progress', 'Your progress');
    expect(await progress.innerText()).toMatch(/Points\s+2/);
    await seePicture(progress, /2 points/);
  });

  it('hides a member from boards on their wish', async () => {
    await be('Mei');
    await answerTo('/study privacy', 'Your privacy');
    await button('Hide me').click();
    await says(/^You are hidden: no new board and no new reveal names you\./);
    await be('Ben');
    const board = await answerTo('/study leaderboard all', 'Leaderboard: all time');
    expect(await board.innerText()).toMatch(/1\. Ben 2 points.*\n1\. Tomas 2 points/);
    expect(await board.innerText()).not.toContain('Mei');
  });

  it('gives a member all that is kept about them', async () => {
    await be('Mei');
    await button('Send me my data').click();
    const link = visit.page.getByRole('link', { name: /^Download .+\.json$/ });
    const [download] = await Promise.all([visit.page.waitForEvent('download'), link.click()]);
    const kept = await readFile(await download.path(), 'utf8');
    expect(kept).toContain('A stack is a queue as well');
    expect(JSON.parse(kept)).toMatchObject({ answers: [expect.anything()] });
    expect(kept).not.toContain('Tomas');
  });

  it('forgets a member on their wish, once they have confirmed it', async () => {
    await button('Delete my data').click();
    await says('Delete your data?');
    await button('Delete everything').click();
    await says(/^Done: nothing is kept about you here any more\./);
    await answerTo('/study progress', 'You have not answered a question here yet.');
    await be('Tomas');
    await says(/^3 people answered, 3 had it right: Ben, Tomas and 1 more\.$/);
  });

  /** The picture of a message has come, and says in words what it shows. */
  async function seePicture(message: Locator, words: RegExp): Promise<void> {
    const picture = message.getByRole('img');
    expect(await picture.getAttribute('alt')).toMatch(words);
    await picture.evaluate((image: { decode(): Promise<void> }) => image.decode());
  }
});
