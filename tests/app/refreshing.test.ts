import { expect, it } from 'vitest';
import type { Patience } from '../../src/app/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openStudy, type Study, textOf } from '../support/study.ts';

describeOnEachDatabase('the count under a question', (open) => {
  const answer = (one: Study, name: string) => one.ask(name, { type: 'answer', post: 1, option: 0 });
  const shown = ({ platform }: Study) => {
    const [question] = platform.posted;
    return question ? textOf(question.message) : '';
  };

  async function asked(patience?: Patience): Promise<Study> {
    const one = await openStudy((await open()).store, undefined, patience ? { patience } : {});
    await one.plan();
    await one.goTo('Mon 09:00');
    return one;
  }

  it('is brought up to date when somebody has answered', async () => {
    const one = await asked();
    await answer(one, 'Ben');
    await expect.poll(() => shown(one)).toContain('1 person has answered.');
  });

  it('does not hide the answer where it lands late', async () => {
    const one = await asked({ ms: 200, endingMs: 200 });
    const count = one.platform.hold('edit');
    await answer(one, 'Ben');
    await count.begun;
    await one.goTo('Mon 16:00');
    expect(shown(one)).toContain('Question of the day: the answer');
    const before = one.platform.calls;
    count.release();
    await expect.poll(() => one.platform.calls).toBe(before + 1);
    await expect.poll(() => shown(one)).toContain('Question of the day: the answer');
  });

  it('does not hide the answer that another process has revealed', async () => {
    const one = await asked();
    const other = await openStudy((await open()).store, undefined, { platform: one.platform });
    const count = one.platform.hold('edit');
    await answer(one, 'Ben');
    await count.begun;
    await other.goTo('Mon 16:00');
    expect(shown(one)).toContain('Question of the day: the answer');
    const before = one.platform.calls;
    count.release();
    await expect.poll(() => one.platform.calls).toBe(before + 1);
    await expect.poll(() => shown(one)).toContain('Question of the day: the answer');
  });

  it('is left as it is shortly before the reveal', async () => {
    const one = await asked();
    one.platform.moveTo(one.platform.clock.now().add({ hours: 6, minutes: 59, seconds: 55 }));
    const before = one.platform.calls;
    await answer(one, 'Ben');
    await one.app.stop();
    expect(one.platform.calls).toBe(before);
  });
});
