import { expect, it } from 'vitest';
import type { Question } from '../../src/core/pack.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { buttonsOf, openStudy, press, type Study, smallPack, textOf, visitOf } from '../support/study.ts';

const members = ['Ada', 'Ben', 'Cy', 'Di', 'Eve', 'Fay', 'Gus', 'Hal'];

const beaten = 'More people took “The smallest” (7) than “The oldest” (1), which is right.';

describeOnEachDatabase('questions that may need mending', (open) => {
  /** The first question, open: of so many members, Ada picked the right option and the others a wrong one. */
  async function answered(names = members): Promise<Study> {
    const study = await openStudy((await open()).store);
    await study.plan();
    await study.goTo('Mon 09:00');
    for (const name of names)
      await study.ask(name, { type: 'answer', post: 1, option: name === 'Ada' ? 1 : 0 });
    return study;
  }

  async function revealed(names = members): Promise<Study> {
    const study = await answered(names);
    await study.goTo('Mon 16:05');
    return study;
  }

  it('are shown to organisers with the reasons, and can be looked at', async () => {
    const study = await revealed();
    const shown = await study.ask('Olive', '/study rulings');
    expect(textOf(shown)).toContain('No question is flagged. By the answers given here, this question may');
    expect(textOf(shown)).toContain('1. “Which item does a queue give back first?” (8 answers)');
    expect(textOf(shown)).toContain(`${beaten}\nHardly anybody gets it right: 13\u00a0% on average.`);
    for (const name of members) expect(textOf(shown)).not.toContain(name);
    expect(textOf(await study.ask('Olive', press(shown, 'See 1')))).toContain('The oldest right');
    expect(textOf(await study.ask('Ada', '/study rulings'))).toContain('for this channel’s organisers');
  });

  it('are not those that few have answered', async () => {
    const study = await revealed(members.slice(0, 7));
    expect(textOf(await study.ask('Olive', '/study rulings'))).toContain(
      'No question is flagged. Members can',
    );
  });

  it('are not those that are still open, in whichever channel, which would give answers away', async () => {
    const study = await answered();
    expect(textOf(await study.ask('Olive', '/study rulings'))).not.toContain('mending');
    await study.goTo('Mon 16:05');
    await study.plan({ times: ['17:00'], reveal: { type: 'after', hours: 2 } }, 'other');
    await study.goTo('Mon 17:00');
    expect(textOf(await study.ask('Olive', '/study rulings'))).not.toContain('mending');
    await study.goTo('Mon 19:00');
    expect(textOf(await study.ask('Olive', '/study rulings'))).toContain(beaten);
  });

  it('are each channel’s own', async () => {
    const study = await revealed();
    await study.plan({}, 'other');
    const visit = visitOf('Olive', 'other');
    const reply = await study.app.handle({ type: 'text', id: 'x', visit, text: '/study rulings' });
    expect(textOf(reply)).toContain('No question is flagged. Members can');
  });

  it('are those that the pack still has in these words', async () => {
    const study = await revealed();
    const reopened = async (mend: (question: Question) => readonly Question[]) => {
      const pack = await smallPack();
      const chapters = pack.chapters.map((chapter) => ({
        ...chapter,
        questions: chapter.questions.flatMap((one) => (one.id === 'order' ? mend(one) : [one])),
      }));
      const { ask } = await openStudy(study.store, [{ ...pack, chapters }], { platform: study.platform });
      return textOf(await ask('Olive', '/study rulings'));
    };
    const stem = [{ type: 'paragraph' as const, spans: [{ text: 'What comes out first?' }] }];
    expect(await reopened((question) => [{ ...question, explanation: stem }])).toContain(beaten);
    expect(await reopened((question) => [{ ...question, stem }])).not.toContain('mending');
    expect(await reopened(() => [])).not.toContain('mending');
  });

  it('come after those that are flagged, and lead back to them', async () => {
    const study = await revealed();
    await study.goTo('Tue 09:00');
    const [second] = await study.store.latestQuestions(1, 1);
    await study.goTo('Tue 16:05');
    await study.submit('Ben', { type: 'flag', post: second?.id ?? 0 }, { reason: 'Odd' });
    const flagged = await study.ask('Olive', '/study rulings');
    expect(textOf(flagged)).toContain('Flagged question 1 of 1');
    const shown = await study.ask('Olive', press(flagged, 'What else may need mending'));
    expect(textOf(shown)).toContain(beaten);
    expect(textOf(shown)).not.toContain('No question is flagged');
    expect(buttonsOf(shown).map(({ label }) => label)).toEqual(['See 1', 'Back to what is flagged']);
    expect(textOf(await study.ask('Olive', press(shown, 'Back to what is flagged')))).toBe(textOf(flagged));
  });

  it('say what was ruled, and count answers as they are worth by then', async () => {
    const study = await revealed();
    await study.ask('Olive', { type: 'rule-accept', post: 1, option: 0 });
    const accepted = textOf(await study.ask('Olive', '/study rulings'));
    expect(accepted).toContain('(8 answers)\nOrganisers accepted “The smallest” as well.\n');
    expect(accepted).not.toContain('Hardly anybody');
    await study.ask('Olive', { type: 'rule-keep', post: 1 });
    await study.ask('Olive', { type: 'rule-void', post: 1 });
    expect(textOf(await study.ask('Olive', '/study rulings'))).toContain(
      'Organisers ruled that it counts for nobody.\n',
    );
  });
});
