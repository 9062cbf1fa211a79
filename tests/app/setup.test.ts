import { expect, it } from 'vitest';
import type { Reply } from '../../src/app/ports/platform.ts';
import type { Pack } from '../../src/core/pack.ts';
import type { Action } from '../../src/message/action.ts';
import { readPeople, writePeople } from '../../src/message/form.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  formOf,
  openStudy,
  press,
  type Study,
  smallPack,
  studyChannel,
  textOf,
  visitOf,
} from '../support/study.ts';

const schedule: Action = { type: 'setup-schedule' };
const questions: Action = { type: 'setup-questions' };
const organisers: Action = { type: 'setup-organisers' };

const days = { days: 'mon-fri', times: '09:00', zone: 'Europe/Berlin', breaks: 'none', grace: '4h' };
const what = { pack: 'small', order: 'reading', pace: 'off', reveal: '16:00', leaderboard: 'fri 16:00' };

/** Everybody who is picked, by the ids of this platform. */
const people = (...names: readonly string[]) =>
  writePeople(names.map((name) => ({ type: 'member', id: name.toLowerCase(), name })));

describeOnEachDatabase('setting a plan up', (open) => {
  const start = async (packs?: readonly Pack[]) => openStudy((await open()).store, packs);
  const save = async (study: Study, name: string, preview: Reply) =>
    study.ask(name, press(preview, 'Save the plan'));

  async function savedPlan({ store }: Study) {
    const channel = await store.findChannel(studyChannel);
    const plan = channel && (await store.planOf(channel.id));
    if (!plan) throw new Error('no plan');
    return plan;
  }

  it('begins in the zone of the person’s profile, or in UTC where that is none', async () => {
    const study = await start();
    expect(textOf(await study.ask('Olive', '/study setup'))).toContain('Time zone: Europe/Berlin');
    const visit = { ...visitOf('Olive'), zone: 'Mars/Olympus' };
    const reply = await study.app.handle({ type: 'text', id: '1', visit, text: '/study setup' });
    expect(textOf(reply)).toContain('Time zone: UTC');
  });

  it('takes a zone and a pack in the command, where platforms can complete them', async () => {
    const study = await start([await smallPack(), { ...(await smallPack()), id: 'other', title: 'Another' }]);
    const preview = textOf(await study.ask('Olive', '/study setup asia/tokyo other'));
    expect(preview).toContain('Time zone: Asia/Tokyo');
    expect(preview).toContain('Studies: Another');
    expect(textOf(await study.ask('Olive', '/study setup Berln'))).toContain('is not a time zone');
    expect(textOf(await study.ask('Olive', '/study setup UTC nothing'))).toContain('There is no pack');
  });

  it('shows what is wrong beside each field, and keeps what was typed for when the form is opened again', async () => {
    const study = await start();
    await study.ask('Olive', '/study setup');
    const wrong = { ...days, times: '25:00', zone: 'Europe/Berln', grace: 'ever' };
    const reply = await study.submit('Olive', schedule, { ...wrong, stray: 'from elsewhere' });
    expect(reply.type).toBe('problems');
    expect(textOf(reply)).toMatch(/Time zone: .*did you mean Europe\/Berlin/);
    const again = formOf(await study.ask('Olive', press(reply, 'Correct it')));
    expect(again).toEqual(formOf(reply));
    expect(again.fields.map(({ id, value, problem }) => [id, value, problem !== undefined])).toEqual([
      ['days', 'mon-fri', false],
      ['times', '25:00', true],
      ['zone', 'Europe/Berln', true],
      ['breaks', 'none', false],
      ['grace', 'ever', true],
    ]);
    const preview = await study.submit('Olive', schedule, days);
    expect(textOf(preview)).toContain('The next posts would be');
    expect(formOf(await study.ask('Olive', schedule)).fields.some(({ problem }) => problem)).toBe(false);
  });

  it('lets an organiser say how late a missed question may still come', async () => {
    const study = await start();
    await study.ask('Olive', '/study setup');
    const preview = await study.submit('Olive', schedule, { ...days, grace: '1 hour' });
    expect(textOf(preview)).toContain('Missed questions: asked up to 1 hour late');
    await save(study, 'Olive', preview);
    expect((await savedPlan(study)).plan.graceHours).toBe(1);
  });

  it('says the same when Save is pressed again, and saves once', async () => {
    const study = await start();
    const preview = await study.ask('Olive', '/study setup');
    const first = await save(study, 'Olive', preview);
    expect(textOf(first)).toBe('The plan is saved. Next: Question on Mon 23 Nov, 09:00.');
    expect(textOf(await save(study, 'Olive', preview))).toBe(textOf(first));
    expect((await savedPlan(study)).revision).toBe(1);
  });

  it('says the same to two presses at once', async () => {
    const study = await start();
    await study.plan();
    const preview = await study.ask('Olive', '/study setup');
    const replies = await Promise.all([save(study, 'Olive', preview), save(study, 'Olive', preview)]);
    for (const reply of replies) expect(textOf(reply)).toContain('The plan is saved.');
  });

  it('saves what stands above the button, or nothing where that is not the latest', async () => {
    const study = await start();
    const old = await study.ask('Olive', '/study setup');
    await study.submit('Olive', schedule, { ...days, times: '14:00' });
    const instead = await save(study, 'Olive', old);
    expect(textOf(instead)).toContain('That was an older preview, so nothing was saved.');
    expect(textOf(instead)).toContain('Questions: Mon–Fri at 14:00');
    await save(study, 'Olive', instead);
    expect((await savedPlan(study)).plan.times).toEqual(['14:00']);
  });

  it('puts changes on top of those that somebody else has saved meanwhile, and shows them first', async () => {
    const study = await start();
    await study.plan();
    const mine = await study.ask('Olive', '/study setup');
    expect(textOf(mine)).toContain('Change the plan');
    const theirs = { ...visitOf('Ada'), admin: true };
    const ada = async (action: Action, values?: Record<string, string>) =>
      study.app.handle(
        values
          ? { type: 'submission', id: 'a', visit: theirs, action, values }
          : { type: 'action', id: 'a', visit: theirs, action },
      );
    await ada(press(await ada(schedule, { ...days, zone: 'Asia/Tokyo' }), 'Save the plan'));
    const changed = await study.submit('Olive', questions, { ...what, order: 'mixed' });
    const instead = await save(study, 'Olive', changed);
    expect(textOf(instead)).toContain('Somebody has changed the plan meanwhile, so nothing was saved.');
    expect((await savedPlan(study)).plan).toMatchObject({ zone: 'Asia/Tokyo', order: 'reading' });
    await save(study, 'Olive', instead);
    expect((await savedPlan(study)).plan).toMatchObject({ zone: 'Asia/Tokyo', order: 'mixed' });
  });

  it('offers the adaptive order, and says what it means', async () => {
    const study = await start();
    await study.ask('Olive', '/study setup');
    const preview = await study.submit('Olive', questions, { ...what, order: 'adaptive' });
    expect(textOf(preview)).toContain('Order: what the group has forgotten most, or never met');
    await save(study, 'Olive', preview);
    expect((await savedPlan(study)).plan.order).toBe('adaptive');
  });

  it('does not take the bot’s own posting for a change of the plan', async () => {
    const study = await start();
    await study.plan();
    const preview = await study.ask('Olive', '/study setup');
    await study.goTo('Mon 09:00');
    expect(textOf(await save(study, 'Olive', preview))).toContain('The plan is saved.');
  });

  it.each([
    ['pack', { ...what, pack: 'other' }],
    ['order', { ...what, order: 'mixed' }],
    ['pace', { ...what, pace: '1' }],
  ])('counts the weeks anew where the %s changes', async (_, values) => {
    const study = await start([await smallPack(), { ...(await smallPack()), id: 'other' }]);
    await study.plan();
    await study.goTo('Thu 12:00');
    await study.ask('Olive', '/study setup');
    await save(study, 'Olive', await study.submit('Olive', questions, values));
    expect((await savedPlan(study)).plan.startsOn).toBe('2026-11-26');
  });

  it('goes on with its weeks where only times or the reveal change', async () => {
    const study = await start();
    await study.plan();
    await study.goTo('Thu 12:00');
    await study.ask('Olive', '/study setup');
    await study.submit('Olive', schedule, { ...days, times: '10:00' });
    await save(study, 'Olive', await study.submit('Olive', questions, { ...what, reveal: '17:00' }));
    expect((await savedPlan(study)).plan).toMatchObject({ startsOn: '2026-11-23', times: ['10:00'] });
  });

  it('says that saving resumes a paused plan', async () => {
    const study = await start();
    await study.plan();
    expect(textOf(await study.ask('Olive', '/study setup'))).not.toContain('resumes');
    await study.ask('Olive', '/study pause');
    expect(textOf(await study.ask('Olive', '/study setup'))).toContain('Saving it also resumes it.');
  });

  it('previews no slot that somebody has skipped', async () => {
    const study = await start();
    await study.plan();
    await study.ask('Olive', '/study skip');
    const preview = await study.ask('Olive', '/study setup');
    expect(textOf(preview)).not.toContain('Question on Mon 23 Nov');
    expect(textOf(await save(study, 'Olive', preview))).toContain('Next: Question on Tue 24 Nov, 09:00.');
  });

  it('lets those change the plan whom an organiser has named, and no longer those taken off', async () => {
    const study = await start();
    await study.plan();
    expect(textOf(await study.ask('Mei', '/study pause'))).toContain('for this channel’s organisers');
    await study.ask('Olive', '/study setup');
    const preview = await study.submit('Olive', organisers, { organisers: people('Mei', 'Tomas') });
    expect(textOf(preview)).toContain('Organisers: Mei, Tomas');
    await save(study, 'Olive', preview);
    expect(textOf(await study.ask('Mei', '/study pause'))).toMatch(/^Paused/);
    await study.ask('Mei', '/study setup');
    await save(study, 'Mei', await study.submit('Mei', organisers, { organisers: people('Tomas') }));
    expect(textOf(await study.ask('Mei', '/study pause'))).toContain('for this channel’s organisers');
  });

  it('lets everybody change the plan who has a role that was named', async () => {
    const study = await start();
    await study.plan();
    await study.ask('Olive', '/study setup');
    const picked = `${people('Olive')}\nrole 4711 Teachers`;
    const preview = await study.submit('Olive', organisers, { organisers: picked });
    expect(textOf(preview)).toContain('Organisers: Olive, Teachers');
    await save(study, 'Olive', preview);
    const pause = (roles: readonly string[]) =>
      study.app.handle({ type: 'text', id: 'p', visit: { ...visitOf('Mei'), roles }, text: '/study pause' });
    expect(textOf(await pause(['1']))).toContain('for this channel’s organisers');
    expect(textOf(await pause(['1', '4711']))).toMatch(/^Paused/);
  });

  it('shows in the form who is an organiser now', async () => {
    const study = await start();
    await study.plan();
    const [field] = formOf(await study.ask('Olive', organisers)).fields;
    expect(field?.type === 'people' && readPeople(field.value)).toEqual({
      ok: true,
      value: [{ type: 'member', id: 'olive', name: 'Olive' }],
    });
  });

  it.each([
    ['nobody', '', 'Pick at least one member'],
    ['roles alone', 'role 4711 Teachers', 'Pick at least one member'],
    ['a crowd', people(...Array.from({ length: 21 }, (_, place) => `m${place}`)), 'Pick at most 20.'],
    ['gibberish', 'everybody!', 'is not a member or a role'],
  ])('refuses %s as organisers', async (_, value, problem) => {
    const study = await start();
    const reply = await study.submit('Olive', organisers, { organisers: value });
    expect(reply.type).toBe('problems');
    expect(textOf(reply)).toContain(problem);
  });

  it('makes whoever sets the first plan up its organiser, admin or not', async () => {
    const study = await start();
    await save(study, 'Ben', await study.ask('Ben', '/study setup'));
    expect(textOf(await study.ask('Ben', '/study pause'))).toMatch(/^Paused/);
    expect(textOf(await study.ask('Mei', '/study pause'))).toContain('for this channel’s organisers');
  });
});
