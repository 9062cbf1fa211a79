import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVisit, type Visit } from './support/visit.ts';
import { visitorOf } from './support/visitor.ts';

/** The whole story in a browser, on the real process: what somebody sees who clones the project and starts it. */
describe('a channel that studies the guide', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await startVisit();
  });
  afterAll(() => visit?.stop());

  const { button, says, be, shown, move, nextQuestion, type } = visitorOf(() => visit.page);

  it('is set up by its organiser, who sees the next posts before saving', async () => {
    await button('Set up a plan').first().click();
    await says('The next posts would be');
    await button('Days and times').click();
    await visit.page.getByLabel('Days', { exact: true }).fill('daily');
    await visit.page.getByLabel('Time zone').fill('Europe/Berln');
    await button('Preview').click();
    await says(/did you mean Europe\/Berlin/);
    await visit.page.getByLabel('Time zone').fill('europe/berlin');
    await button('Preview').click();
    await says('Mon–Sun at 09:00');
    await button('Save the plan').last().click();
    await says(/The plan is saved. Next: Question on/);
  });

  it('gets its question when the clock comes to it', async () => {
    await move('To the next question');
    await says('Question of the day');
    await says(/Be the first to answer/);
  });

  it('lets three members answer in private, one of them twice', async () => {
    for (const name of ['Ben', 'Mei', 'Tomas']) {
      await be(name);
      await button('A').first().click();
      await says(/You earned/);
    }
    await button('B').first().click();
    await says('Your first answer counts, and it stands.');
    await says('3 people have answered.');
  });

  it('shows nobody what others answered', async () => {
    await be('Nora');
    await says('Question of the day');
    expect(await shown()).not.toContain('You earned');
  });

  it('reveals the answer to all, with the spread, and opens a discussion', async () => {
    await move('To the reveal');
    await says('Question of the day: the answer');
    await says('3 of 3 (100 %)');
    await says(/^The answer is/);
  });

  it('takes an answer in writing, and says which ideas were hit and missed', async () => {
    await be('Ben');
    while (!(await button('Write your answer').isVisible())) await nextQuestion();
    await button('Write your answer').last().click();
    await visit.page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill('I would add more monitoring and hope for the best.');
    await button('Answer').click();
    await says(/You missed:/);
    await says(/A model answer:/);
  });

  it('finds a term in spite of a misspelling', async () => {
    await type('/define qorum');
    await says('I know no “qorum”. Did you mean one of these?');
    await button('Quorum').last().click();
    await says(/Not to be confused with/);
  });

  it('announces the week’s leaderboard', async () => {
    await move('To the leaderboard');
    await says(/Leaderboard: week to/);
    await says(/^1\. /);
  });

  it('still has everything after a kill -9', async () => {
    const before = await shown();
    await visit.restart();
    await be('Ben');
    await says(/Leaderboard: week to/);
    expect(await shown()).toBe(before);
    await type('/study progress');
    await says('Your progress');
  });
});
