import { pino } from 'pino';
import { expect, it } from 'vitest';
import { type App, createApp } from '../../src/app/app.ts';
import { commands } from '../../src/app/commands/list.ts';
import type { ChannelRef, Platform, Visit } from '../../src/app/ports/platform.ts';
import type { Post } from '../../src/app/ports/posts.ts';
import type { Store } from '../../src/app/ports/store.ts';
import type { Action } from '../../src/message/action.ts';
import type { Block, Message } from '../../src/message/message.ts';
import { planWith } from '../core/plans.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { loopPlatform } from '../support/loop-platform.ts';
import { momentOf, monday, smallPack } from '../support/study.ts';

// Three places whose channels and people have the same ids, as they may have on platforms that know nothing of each
// other: what is said in one is never seen in another.

interface Place {
  readonly platform: string;
  readonly workspace: string;
  /** Stands in every name and text of this place, and in no other. */
  readonly mark: string;
}

const places: readonly Place[] = [
  { platform: 'loop', workspace: 'team', mark: 'Amber' },
  { platform: 'loop', workspace: 'rivals', mark: 'Birch' },
  { platform: 'hoop', workspace: 'team', mark: 'Coral' },
];
const [amber, birch, coral] = places as readonly [Place, Place, Place];

function visitTo({ platform, workspace, mark }: Place, name: string): Visit {
  return {
    channel: { platform, workspace, channel: 'study', channelName: `study-${mark}` },
    member: { platform, workspace, member: name.toLowerCase(), memberName: `${name} ${mark}` },
    admin: name === 'Olive',
    roles: [],
  };
}

