import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openStudy, type Study, studyChannel, textOf } from '../support/study.ts';

const workspace = { platform: studyChannel.platform, workspace: studyChannel.workspace };

describeOnEachDatabase('a workspace that Quorum is put out of', (open) => {
  const study = async () => {
    const one = await openStudy((await open()).store);
    await one.plan();
    await one.plan({}, 'paused');
    const paused = await one.store.findChannel({ ...studyChannel, channel: 'paused' });
    await one.store.pausePlan(paused?.id ?? 0, one.platform.clock.now(), 'By Olive.');
    await one.goTo('Mon 09:00');
    await one.ask('Ben', { type: 'answer', post: 1, option: 0 });
    return one;
  };
  const leave = ({ app }: Study) =>
    app.hear({ type: 'workspace-lost', workspace, reason: 'Quorum was removed.' });
  const comeBack = ({ app }: Study) => app.hear({ type: 'workspace-returned', workspace });
  const passDays = async ({ app, platform }: Study, days: number) => {
    platform.moveTo(platform.clock.now().add({ hours: days * 24 }));
    await app.tick(platform);
  };
  const questions = ({ platform }: Study) =>
    platform.posted.filter(({ message }) => message.summary.startsWith('Question of the day')).length;

  it('has its plans paused, and those alone go on that the loss had paused', async () => {
    const one = await study();
    await leave(one);
    await leave(one);
    await one.goTo('Tue 09:00');
    expect(questions(one)).toBe(0);
    await comeBack(one);
    await comeBack(one);
    await one.goTo('Wed 09:00');
    expect(questions(one)).toBe(1);
    const status = await one.store.plans();
    expect(status.map(({ paused }) => paused?.reason)).toEqual(['By Olive.', undefined]);
  });

  it('is noticed to be gone, or back, when the platform connects', async () => {
    const one = await study();
    const told = (present: readonly string[], covers = true) =>
      one.app.hear({ type: 'presence', platform: 'loop', present, covers: () => covers });
    const running = async () => (await one.store.plans()).filter(({ paused }) => !paused).length;
    await told([], false);
    expect(await running()).toBe(1);
    await told(['another']);
    expect(await running()).toBe(0);
    await told(['team']);
    expect(await running()).toBe(1);
  });

  it('has everything back within 30 days', async () => {
    const one = await study();
    await leave(one);
    await passDays(one, 29);
    await comeBack(one);
    await passDays(one, 2);
    expect(textOf(await one.ask('Ben', '/study progress'))).toContain('Answered: 1 question');
  });

  it('has all that is kept about it erased after 30 days, and nothing of others', async () => {
    const one = await study();
    const other = await one.store.memberFor({ ...workspace, workspace: 'other', member: 'zoe' }, 'Zoe');
    await one.submit('Ben', { type: 'flag', post: 1 }, { reason: 'Odd' });
    await leave(one);
    await passDays(one, 31);
    const { store } = one;
    expect(await store.findChannel(studyChannel)).toBeUndefined();
    expect([await store.plans(), await store.concerns([1]), await store.answersTo(1)]).toEqual([[], [], []]);
    expect([await store.post(1), await store.answerOf(1, 1)]).toEqual([undefined, undefined]);
    expect((await one.store.members([other.id])).map(({ name }) => name)).toEqual(['Zoe']);
  });

  it('is left to another process where this one is to end', async () => {
    const one = await study();
    await leave(one);
    await one.app.stop();
    await passDays(one, 31);
    expect(await one.store.findChannel(studyChannel)).toBeDefined();
  });

  it('keeps its data where a plan went on for a while and was paused later', async () => {
    const one = await study();
    await leave(one);
    const channel = await one.store.findChannel(studyChannel);
    await one.store.resumePlan(channel?.id ?? 0, one.platform.clock.now(), null);
    await passDays(one, 29);
    await one.ask('Olive', '/study pause');
    await passDays(one, 2);
    expect(await one.store.answersTo(1)).toHaveLength(1);
  });

  it('is out and in again, where both are told at once', async () => {
    const one = await study();
    await Promise.all([leave(one), comeBack(one)]);
    expect((await one.store.plans()).filter(({ paused }) => !paused)).toHaveLength(1);
    expect(await one.store.absentWorkspaces('loop')).toEqual([]);
  });

  it('counts its 30 days from the last time that Quorum was put out', async () => {
    const one = await study();
    await leave(one);
    const channel = await one.store.findChannel(studyChannel);
    await one.store.resumePlan(channel?.id ?? 0, one.platform.clock.now(), null);
    await passDays(one, 29);
    await leave(one);
    await passDays(one, 2);
    expect(await one.store.answersTo(1)).toHaveLength(1);
  });

  it('is no longer absent once an organiser resumes a plan in it', async () => {
    const one = await study();
    await leave(one);
    await one.ask('Olive', '/study resume');
    expect(await one.store.absentWorkspaces('loop')).toEqual([]);
    await one.ask('Olive', '/study pause');
    await passDays(one, 31);
    expect(await one.store.answersTo(1)).toHaveLength(1);
  });

  it('keeps its data where a plan goes on, although nobody told that Quorum is back', async () => {
    const one = await study();
    await leave(one);
    const channel = await one.store.findChannel(studyChannel);
    await one.store.resumePlan(channel?.id ?? 0, one.platform.clock.now(), null);
    await passDays(one, 31);
    expect(await one.store.answersTo(1)).toHaveLength(1);
  });
});
