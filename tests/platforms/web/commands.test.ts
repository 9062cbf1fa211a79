import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../../src/app/commands/spec.ts';
import { complete } from '../../../src/platforms/web/commands.ts';

const term = { name: 'term', summary: 'A term', required: true, suggests: 'term' } as const;
const span = {
  name: 'span',
  summary: 'Of when',
  required: false,
  choices: ['week', 'month', 'all'],
} as const;
const days = { name: 'days', summary: 'Which days', required: true, choices: ['mon-fri', 'daily'] } as const;

const commands: readonly CommandSpec[] = [
  { name: 'define', summary: 'Look a term up', args: [term], organiserOnly: false },
  { name: 'study today', summary: 'Today’s question', args: [], organiserOnly: false },
  { name: 'study leaderboard', summary: 'Who leads', args: [span], organiserOnly: false },
  { name: 'study pause', summary: 'Stop posting', args: [days, span], organiserOnly: true },
];

const asked: string[][] = [];
const suggest = async (...typed: string[]) => {
  asked.push(typed);
  return [{ value: 'quorum', label: 'quorum (chapter 5)' }];
};

const lines = async (line: string) => (await complete(line, commands, suggest)).map((one) => one.line);

describe('completion', () => {
  it('offers every command after a slash, and nothing without one', async () => {
    expect(await lines('/')).toEqual(['/define ', '/study today', '/study leaderboard ', '/study pause ']);
    expect(await lines('')).toEqual([]);
    expect(await lines('study')).toEqual([]);
  });

  it('offers commands by their beginning, in any case, and by a later word', async () => {
    expect(await lines('/Study t')).toEqual(['/study today']);
    expect(await lines('/lea')).toEqual(['/study leaderboard ']);
    expect(await lines('/nothing')).toEqual([]);
  });

  it('shows arguments, and who may', async () => {
    expect(await complete('/study l', commands, suggest)).toEqual([
      {
        line: '/study leaderboard ',
        label: '/study leaderboard [week|month|all]',
        detail: 'Who leads',
        command: true,
      },
    ]);
    expect((await complete('/study p', commands, suggest))[0]?.detail).toBe('Stop posting (organisers)');
  });

  it('asks for values with all that was typed of the argument, and puts them into the line', async () => {
    expect(await lines('/define read qu')).toEqual(['/define quorum']);
    expect(await lines('/study leaderboard ')).toEqual(['/study leaderboard quorum']);
    expect(await lines('/study pause mon-fri a')).toEqual(['/study pause mon-fri quorum']);
    expect(asked).toEqual([
      ['define', 'term', 'read qu'],
      ['study leaderboard', 'span', ''],
      ['study pause', 'span', 'a'],
    ]);
  });

  it('offers nothing after a command without arguments', async () => {
    expect(await lines('/study today now')).toEqual([]);
  });
});
