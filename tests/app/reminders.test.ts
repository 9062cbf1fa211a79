import { expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { Temporal } from '../../src/core/time.ts';
import type { Action } from '../../src/message/action.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { respond } from '../support/responding.ts';
import { buttonsOf, openStudy, press, type Study, textOf, visitOf } from '../support/study.ts';

describeOnEachDatabase('a reminder', (open) => {
  const remind: Action = { type: 'remind' };

  /** Ben and Mei have missed the first question, and Ben has asked to be reminded at 08:30. */
  async function reminded(): Promise<Study> {
    const study = await openStudy((await open()).store);
    await study.plan({ days: [1] });
    await study.goTo('Mon 09:00');
    for (const name of ['Ben', 'Mei'])
      await respond(study, await study.ask(name, '/study today'), false, name);
    expect(textOf(await study.submit('Ben', remind, { time: '8:30', zone: 'europe/berlin' }))).toContain(
      'I will remind you at 08:30 (Europe/Berlin)',
    );
    return study;
  }

  it('comes once a day at the local time to who asked for it, while something is due', async () => {
    const study = await reminded();
    await study.goTo('Mon 12:00');
    expect(toldIn(study)).toEqual([]);
    await study.goTo('Tue 08:29');
    expect(toldIn(study)).toEqual([]);
    await study.goTo('Tue 08:30');
    await study.goTo('Tue 08:31');
    expect(toldIn(study).map(({ member }) => member)).toEqual(['ben']);
    const [told] = toldIn(study);
    expect(told && textOf(told.message)).toContain('1 thing is due for review in #study: /study review');
    const review = told && (await study.ask('Ben', press(told.message, 'Review now')));
    if (!review) throw new Error('no reminder');
    await respond(study, review, true);
    await study.goTo('Wed 08:30');
    expect(toldIn(study)).toHaveLength(1);
  });

  it('keeps to the local time when clocks change', async () => {
    const study = await reminded();
    const told: string[] = [];
    const first = Temporal.Instant.from('2027-03-26T06:00:00Z');
    for (const halves of [0, 1, 2, 3, 4].flatMap((day) => [0, 1, 2, 3].map((half) => 48 * day + half))) {
      const before = toldIn(study).length;
      study.platform.moveTo(first.add({ minutes: 30 * halves }));
      await study.app.tick(study.platform);
      if (toldIn(study).length > before) told.push(study.platform.clock.now().toString());
    }
    expect(told.map((at) => at.slice(5, 16))).toEqual([
      '03-26T07:30',
      '03-27T07:30',
      '03-28T06:30',
      '03-29T06:30',
      '03-30T06:30',
    ]);
  });

  it('comes once where two processes look at the same time', async () => {
    const study = await reminded();
    const rival = await openStudy((await open()).store, undefined, { platform: study.platform });
    study.platform.moveTo(Temporal.Instant.from('2026-11-24T07:30:00Z'));
    await Promise.all([study, rival].map(({ app }) => app.tick(study.platform)));
    expect(toldIn(study)).toHaveLength(1);
  });

  it('comes once a day also where its time is moved', async () => {
    const study = await reminded();
    await study.goTo('Tue 08:30');
    await study.submit('Ben', remind, { time: '9:00', zone: 'Europe/Berlin' });
    await study.goTo('Tue 09:00');
    expect(toldIn(study)).toHaveLength(1);
    await study.goTo('Wed 09:00');
    expect(toldIn(study)).toHaveLength(2);
  });

  it('is left out until the next day where it is missed by more than two hours', async () => {
    const study = await reminded();
    await study.goTo('Tue 10:31');
    expect(toldIn(study)).toHaveLength(0);
    const { id } = await study.store.memberFor(visitOf('Ben').member, 'Ben');
    expect(await study.store.postOf(1, 'notice', `review/2026-11-24/${id}`)).toBeUndefined();
    await study.goTo('Wed 10:29');
    expect(toldIn(study)).toHaveLength(1);
  });

  it('is not sent any more where the platform was away for more than two hours', async () => {
    const study = await reminded();
    study.platform.connect(false);
    await study.goTo('Tue 08:30');
    study.platform.connect(true);
    await study.goTo('Tue 10:31');
    expect(toldIn(study)).toHaveLength(0);
    await study.goTo('Wed 08:30');
    expect(toldIn(study)).toHaveLength(1);
  });

  it('does not come to who has left, nor while the plan is paused', async () => {
    const study = await reminded();
    await study.ask('Olive', '/study pause');
    await study.goTo('Tue 08:30');
    await study.ask('Olive', '/study resume');
    await study.store.markLeft(visitOf('Ben').member);
    await study.goTo('Wed 08:30');
    expect(toldIn(study)).toEqual([]);
    await study.ask('Ben', '/study help');
    await study.goTo('Thu 08:30');
    expect(toldIn(study)).toHaveLength(1);
  });

  it('ends with a button, and can be changed with another', async () => {
    const study = await reminded();
    await study.goTo('Tue 08:00');
    const review = await study.ask('Ben', '/study review');
    const form = await study.ask('Ben', press(review, 'Reminder: daily at 08:30'));
    expect(form).toMatchObject({
      form: { fields: [{ value: '08:30' }, { value: 'Europe/Berlin' }] },
    });
    expect(textOf(await study.ask('Ben', press(review, 'Stop reminding me')))).toContain('not remind you');
    await study.goTo('Tue 08:30');
    expect(toldIn(study)).toEqual([]);
    const again = await study.ask('Ben', '/study review');
    expect(buttonsOf(again).map(({ label }) => label)).toContain('Remind me daily');
  });

  /** Ben asks for a reminder, or changes it, in a channel. @returns what he is told */
  async function remindIn({ app }: Study, channel: string, time: string): Promise<string> {
    const visit = visitOf('Ben', channel);
    const values = { time, zone: 'Europe/Berlin' };
    return textOf(await app.handle({ type: 'submission', id: time, visit, action: remind, values }));
  }

  it('stays with the channel that it is about, wherever it is changed, and names it', async () => {
    const study = await reminded();
    await study.plan({}, 'other');
    expect(await remindIn(study, 'other', '9:15')).toMatch(/at 09:15 .* due for review in #study/);
    const form = await study.ask('Ben', remind);
    const intro = expect.stringContaining('in #study');
    expect(form).toMatchObject({ form: { intro, fields: [{ value: '09:15' }, {}] } });
  });

  it('comes once a day also where it was stopped and begun again in another channel', async () => {
    const study = await reminded();
    await study.plan({}, 'other');
    await study.goTo('Tue 08:30');
    await study.ask('Ben', { type: 'remind-stop' });
    expect(await remindIn(study, 'other', '9:15')).toContain('in #other');
    await study.goTo('Tue 09:15');
    expect(toldIn(study)).toHaveLength(1);
    await study.goTo('Wed 09:15');
    expect(toldIn(study)).toHaveLength(2);
  });

  it('of somebody in a zone that is not known here keeps back nobody else’s, and waits for a day', async () => {
    const study = await reminded();
    const { id } = await study.store.memberFor(visitOf('Mei').member, 'Mei');
    const ben = await study.store.nudgeOf((await study.store.memberFor(visitOf('Ben').member, 'Ben')).id);
    if (!ben) throw new Error('no reminder');
    const lost = { ...ben, memberId: id, zone: 'Mars/Olympus', dueAt: ben.dueAt.subtract({ minutes: 1 }) };
    await study.store.keepNudge(lost);
    await study.goTo('Tue 08:30');
    expect(toldIn(study).map(({ member }) => member)).toEqual(['ben']);
    const nextDay = study.platform.clock.now().add({ hours: 24 });
    expect(await study.store.nudgeOf(id)).toMatchObject({ zone: 'Mars/Olympus', dueAt: nextDay });
    await study.goTo('Wed 08:30');
    expect(toldIn(study)).toHaveLength(2);
  });

  it('is left to another process once this one is to end', async () => {
    const study = await reminded();
    await study.submit('Mei', remind, { time: '8:30', zone: 'Europe/Berlin' });
    const { store, platform } = study;
    let looked = 0;
    const recallsOf: Store['recallsOf'] = (...wanted) => {
      looked++;
      void ending.app.stop();
      return store.recallsOf(...wanted);
    };
    const ending = await openStudy({ ...store, recallsOf }, undefined, { platform });
    await ending.goTo('Tue 08:30');
    expect(looked).toBe(1);
    await study.goTo('Tue 08:31');
    expect(
      toldIn(study)
        .map(({ member }) => member)
        .sort(),
    ).toEqual(['ben', 'mei']);
  });

  it('says what is wrong with a time or zone, and keeps nothing', async () => {
    const study = await openStudy((await open()).store);
    await study.plan();
    const reply = await study.submit('Ben', remind, { time: 'noonish', zone: 'Europe/Berln' });
    expect(reply).toMatchObject({ type: 'problems', form: { fields: [{ value: 'noonish' }, {}] } });
    expect(textOf(reply)).toMatch(/“noonish” is not a time of day; .*\n.*did you mean Europe\/Berlin\?/);
    expect(await study.store.nudgeOf(1)).toBeUndefined();
  });

  it('can be asked for only where something is studied', async () => {
    const study = await openStudy((await open()).store);
    expect(buttonsOf(await study.ask('Ben', '/study review'))).toEqual([]);
    expect(textOf(await study.ask('Ben', remind))).toContain('has no plan');
  });
});

/** The reminders that were sent; organisers are told other things. */
function toldIn({ platform }: Study) {
  return platform.whispered.filter(({ message }) =>
    buttonsOf(message).some(({ label }) => label === 'Review now'),
  );
}
