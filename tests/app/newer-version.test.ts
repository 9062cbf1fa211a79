import { expect, it } from 'vitest';
import { kinds } from '../../src/store/schema.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openStudy, type Study, textOf, visitOf } from '../support/study.ts';

describeOnEachDatabase('what only a newer version can read', (open, execute) => {
  /** One channel whose plan is known, one whose order asks for memories, and one that a newer version has set up. */
  async function sideBySide(): Promise<Study> {
    const one = await openStudy((await open()).store);
    await one.plan();
    await one.plan({ order: 'adaptive' }, 'adaptive');
    await one.plan({}, 'newer');
    await execute(`update plans set plan = jsonb_set(plan, '{order}', '"spiral"') where channel_id = 3`);
    await one.store.memberFor(visitOf('Ben').member, 'Ben');
    await one.goTo('Mon 09:00');
    return one;
  }

  /** Answers, decisions, notices and posts of types that come with the next version. Ids: Ben is member 2. */
  async function writeAsNewer(): Promise<void> {
    const known = kinds.map((kind) => `'${kind}'`).join(', ');
    await execute(`
      alter table posts drop constraint posts_kind;
      alter table posts add constraint posts_kind check (kind in (${known}, 'poem'));
      insert into answers (post_id, member_id, channel_id, response, fraction, points, ideas_hit, at)
        select id, 2, channel_id, '{"type":"drawn","strokes":[]}', 1, 1, '[]', now() from posts
        where kind = 'question';
      insert into rulings (key, channel_id, pack, question, decision, member_id, at)
        select 'newer ' || id, channel_id, pack, question_id, '{"type":"halve"}', 2, now() from posts
        where kind = 'question';
      insert into posts (channel_id, kind, slot, date, state, due_at) values
        (1, 'poem', 'a', '2026-11-23', 'planned', '2026-11-23T09:00Z');
      insert into posts (channel_id, kind, slot, date, state, due_at, notice, member_id) values
        (1, 'notice', 'mood', '2026-11-23', 'planned', '2026-11-23T09:00Z', '{"type":"mood"}', 2)`);
  }

  /** Kinds of posts with their states, but for those that were sent, and channels whose plans are paused. */
  async function leftBehind(): Promise<string> {
    return JSON.stringify(
      await execute(`select
        (select string_agg(kind || ' ' || state, ', ' order by kind, id) from posts where state <> 'sent') as posts,
        (select count(*) from plans where paused_at is not null)::text as paused`),
    );
  }

  const channelsOf = ({ platform }: Study) =>
    platform.posted.filter(({ thread }) => !thread).map(({ channel }) => channel);

  it('holds up no channel, and none of it is paused, given up or lost', async () => {
    const one = await sideBySide();
    expect(channelsOf(one).sort()).toEqual(['adaptive', 'study']);
    await writeAsNewer();
    await one.goTo('Mon 16:00');
    await one.goTo('Tue 09:00');
    expect(channelsOf(one).sort()).toEqual(['adaptive', 'adaptive', 'study', 'study']);
    expect(await leftBehind()).toContain(
      '"posts":"discussion planned, discussion planned, discussion planned, discussion planned, ' +
        'notice planned, poem planned, reveal planned, reveal planned, reveal planned, reveal planned","paused":"0"',
    );
  });

  it('is carried out once the newer version does it', async () => {
    const one = await sideBySide();
    await writeAsNewer();
    await one.goTo('Mon 10:00');
    await execute(`
      update plans set plan = jsonb_set(plan, '{order}', '"reading"') where channel_id = 3;
      update posts set free_at = now(), notice = '{"type":"flagged","stem":"Why?"}' where slot = 'mood'`);
    await one.goTo('Mon 10:01');
    expect(channelsOf(one)).toContain('newer');
    expect(one.platform.whispered.map(({ member }) => member)).toContain('ben');
  });

  it('takes nothing from what a member reviews', async () => {
    const one = await sideBySide();
    await writeAsNewer();
    expect(textOf(await one.ask('Ben', '/study review'))).toContain('nothing to review yet');
  });
});
