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
  const says = (text: string) =>
    study.slack.until(() => study.ben.sees(study.channel).find((one) => textOf(one).includes(text)));

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

  it('says so where it could not be sent', async () => {
    study.slack.workspace.scopes.delete('files:write');
    await study.ben.clicks(await privacy(), 'Send me my data');
    await says('The file could not be sent to you.');
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
});
