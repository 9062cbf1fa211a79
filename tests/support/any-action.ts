import fc from 'fast-check';
import type { Action } from '../../src/message/action.ts';

const post = fc.integer({ min: 0, max: 2 ** 48 });
const slug = (length: number) => fc.stringMatching(new RegExp(`^[a-z0-9-]{1,${length}}$`));
const picks = fc.subarray([0, 1, 2, 3, 4]);
const option = fc.integer({ min: 0, max: 4 });
const chapter = fc.integer({ min: 1, max: 999 });

type Kind = Action['type'];
type Of<Type extends Kind> = Action extends infer One
  ? One extends { readonly type: infer Types }
    ? Type extends Types
      ? fc.Arbitrary<Omit<One, 'type'>>
      : never
    : never
  : never;

/** What each kind of action carries; one that is new has to be added here. */
const contents: { readonly [Type in Kind]: Of<Type> } = {
  answer: fc.record({ post, option }),
  pick: fc.record({ post, picks }),
  submit: fc.record({ post, picks }),
  write: fc.record({ post }),
  options: fc.record({ post }),
  question: fc.record({ post }),
  term: fc.record({ pack: slug(24), term: slug(60) }),
  share: fc.record({ pack: slug(24), term: slug(60) }),
  'quiz-term': fc.record({ pack: slug(24), term: slug(60) }),
  concept: fc.record({ pack: slug(24), concept: slug(60) }),
  chapter: fc.record({ pack: slug(24), chapter }),
  takeaways: fc.record({ pack: slug(24) }),
  'quiz-chapter': fc.record({ pack: slug(24), chapter }),
  review: fc.record({ pack: slug(24) }),
  remind: fc.record({}),
  'remind-stop': fc.record({}),
  'setup-schedule': fc.record({}),
  'setup-questions': fc.record({}),
  'setup-organisers': fc.record({}),
  'setup-save': fc.record({ version: fc.integer({ min: 1, max: 999_999_999 }) }),
  hide: fc.record({ hidden: fc.boolean() }),
  privacy: fc.record({}),
  export: fc.record({}),
  'erase-ask': fc.record({}),
  erase: fc.record({}),
  flag: fc.record({ post }),
  rulings: fc.record({ after: post }),
  'rule-keep': fc.record({ post }),
  'rule-void': fc.record({ post }),
  'rule-accept': fc.record({ post, option }),
};

const kinds = Object.entries(contents).map(([type, content]) =>
  (content as fc.Arbitrary<object>).map((values) => ({ ...values, type }) as Action),
);

export const anyAction: fc.Arbitrary<Action> = fc.oneof(...kinds);

/** An action of each kind. */
export const oneOfEach: fc.Arbitrary<readonly Action[]> = fc.tuple(...kinds);
