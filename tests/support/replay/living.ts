import { asks } from '../../../src/app/asking-post.ts';
import type { Reply } from '../../../src/app/ports/platform.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import type { Pack } from '../../../src/core/pack.ts';
import type { Plan } from '../../../src/core/plan.ts';
import { nextSlots } from '../../../src/core/slots.ts';
import { type Instant, Temporal } from '../../../src/core/time.ts';
import { planWith } from '../../core/plans.ts';
import { loopPlatform } from '../loop-platform.ts';
import { buttonsOf, monday, openStudy, type Study, smallPack, textOf, visitOf } from '../study.ts';
import { type Arrival, arrange, channels, type Deed, organisers, type Phase, people } from './histories.ts';
import { type Asked, type Told, tellOf, typed } from './telling.ts';

/** Two questions a day, every day, each open for an hour. */
export const plan: Plan = planWith({
  pack: 'small',
  days: [1, 2, 3, 4, 5, 6, 7],
  times: ['09:00', '13:00'],
  reveal: { type: 'after', hours: 1 },
  leaderboard: { day: 3, time: '12:00' },
});

/** The small pack with few questions, of all kinds, so that they are asked again and again. */
export async function fewQuestions(): Promise<Pack> {
  const pack = await smallPack();
  const kept = ['order', 'properties', 'overload', 'stale'];
  const chapters = pack.chapters.map((chapter) => ({
    ...chapter,
    questions: chapter.questions.filter(({ id }) => kept.includes(id)),
  }));
  return { ...pack, chapters };
}

/** Something that the bot was told, and what it said. */
export interface Done extends Told {
  readonly reply: string;
  /** What was done with the same number was done at the same time. */
  readonly batch: number;
  readonly at: Instant;
}

/** A history that was lived through. */
export interface Life {
  readonly now: Instant;
  readonly done: readonly Done[];
  /** What somebody gets for a line they type now. */
  ask(who: string, line: string): Promise<Reply>;
  end(): Promise<void>;
}

/**
 * Lives through a history with the real app, run by as many processes as there are stores.
 * @param racing whether what depends on each other may arrive at once
 */
export async function live(
  stores: readonly Store[],
  history: readonly Phase[],
  arrival: Arrival,
  racing: boolean,
): Promise<Life> {
  const platform = loopPlatform(monday);
  const packs = [await fewQuestions()];
  const studies = await Promise.all(stores.map((store) => openStudy(store, packs, { platform })));
  const living = { first: studies[0] ?? fail(), ...handOver(studies), practised: new Map<string, Asked[]>() };
  await begin(living.first);
  let late: readonly Told[] = [];
  for (const [number, phase] of history.entries()) {
    await open(living, phase, number, late);
    const told = await tellAll(living, phase.deeds, number);
    for (const deeds of arrange(phase.deeds, arrival, racing))
      await living.hand(deeds.flatMap((deed) => repeat(told.get(deed), deed.times)));
    late = phase.deeds.flatMap((deed) => (deed.late ? (told.get(deed) ?? []) : []));
  }
  return {
    now: platform.clock.now(),
    done: living.done,
    ask: (who, line) => living.first.app.handle(typed(`at the end ${who}`, who, 'study', line)),
    async end() {
      await Promise.all(studies.map(({ app }) => app.stop()));
    },
  };
}

interface Living {
  readonly first: Study;
  /** What each member has been asked in private. */
  readonly practised: Map<string, Asked[]>;
  /** Tells the bot all this at once. */
  hand(all: readonly Told[]): Promise<readonly Reply[]>;
}

/** Begins a phase, with all that happens before anybody does anything. @param late what comes once more */
async function open(living: Living, phase: Phase, number: number, late: readonly Told[]): Promise<void> {
  const { app, platform } = living.first;
  platform.moveTo(momentAfter(platform.clock.now(), phase));
  await app.tick(platform);
  for (const told of late) await living.hand([told]);
  const extra = phase.extra && typed(`now ${number}`, 'Olive', phase.extra, '/study now');
  if (extra) await living.hand([{ inbound: extra }]);
  if (phase.practice) await practise(living, phase.practice, `practice ${number}`);
}

type Practice = NonNullable<Phase['practice']>;

async function practise(living: Living, { who, channel, line }: Practice, id: string): Promise<void> {
  const [reply] = await living.hand([{ inbound: typed(id, who, channel, line) }]);
  const post = await living.first.store.post(postIn(reply));
  if (asks(post)) living.practised.set(who, [...(living.practised.get(who) ?? []), { post, channel }]);
}

/** What the bot is told of each deed for which there is something to do it to. */
async function tellAll(
  { first, practised }: Living,
  deeds: readonly Deed[],
  number: number,
): Promise<ReadonlyMap<Deed, Told>> {
  const told = new Map<Deed, Told>();
  for (const [place, deed] of deeds.entries()) {
    const what = await tellOf(first.store, deed, `${number}/${place}`, practised.get(deed.who) ?? []);
    if (what) told.set(deed, what);
  }
  return told;
}

function repeat(told: Told | undefined, times: number): readonly Told[] {
  return told ? Array.from({ length: times }, () => told) : [];
}

/** Everybody is known in the same order, whoever does something first. */
async function begin(study: Study): Promise<void> {
  for (const name of [...organisers, ...people]) await study.store.memberFor(visitOf(name).member, name);
  for (const name of channels) await study.plan(plan, name);
}

/** Hands what the bot is told to its processes in turn, and keeps what came of it. */
function handOver(studies: readonly Study[]) {
  const done: Done[] = [];
  let batch = 0;
  return {
    done,
    async hand(all: readonly Told[]): Promise<readonly Reply[]> {
      batch++;
      const handed = all.map(async (told, place) => {
        const { app, platform } = studies[place % studies.length] ?? fail();
        const at = platform.clock.now();
        const reply = await app.handle(told.inbound);
        done.push({ ...told, reply: textOf(reply), batch, at });
        return reply;
      });
      return await Promise.all(handed);
    },
  };
}

function fail(): never {
  throw new Error('no process');
}

function momentAfter(now: Instant, { days, minutes }: Phase): Instant {
  const day = now.add({ hours: 24 * days });
  if (typeof minutes === 'number') return day.add({ minutes });
  return nextSlots(plan, day, 1, 'question')[0]?.at ?? day;
}

/** The post that a reply asks; 0: none. */
export function postIn(reply: Reply | undefined): number {
  const action = reply && buttonsOf(reply).find((button) => 'post' in button.action)?.action;
  return action && 'post' in action ? action.post : 0;
}

/** Whether an answer came while it still counted. */
export function cameInTime({ at, reply, given }: Done): boolean {
  if (!given) return false;
  const { closesAt } = given.post;
  if (closesAt) return Temporal.Instant.compare(at, closesAt) < 0;
  return !reply.includes('so it is no practice until');
}
