import { Writable } from 'node:stream';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app/app.ts';
import { commands } from '../../src/app/commands/list.ts';
import type { Inbound, Visit } from '../../src/app/ports/platform.ts';
import { opensForm } from '../../src/message/action.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { anyAction } from '../support/any-action.ts';
import { anyText, fuzz, fuzzTimeout } from '../support/fuzz.ts';
import { loopPlatform } from '../support/loop-platform.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { messagesOf, momentOf, monday, openStudy, smallPack, textOf, visitOf } from '../support/study.ts';

describe('whatever somebody does, the bot answers or refuses', { timeout: fuzzTimeout }, () => {
  const failed: string[] = [];
  let database: OpenStore;
  let app: App;
  let people = 0;

  beforeAll(async () => {
    database = await openMemoryStore();
    const platform = loopPlatform(monday);
    await (await openStudy(database.store, undefined, { platform })).plan();
    const sink = new Writable({
      write(line, _, done) {
        failed.push(String(line));
        done();
      },
    });
    app = createApp({
      store: database.store,
      packs: [await smallPack()],
      log: pino({ level: 'error' }, sink),
    });
    app.add(platform);
    platform.moveTo(momentOf('Mon 09:00'));
    await app.tick(platform);
  });
  afterAll(() => database.close());

  type Doing = Inbound extends infer One ? (One extends unknown ? Omit<One, 'id' | 'visit'> : never) : never;

  /** Each time somebody new does it, so that nobody does too much; now and then an admin. */
  const somebody = fc.record({
    admin: fc.integer({ min: 0, max: 19 }).map((one) => one === 0),
    text: anyText,
  });

  async function expectAnswer(
    { admin, text }: { admin: boolean; text: string },
    doing: Doing,
  ): Promise<void> {
    const visit: Visit = { ...visitOf(`Member ${people++}`), admin };
    const name = text.trim().slice(0, 80) || 'Somebody';
    const member = { ...visit.member, memberName: name };
    const reply = await app.handle({
      ...doing,
      id: crypto.randomUUID(),
      visit: { ...visit, member },
    } as Inbound);
    expect(failed).toEqual([]);
    if (reply.type === 'form') {
      expect(doing.type === 'action' && opensForm(doing.action)).toBe(true);
      return;
    }
    for (const message of messagesOf(reply)) expect(message.summary).toMatch(/\S/);
    expect(textOf(reply)).toMatch(/\S/);
    expect(textOf(reply)).not.toContain('went wrong');
  }

  const name = fc.oneof(fc.constantFrom(...commands.map((command) => command.name)), anyText);
  const line: fc.Arbitrary<Doing> = fc.oneof(
    fc
      .tuple(name, anyText)
      .map(([command, text]) => ({ type: 'text', text: `/${command} ${text}` }) as const),
    anyText.map((text) => ({ type: 'text', text }) as const),
    fc
      .tuple(
        name,
        fc.dictionary(fc.constantFrom('term', 'chapter', 'number', 'zone', 'pack', 'period', 'x'), anyText),
      )
      .map(([command, args]) => ({ type: 'command', name: command, args }) as const),
  );

  it('to a line or command', () =>
    fuzz('lines to the bot', fc.tuple(somebody, line), ([who, typed]) => expectAnswer(who, typed)));

  it('to a button', () =>
    fuzz(
      'buttons to the bot',
      fc.tuple(somebody, anyAction, fc.integer({ min: 0, max: 8 })),
      ([who, action, post]) => {
        const near = 'post' in action ? { ...action, post } : action;
        return expectAnswer(who, { type: 'action', action: near });
      },
    ));

  const field = fc.constantFrom(
    ...['days', 'times', 'zone', 'breaks', 'grace', 'pack', 'order', 'pace', 'reveal', 'leaderboard'],
    ...['organisers', 'answer', 'reason', '__proto__', 'x'],
  );

  it('to a form', () =>
    fuzz(
      'forms to the bot',
      fc.tuple(
        somebody,
        anyAction,
        fc.dictionary(field, anyText, { maxKeys: 12 }),
        fc.integer({ min: 0, max: 8 }),
      ),
      ([who, action, values, post]) => {
        const near = 'post' in action ? { ...action, post } : action;
        return expectAnswer(who, { type: 'submission', action: near, values });
      },
    ));

  it('to a passage', () =>
    fuzz('passages to the bot', fc.tuple(somebody, fc.array(anyText)), ([who, texts]) =>
      expectAnswer(who, { type: 'passage', text: ['queue', ...texts].join(' channel ') }),
    ));
});