describeOnEachDatabase('three places with the same ids', (open) => {
  const sent: { readonly to: ChannelRef; readonly message: Message }[] = [];
  let app: App;

  function keeping(platform: Platform): Platform {
    return {
      ...platform,
      send(to, message, options) {
        sent.push({ to, message });
        return platform.send(to, message, options);
      },
      edit(to, id, message) {
        sent.push({ to, message });
        return platform.edit(to, id, message);
      },
      sendPrivately(to, member, message, options) {
        sent.push({ to, message });
        return platform.sendPrivately(to, member, message, options);
      },
    };
  }

  const ask = async (place: Place, name: string, what: string | Action) => {
    const deed = { id: crypto.randomUUID(), visit: visitTo(place, name) };
    const reply = await app.handle(
      typeof what === 'string'
        ? { ...deed, type: 'text', text: what }
        : { ...deed, type: 'action', action: what },
    );
    return JSON.stringify(reply);
  };
  const submit = async (place: Place, name: string, action: Action, values: Record<string, string>) => {
    const deed = { id: crypto.randomUUID(), visit: visitTo(place, name) };
    return JSON.stringify(await app.handle({ ...deed, type: 'submission', action, values }));
  };

  /** In each place, a day of those who answer, flag, practise, share and set up; then each does something of its own. */
  async function study(): Promise<void> {
    sent.length = 0;
    const { store } = await open();
    app = createApp({ store, packs: [await smallPack()], log: pino({ level: 'silent' }) });
    const loops = [loopPlatform(monday, 'loop'), loopPlatform(monday, 'hoop')];
    const platforms = loops.map(keeping);
    for (const platform of platforms) app.add(platform);
    const goTo = async (moment: string) => {
      for (const loop of loops) loop.moveTo(momentOf(moment));
      for (const platform of platforms) await app.tick(platform);
    };
    for (const place of places) await plan(store, place);
    await goTo('Mon 09:00');
    for (const place of places) await takePart(place, await questionOf(store, place));
    await ask(birch, 'Ben', { type: 'hide', hidden: true });
    await goTo('Mon 16:05');
    await ask(amber, 'Olive', { type: 'rule-void', post: (await questionOf(store, amber)).id });
    await ask(coral, 'Olive', '/study pause');
    await goTo('Mon 17:00');
  }

  async function takePart(place: Place, { id: post, question }: Post): Promise<void> {
    const right = question?.options.findIndex((option) => option.right) ?? 0;
    await ask(place, 'Ben', { type: 'answer', post, option: right });
    if (place === amber) await ask(place, 'Mei', { type: 'answer', post, option: (right + 1) % 3 });
    await submit(place, 'Ben', { type: 'flag', post }, { reason: `odd says ${place.mark}` });
    await ask(place, 'Ben', '/study quiz');
    await submit(place, 'Olive', { type: 'setup-schedule' }, { zone: place.mark });
    await ask(place, 'Ben', { type: 'share', pack: 'small', term: 'queue' });
  }

  const foreign = (place: Place) =>
    new RegExp(
      places
        .filter((one) => one !== place)
        .map(({ mark }) => mark)
        .join('|'),
    );

  it.each(places)('tell nothing of each other in $mark, whoever asks, and whatever for', async (place) => {
    await study();
    const lines = commands
      .filter(({ name }) => !/pause|resume|skip/.test(name))
      .map(({ name }) => `/${name}`);
    const boards = ['week', 'month', 'all'].map((period) => `/study leaderboard ${period}`);
    const forms = ['setup-schedule', 'setup-questions', 'setup-organisers'].map(
      (type) => ({ type }) as Action,
    );
    for (const name of ['Ben', 'Olive']) {
      for (const what of [...forms, ...lines, ...boards])
        expect(await ask(place, name, what), JSON.stringify(what)).not.toMatch(foreign(place));
    }
  });

  it('post nothing of each other, in a channel or in private', async () => {
    await study();
    for (const place of places) {
      const own = sent.filter(({ to }) => to.platform === place.platform && to.workspace === place.workspace);
      expect(own.length).toBeGreaterThan(3);
      expect(
        JSON.stringify(
          own.map(({ to, message }) => [to, message]),
          withoutPictures,
        ),
      ).not.toMatch(foreign(place));
    }
  });

  it('show a member their own pages only', async () => {
    await study();
    for (const place of places) {
      const page = await app.home(visitTo(place, 'Ben'), () => true);
      expect(page.flatMap(({ channel }) => (channel ? [channel.workspace] : []))).toEqual([place.workspace]);
      expect(JSON.stringify(page)).not.toMatch(foreign(place));
      expect(JSON.stringify(page)).toContain(`study-${place.mark}`);
    }
  });

  it('have boards, counts, rulings, pauses and switches of their own', async () => {
    await study();
    const all = async (name: string, what: string) =>
      Promise.all(places.map((place) => ask(place, name, what)));
    const [ruled, ...others] = await all('Ben', '/study progress');
    expect(ruled).toContain('0 points from 1 answer.');
    for (const other of others) expect(other).toContain('2 points from 1 answer,');
    const boards = await all('Ben', '/study leaderboard');
    expect(boards[0]).toMatch(/Ben Amber.*Mei Amber/);
    expect(boards[1]).toContain('nobody is on the board yet');
    expect(boards[2]).toContain('Ben Coral leads with');
    const rulings = await all('Olive', '/study rulings');
    expect(rulings[0]).toContain('No question is flagged');
    for (const other of rulings.slice(1))
      expect(other).toContain('1 member flagged it, 1 person answered it.');
    const paused = (await all('Olive', '/study status')).map((status) => status.includes('Paused.'));
    expect(paused).toEqual([false, false, true]);
    const hidden = (await all('Ben', '/study privacy')).map((told) => told.includes('You are hidden'));
    expect(hidden).toEqual([false, true, false]);
  });
});

async function plan(store: Store, place: Place): Promise<void> {
  const visit = visitTo(place, 'Olive');
  const channel = await store.channelFor(visit.channel, visit.channel.channelName);
  const olive = await store.memberFor(visit.member, visit.member.memberName);
  await store.savePlan({
    channelId: channel.id,
    plan: planWith({ pack: 'small', leaderboard: { day: 1, time: '17:00' } }),
    organisers: [{ type: 'member', memberId: olive.id }],
    handledUntil: monday,
    dueAt: momentOf('Mon 09:00'),
  });
}

async function questionOf(store: Store, place: Place): Promise<Post> {
  const channel = await store.findChannel(visitTo(place, 'Olive').channel);
  const [question] = await store.latestQuestions(channel?.id ?? 0, 1);
  if (!question) throw new Error(`nothing was asked in ${place.mark}`);
  return question;
}

function withoutPictures(_: string, value: unknown): unknown {
  return (value as Block | undefined)?.type === 'image' ? null : value;
}
