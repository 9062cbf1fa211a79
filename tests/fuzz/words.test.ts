import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/app/commands/list.ts';
import { readArguments, splitLine } from '../../src/app/commands/parse.ts';
import { Refusal } from '../../src/app/refusal.ts';
import * as words from '../../src/core/plan-words.ts';
import { actionToken, parseAction } from '../../src/message/action.ts';
import { type Picked, readPeople, writePeople } from '../../src/message/form.ts';
import { readCommand } from '../../src/platforms/discord/commands.ts';
import { lineOfMention } from '../../src/platforms/slack/commands.ts';
import { readOrigin } from '../../src/platforms/slack/origin.ts';
import { anyAction } from '../support/any-action.ts';
import { anyText, cases, fuzz, fuzzTimeout, mutated } from '../support/fuzz.ts';

it('has at least 100,000 cases in its long form', () => {
  expect(Object.values(cases).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(100_000);
});

describe('whatever is sent, it is read or refused', { timeout: fuzzTimeout }, () => {
  const nearlyTokens = fc.tuple(anyAction, anyText, fc.nat(20)).map(([action, text, at]) => {
    const token = actionToken(action);
    return token.slice(0, at) + text + token.slice(at);
  });

  it('as a button’s token', () =>
    fuzz('button tokens', fc.oneof(anyText, nearlyTokens, anyAction.map(actionToken)), (token) => {
      const action = parseAction(token);
      // Zeros before a number, and picks out of order, may be written otherwise.
      if (action) expect(parseAction(actionToken(action))).toEqual(action);
    }));

  const planWord = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'mon tue-fri daily weekdays to and , ; - – 9am 09:00 24:00 2:30 pm +4h 4 hours off none'.split(
            ' ',
          ),
        ),
        fc.constantFrom(
          '2026-12-24',
          '2026-02-30',
          '..',
          'Europe/Berlin',
          'UTC',
          'reading',
          'fri 16:00',
          '-0',
          '١٢:٠٠',
        ),
        anyText,
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(' '));
  const readers = [
    words.parseDays,
    words.parseTimes,
    words.parseZone,
    words.parseReveal,
    words.parseLeaderboard,
    words.parseBreaks,
    words.parseOrder,
    words.parseChaptersPerWeek,
    words.parseGrace,
  ];

  it('as the words of a plan', () =>
    fuzz('words of plans', planWord, (text) => {
      for (const read of readers) {
        const parsed = read(text);
        if (!parsed.ok) expect(parsed.problem.length, read.name).toBeLessThan(400);
        if (!parsed.ok) expect(parsed.problem).toMatch(/\S/);
      }
    }));

  it('as a line', () =>
    fuzz(
      'typed lines',
      fc.tuple(fc.constantFrom('', '/study ', '/define ', '@'), anyText),
      ([start, text]) => {
        for (const line of [start + text, lineOfMention(text), lineOfMention(`<@U1> ${start}${text}`)]) {
          const { name, words: typed } = splitLine(line);
          expect(name).toBe(name.toLowerCase());
          for (const command of commands) expectArguments(() => readArguments(command, typed));
        }
      },
    ));

  const option: fc.Arbitrary<{ name: string }> = fc.letrec((again) => ({
    option: fc.record({
      name: anyText,
      value: fc.option(fc.oneof(anyText, fc.integer(), fc.boolean()), { nil: undefined }),
      options: fc.option(fc.array(again('option'), { maxLength: 3 }), { nil: undefined }),
    }),
  })).option as fc.Arbitrary<{ name: string }>;
  const person = fc.tuple(fc.constantFrom('member', 'role', 'bot', ''), anyText, anyText);

  it('as what a form or a view holds', () =>
    fuzz(
      'values of forms and views',
      fc.tuple(option, fc.array(person), anyText),
      ([typed, people, text]) => {
        for (const value of Object.values(readCommand(typed).args)) expect(typeof value).toBe('string');
        const read = readPeople(people.map((parts) => parts.join(' ')).join('\n'));
        if (read.ok) expect(readPeople(writePeople(read.value))).toMatchObject({ value: idsOf(read.value) });
        const origin = {
          channel: text,
          channelName: text,
          surface: { type: 'channel', thread: null },
          token: text,
        };
        expect(readOrigin(JSON.stringify(origin))).toEqual(origin);
        expect(readOrigin(text)).toBeUndefined();
      },
    ));

  it('as what a view remembers of another version', () =>
    fuzz(
      'values of forms and views',
      mutated({ channel: 'C1', channelName: 'study', surface: { type: 'modal', view: 'V1' }, token: 'ss' }),
      (metadata) => {
        const origin = readOrigin(JSON.stringify(metadata) ?? '');
        if (origin) expect(typeof origin.channel).toBe('string');
      },
      0.2,
    ));
});

/** Whitespace in names is not kept as it is. */
function idsOf(people: readonly Picked[]) {
  return people.map(({ type, id }) => ({ type, id }));
}

function expectArguments(read: () => Readonly<Record<string, string>>): void {
  try {
    for (const value of Object.values(read())) expect(typeof value).toBe('string');
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
  }
}
