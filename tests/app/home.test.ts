import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { respond } from '../support/responding.ts';
import { buttonsOf, momentOf, openStudy, press, type Study, textOf, visitOf } from '../support/study.ts';

describeOnEachDatabase('a member’s own page', (open) => {
  async function planned(): Promise<Study> {
    const study = await openStudy((await open()).store);
    await study.plan();
    return study;
  }

  async function homeOf({ app }: Study, name = 'Ben') {
    const sections = await app.home(visitOf(name), () => true);
    return { summary: '', blocks: sections.flatMap(({ blocks }) => blocks) };
  }

  it('shows an open question whole, and once it is answered in a line that leads to the verdict', async () => {
    const study = await planned();
    await study.goTo('Mon 09:00');
    const before = await homeOf(study);
    expect(textOf(before)).toContain('Which item does a queue give back first?');
    await study.ask('Ben', press(before, 'A'));
    const after = await homeOf(study);
    expect(textOf(after)).toMatch(
      /You answered “Which item does a queue give back first\?”: .+, [02] of 2 points\./,
    );
    expect(buttonsOf(after).map(({ label }) => label)).toEqual(['Show it']);
    const verdict = await study.ask('Ben', press(after, 'Show it'));
    expect(verdict).not.toHaveProperty('replaces');
    expect(textOf(verdict)).toContain('You earned');
  });

  it('tells in a line how the last question went', async () => {
    const study = await planned();
    await study.goTo('Mon 09:00');
    await study.ask('Ben', press(await homeOf(study), 'A'));
    await study.goTo('Mon 16:00');
    expect(textOf(await homeOf(study))).toMatch(
      /The next one comes on .+\.\nYou answered the last question: .+, [02] of 2 points\.\n/,
    );
  });

  it('leads to the answer of a question that was missed', async () => {
    const study = await planned();
    await study.goTo('Mon 09:00');
    await study.goTo('Mon 16:00');
    const home = await homeOf(study, 'Mei');
    expect(textOf(home)).toContain('You did not answer the last question.');
    expect(textOf(await study.ask('Mei', press(home, 'Show it')))).toContain(
      'It was revealed before you answered it.',
    );
  });

  it('tells once what is due in all channels that study the same, by the member’s own calendar', async () => {
    const study = await planned();
    await study.plan({}, 'other');
    await study.goTo('Mon 09:00');
    await respond(study, await study.ask('Ben', '/study today'), false);
    await study.goTo('Mon 16:00');
    study.platform.moveTo(momentOf('Tue 00:30'));
    const dueTimes = async (zone: string) => {
      const sections = await study.app.home({ ...visitOf('Ben'), zone }, () => true);
      const text = textOf({ summary: '', blocks: sections.flatMap(({ blocks }) => blocks) });
      return text.match(/due for review/g)?.length ?? 0;
    };
    expect([await dueTimes('Europe/Berlin'), await dueTimes('Europe/London')]).toEqual([1, 0]);
  });

  it('shows whoever has done nothing a page of nothing, and remembers nobody for looking at it', async () => {
    const study = await planned();
    await study.goTo('Mon 09:00');
    const home = await homeOf(study, 'Mei');
    expect(textOf(home)).toContain('Which item does a queue give back first?');
    expect(textOf(home)).toContain('You have not answered a question here yet.');
    expect(await study.store.findMember(visitOf('Mei').member)).toBeUndefined();
    await study.ask('Mei', press(home, 'A'));
    await study.ask('Mei', { type: 'erase' });
    expect(textOf(await homeOf(study, 'Mei'))).toContain('You have not answered a question here yet.');
    expect(await study.store.findMember(visitOf('Mei').member)).toBeUndefined();
  });

  it('has no button that shows somebody else’s verdict', async () => {
    const study = await planned();
    await study.goTo('Mon 09:00');
    await study.ask('Ben', press(await homeOf(study), 'A'));
    const shown = await study.ask('Mei', press(await homeOf(study), 'Show it'));
    expect(textOf(shown)).toContain('Still open for you');
    expect(textOf(shown)).not.toContain('Why: ');
  });
});
