import { describe, expect, it } from 'vitest';
import { createPace, type MayAct } from '../../src/app/pacing.ts';
import { allRows } from '../support/all-rows.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openStudy, textOf, visitOf } from '../support/study.ts';

/** How many of so many things a member may do, one after the other. */
function done(mayAct: MayAct, times: number, name = 'Ben', id?: string): number {
  const deeds = Array.from({ length: times }, () => ({
    id: id ?? crypto.randomUUID(),
    visit: visitOf(name),
  }));
  return deeds.filter(mayAct).length;
}

describe('the pace of one member', () => {
  it('is sixty things at once, and then two a second', () => {
    let now = 1_000;
    const mayAct = createPace(() => now);
    expect(done(mayAct, 1_000)).toBe(60);
    now += 1_000;
    expect(done(mayAct, 1_000)).toBe(2);
    now += 3_600_000;
    expect(done(mayAct, 1_000)).toBe(60);
  });

  it('never stops anybody who does something every half second', () => {
    let now = 0;
    const mayAct = createPace(() => now);
    for (let deeds = 0; deeds < 10_000; deeds++, now += 500) expect(done(mayAct, 1)).toBe(1);
  });

  it('counts what is delivered again once', () => {
    const mayAct = createPace(() => 0);
    expect(done(mayAct, 1_000, 'Ben', 'one click')).toBe(1_000);
    expect(done(mayAct, 1_000)).toBe(59);
    expect(done(mayAct, 1_000, 'Ben', 'one click')).toBe(1_000);
  });

  it('is nobody else’s, here or in another workspace', () => {
    const mayAct = createPace(() => 0);
    done(mayAct, 1_000);
    expect(done(mayAct, 1_000, 'Mei')).toBe(60);
    const visit = { ...visitOf('Ben'), member: { ...visitOf('Ben').member, workspace: 'rivals' } };
    expect(mayAct({ id: '1', visit })).toBe(true);
  });

  it('is the same in every channel', () => {
    const mayAct = createPace(() => 0);
    done(mayAct, 1_000);
    expect(mayAct({ id: '1', visit: visitOf('Ben', 'other') })).toBe(false);
  });

  it('is remembered of a member who goes on and on, however many others there are', () => {
    const mayAct = createPace(() => 0);
    done(mayAct, 60);
    for (let other = 0; other < 50_000; other++) {
      mayAct({ id: '1', visit: visitOf(`Member ${other}`) });
      if (other % 5_000 === 0) expect(done(mayAct, 1)).toBe(0);
    }
  });
});

describeOnEachDatabase('somebody who does too much at once', (open, execute) => {
  it('is told so, and nothing is done', async () => {
    const study = await openStudy((await open()).store);
    await study.plan();
    await study.goTo('Mon 09:00');
    const many = Array.from({ length: 100 }, () => study.ask('Ben', '/study privacy'));
    const late = await study.ask('Ben', { type: 'answer', post: 1, option: 0 });
    expect(textOf(late)).toBe(
      'That was a lot at once, so nothing was done. Please wait a few seconds, and try again.',
    );
    expect(await allRows(execute)).toContain('"answers":null');
    const replies = (await Promise.all(many)).map((reply) => textOf(reply));
    expect(replies.filter((text) => text === textOf(late)).length).toBe(40);
    expect(textOf(await study.ask('Mei', { type: 'answer', post: 1, option: 0 }))).toContain('You earned');
  });
});

describeOnEachDatabase('somebody who sends too much at once', (open) => {
  const long = 'x'.repeat(50_000);

  it('is told so, whatever it is', async () => {
    const study = await openStudy((await open()).store);
    await study.plan();
    await study.goTo('Mon 09:00');
    const about = (id: string) => ({ id, visit: visitOf('Ben') });
    const replies = [
      await study.app.handle({ ...about('1'), type: 'text', text: `/define ${long}` }),
      await study.app.handle({ ...about('2'), type: 'command', name: 'define', args: { term: long } }),
      await study.app.handle({ ...about('3'), type: 'command', name: long, args: {} }),
      await study.app.handle({ ...about('4'), type: 'passage', text: long }),
      await study.submit('Ben', { type: 'write', post: 1 }, { answer: long }),
      await study.submit('Ben', { type: 'flag', post: 1 }, { reason: long }),
      await study.submit('Olive', { type: 'setup-schedule' }, { breaks: long }),
    ];
    for (const reply of replies) {
      expect(textOf(reply)).toMatch(
        /^That is too long: [\d,]+ characters are the most\. Nothing was done\.$/,
      );
    }
    const fields = Object.fromEntries(Array.from({ length: 11 }, (_, place) => [`field ${place}`, '']));
    expect(textOf(await study.submit('Ben', { type: 'flag', post: 1 }, fields))).toContain('not one of mine');
  });
});
