import { describe, expect, it } from 'vitest';
import { checkBody } from '../../support/discord/checks/check-body.ts';
import type { MethodName } from '../../support/discord/rest/methods.ts';
import {
  sampleCommand as command,
  sampleLabel as label,
  sampleModal as modal,
  sampleOption as option,
} from '../../support/discord/sample-payloads.ts';

type Case = readonly [what: string, method: MethodName, body: unknown, problem: string];

const select = { type: 3, custom_id: 's', options: [{ label: 'One', value: '1' }] };
const choices = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}`, value: `${at}` }));
const commands = (change: object) => [command({ ...change })];
const options = (...list: object[]) => commands({ options: list });

const cases: readonly Case[] = [
  ['26 suggestions', 'respond', { type: 8, data: { choices: choices(26) } }, 'data.choices'],
  [
    'a suggestion whose name is too long',
    'respond',
    { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: '' }] } },
    'data.choices[0].name has 101',
  ],
  ['a command with a capital', 'setCommands', commands({ name: 'Define' }), '[0].name cannot be "Define"'],
  ['a command with a space', 'setCommands', commands({ name: 'de fine' }), '[0].name cannot be'],
  ['a command twice', 'setCommands', [command(), command()], '[1].name is there twice'],
  ['a command without a description', 'setCommands', commands({ description: '' }), '[0].description has 0'],
  [
    'a description that is too long',
    'setCommands',
    commands({ description: 'x'.repeat(101) }),
    '[0].description',
  ],
  [
    'a description in a menu',
    'setCommands',
    commands({ type: 3, name: 'Define terms', options: [] }),
    '[0] is for a menu',
  ],
  [
    'a command of more than 8000 characters',
    'setCommands',
    commands({
      options: Array.from({ length: 25 }, (_, at) =>
        option({
          name: `o${at}`,
          autocomplete: false,
          description: 'x'.repeat(100),
          choices: choices(25).map((one) => ({ ...one, name: `${one.name} ${'x'.repeat(10)}` })),
        }),
      ),
    }),
    'characters in all',
  ],
  [
    'what is required behind what is not',
    'setCommands',
    options(option({ required: false }), option({ name: 'other' })),
    '[0].options[1] is required',
  ],
  ['an option twice', 'setCommands', options(option(), option()), '[0].options[1].name is there twice'],
  ['26 options', 'setCommands', options(...choices(26).map(({ name }) => option({ name }))), '[0].options'],
  [
    '26 choices',
    'setCommands',
    options(option({ autocomplete: false, choices: choices(26) })),
    '[0].options[0].choices',
  ],
  [
    'choices that complete themselves',
    'setCommands',
    options(option({ choices: choices(1) })),
    '[0].options[0] completes itself',
  ],
  [
    'subcommands beside options',
    'setCommands',
    options(option(), { type: 1, name: 'quiz', description: 'A quiz' }),
    '[0].options mix',
  ],
  [
    'an option of no known type',
    'setCommands',
    options(option({ type: 99 })),
    '[0].options[0] is nothing that may stand there',
  ],
  ['a modal whose title is too long', 'respond', modal({ title: 'x'.repeat(46) }), 'data.title Too big'],
  [
    'a modal of six',
    'respond',
    modal({ components: [...'abcdef'].map((id) => label(id)) }),
    'data.components are 6',
  ],
  [
    'a modal of text alone',
    'respond',
    modal({ components: [{ type: 10, content: 'Read this' }] }),
    'data.components have nothing',
  ],
  [
    'two inputs of one id',
    'respond',
    modal({ components: [label('a'), label('a')] }),
    'is "a" a second time',
  ],
  [
    'an input that starts with too much',
    'respond',
    modal({}, { value: 'xxx', max_length: 2 }),
    'component.value has 3',
  ],
  [
    'a select that starts with too many',
    'respond',
    modal(
      {},
      {
        type: 7,
        default_values: [
          { type: 'user', id: '1' },
          { type: 'user', id: '2' },
        ],
      },
    ),
    'starts with 2',
  ],
  [
    'a select that is required and takes none',
    'respond',
    modal({}, { type: 7, min_values: 0 }),
    'is required, and takes none',
  ],
  [
    'a choice twice',
    'respond',
    modal(
      {},
      {
        ...select,
        options: [
          { label: 'A', value: '1' },
          { label: 'B', value: '1' },
        ],
      },
    ),
    'have a value twice',
  ],
  [
    'a label that is too long in a modal',
    'respond',
    modal({ components: [{ ...label('a'), label: 'x'.repeat(46) }] }),
    'data.components[0].label Too big',
  ],
];

const said = (method: MethodName, body: unknown) =>
  checkBody(method, body, []).map(({ path, problem }) => `${path} ${problem}`);

describe('what a Discord stand-in takes', () => {
  it.each<readonly [MethodName, unknown]>([
    ['respond', modal()],
    ['respond', modal({}, { type: 7, required: false, min_values: 0, max_values: 25 })],
    ['respond', modal({}, select)],
    ['respond', { type: 8, data: { choices: choices(25) } }],
    ['setCommands', [command(), { type: 3, name: 'Define terms here' }]],
    ['setCommands', [command({ default_member_permissions: '32' })]],
  ])('is %s as it should be', (method, body) => {
    expect(said(method, body)).toEqual([]);
  });

  it.each(cases)('is not %s', (_, method, body, problem) => {
    expect(said(method, body).join('\n')).toContain(problem);
  });
});
