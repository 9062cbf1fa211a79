import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../support/slack/surfaces/read.ts';
import { type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';

describe('somebody’s data in Slack', () => {
  let study: SlackStudy;
  beforeEach(async () => {
    study = await startSlackStudy('Socket Mode');
    await study.setUp();
    await study.goTo('Mon 09:00');
    const question = await study.question();
    await study.answered(study.ben, () => study.ben.clicks(question, 'A'));
  });
  afterEach(() => study.stop());

  const privacy = () => {
    const { ben, channel } = study;
    return study.answered(ben, () => ben.types('/study privacy', { channel }));
  };
  const says = (text: string) => study.seen(study.ben, text);

  it('is sent to them as a direct message, without another scope', async () => {
    const { slack, ben } = study;
    await ben.clicks(await privacy(), 'Send me my data');
    await says('You get quorum-2026-11-23.json as a direct message.');
    const shared = slack.calls.filter(({ method }) => method === 'files.completeUploadExternal');
    const [direct = ''] = shared.map(({ args }) => String(args.channel_id));
    expect(direct).toMatch(/^D/);
    const [id = ''] = ben.sees(direct).flatMap(({ files }) => files);
    const data = JSON.parse(slack.file(id)?.content.toString() ?? '');
    expect(data).toMatchObject({ member: { id: ben.id, name: 'Ben' }, answers: [{ channel: 'study' }] });
    expect(slack.messages(study.channel).flatMap((one) => one.files)).toEqual([]);
  });

  it.each([
    ['getUploadURLExternal', 'file_uploads_disabled', 'the workspace allows no such files here.'],
    ['getUploadURLExternal', 'ratelimited', 'Please try again in a minute.'],
    ['completeUploadExternal', 'fatal_error', 'Please try again in a minute.'],
  ])('says so where %s is refused for %s', async (method, code, words) => {
    study.slack.faults.refuse(`files.${method}`, code);
    await study.ben.clicks(await privacy(), 'Send me my data');
    await says(words);
  });

  it('says whom to tell where the app may not write files, and promises no file', async () => {
    const { slack, ben } = study;
    slack.workspace.scopes.delete('files:write');
    await ben.clicks(await privacy(), 'Send me my data');
    const told = textOf(await says('Quorum cannot send you files here.'));
    expect(told).toContain('tell whoever set it up: the scope files:write is missing.');
    expect(told).toContain('install the app again');
    const announced = slack.calls.filter(({ args }) =>
      String(args.text).startsWith('Here is what you asked'),
    );
    expect(announced).toEqual([]);
  });

  it('is announced once Slack has it, so that nobody is promised a file that is not there', async () => {
    const { slack, ben } = study;
    await ben.clicks(await privacy(), 'Send me my data');
    await says('as a direct message.');
    const steps = ['files.getUploadURLExternal', 'chat.postMessage', 'files.completeUploadExternal'];
    const taken = slack.calls.map(({ method }) => method).filter((method) => steps.includes(method));
    expect(taken.slice(-3)).toEqual(steps);
  });

  it('is deleted after a confirmation in the same place, ids in keys of clicks included', async () => {
    const { ben, database } = study;
    const define = await study.answered(ben, () => ben.types('/define queue', study));
    await ben.clicks(define, 'Share');
    await says('Shared with the channel.');
    await ben.clicks(await privacy(), 'Delete my data');
    await ben.clicks(await says('Delete your data?'), 'Delete everything');
    await says('Done: nothing is kept about you here any more.');
    const member = { platform: 'slack', workspace: study.slack.workspace.id, member: ben.id };
    expect(await database.store.dataOf(member)).toBeUndefined();
    expect(await database.store.answerCount(1)).toBe(1);
  });

  it('puts whoever hides on no new board and in no new reveal, and still counts them', async () => {
    const { slack, olive, mei, channel } = study;
    const question = await study.question();
    for (const person of [olive, mei]) await study.answered(person, () => person.clicks(question, 'C'));
    const page = await study.answered(mei, () => mei.types('/study privacy', study));
    await mei.clicks(page, 'Hide me');
    await study.seen(mei, 'You are hidden: no new board and no new reveal names you.');
    await study.goTo('Mon 16:00');
    await study.answered(olive, () => olive.types('/study announce', study));
    const board = await study.answered(olive, () => olive.types('/study leaderboard all', study));
    const texts = [...slack.messages(channel), board].map(textOf);
    expect(texts[0]).toContain('3 people answered, 2 had it right: Olive and 1 more.');
    const withOlive = expect.stringContaining('Olive');
    expect(texts.filter((one) => one.includes('Leaderboard:'))).toEqual([withOlive, withOlive]);
    expect(texts.join()).not.toContain('Mei');
  });
});
