import { afterEach, describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/core/time.ts';
import { follow, type RunningPlayground, startOfTests, startPlayground } from '../../support/playground.ts';

let playground: RunningPlayground;
afterEach(() => playground.stop());

const hours = (count: number) => startOfTests.add({ hours: count });

/** A question every day and its reveal eight hours later; after four days a leaderboard. */
const plan = {
  question: [0, 1, 2, 3, 4].map((day) => hours(24 * day + 1)),
  reveal: [0, 1, 2, 3, 4].map((day) => hours(24 * day + 9)),
  leaderboard: [hours(24 * 4 + 12)],
};

const nextIn = (kind: keyof typeof plan, now: Instant) =>
  plan[kind].find((moment) => moment.epochMilliseconds > now.epochMilliseconds);

const move = (to: string) => playground.post('/playground/clock', { to });

async function clock(): Promise<unknown> {
  return (await fetch(`${playground.url}/playground/clock`)).json();
}

describe('the clock', () => {
  it('tells the time, and when what comes next', async () => {
    playground = await startPlayground({ nextMoment: nextIn });
    expect(await clock()).toEqual({
      now: startOfTests.epochMilliseconds,
      next: {
        question: hours(1).epochMilliseconds,
        reveal: hours(9).epochMilliseconds,
        leaderboard: hours(108).epochMilliseconds,
      },
    });
  });

  it('stops at every moment on its way, so that nothing is missed', async () => {
    const stops: string[] = [];
    playground = await startPlayground({
      nextMoment: nextIn,
      tick: async ({ clock }) => void stops.push(clock.now().toString()),
    });
    expect((await move('leaderboard')).status).toBe(200);
    const passed = [...plan.question, ...plan.reveal, ...plan.leaderboard].map(String).sort();
    expect(stops).toEqual(passed);
    expect(playground.platform.clock.now().equals(hours(108))).toBe(true);
  });

  it('tells every page that it was moved', async () => {
    playground = await startPlayground({ nextMoment: nextIn });
    const tab = await follow(playground.url, 'mei');
    await tab.next();
    await move('question');
    expect(await tab.next()).toEqual({ type: 'clock', now: hours(1).epochMilliseconds });
    tab.close();
  });

  it('moves twice when pressed twice at once, one after the other', async () => {
    let arrive = () => {};
    const bothArrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    let ticking = 0;
    let most = 0;
    const tick = async () => {
      most = Math.max(most, ++ticking);
      await bothArrived;
      ticking--;
    };
    playground = await startPlayground({ nextMoment: nextIn, tick });
    const moves = [move('question'), move('question')];
    // By the time that these are answered, both have come as far as they can.
    for (let asked = 0; asked < 10; asked++) await clock();
    arrive();
    await Promise.all(moves);
    expect(most).toBe(1);
    expect(playground.platform.clock.now().equals(hours(25))).toBe(true);
  });

  it('stays where it is and explains, where nothing is planned', async () => {
    playground = await startPlayground();
    expect(await move('reveal')).toEqual({ status: 409, answer: { error: expect.stringContaining('plan') } });
    expect(playground.platform.clock.now().equals(startOfTests)).toBe(true);
  });

  it('never goes back, not even to something overdue', async () => {
    playground = await startPlayground({ nextMoment: () => hours(-5) });
    await move('question');
    expect(playground.platform.clock.now().equals(startOfTests)).toBe(true);
  });

  it('comes to the end of a journey whose plan never ends in time', async () => {
    let ticks = 0;
    playground = await startPlayground({
      nextMoment: (kind, now) => (kind === 'leaderboard' ? hours(1000) : now.add({ minutes: 1 })),
      tick: async () => void ticks++,
    });
    await move('leaderboard');
    expect(ticks).toBeLessThanOrEqual(200);
    expect(playground.platform.clock.now().equals(hours(1000))).toBe(true);
  });

  it('is where it was after a restart', async () => {
    playground = await startPlayground({ nextMoment: nextIn });
    await move('reveal');
    playground = await playground.restart();
    expect(playground.platform.clock.now().equals(hours(9))).toBe(true);
  });
});
