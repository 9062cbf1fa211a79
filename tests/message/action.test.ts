import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, actionToken, parseAction } from '../../src/message/action.ts';

const post = fc.integer({ min: 0, max: 2 ** 48 });
const slug = (length: number) => fc.stringMatching(new RegExp(`^[a-z0-9-]{1,${length}}$`));
const picks = fc.subarray([0, 1, 2, 3, 4]);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('answer' as const), post, option: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ type: fc.constantFrom('pick' as const, 'submit' as const), post, picks }),
  fc.record({ type: fc.constantFrom('write' as const, 'options' as const), post }),
  fc.record({
    type: fc.constantFrom('term' as const, 'share' as const, 'quiz-term' as const),
    pack: slug(24),
    term: slug(60),
  }),
  fc.record({ type: fc.constant('concept' as const), pack: slug(24), concept: slug(60) }),
  fc.record({
    type: fc.constantFrom('chapter' as const, 'quiz-chapter' as const),
    pack: slug(24),
    chapter: fc.integer({ min: 1, max: 999 }),
  }),
  fc.record({
    type: fc.constantFrom('setup-schedule' as const, 'setup-questions' as const, 'setup-organisers' as const),
  }),
  fc.record({ type: fc.constant('setup-save' as const), version: fc.integer({ min: 1, max: 999_999_999 }) }),
  fc.record({ type: fc.constant('hide' as const), hidden: fc.boolean() }),
  fc.record({ type: fc.constantFrom('flag' as const, 'rule-keep' as const, 'rule-void' as const), post }),
  fc.record({ type: fc.constant('rulings' as const), after: post }),
  fc.record({ type: fc.constant('rule-accept' as const), post, option: fc.integer({ min: 0, max: 4 }) }),
);

describe('tokens of buttons', () => {
  it('come back as the action they were made from', () => {
    fc.assert(
      fc.property(action, (one) => {
        expect(parseAction(actionToken(one))).toEqual(one);
      }),
    );
  });

  it('fit into the 100 characters of the smallest platform', () => {
    fc.assert(
      fc.property(action, (one) => {
        expect(actionToken(one).length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('are refused where they are not ours', () => {
    fc.assert(
      fc.property(fc.string(), (token) => {
        const parsed = parseAction(token);
        if (parsed) expect(parseAction(actionToken(parsed))).toEqual(parsed);
      }),
    );
  });

  it.each([
    '',
    'a',
    'a:1',
    'a:1:9',
    'a:1:2:3',
    'a:-1:0',
    'a:1e3:0',
    'p:1:00',
    'h:2',
    'ss:1',
    'sv',
    'sv:1234567890',
    `t:x:${'y'.repeat(61)}`,
  ])('does not take %j for an action', (token) => {
    const parsed = parseAction(token);
    expect(parsed && actionToken(parsed) === token ? parsed : undefined).toBeUndefined();
  });
});
