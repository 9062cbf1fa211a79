import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/app/commands/list.ts';
import { defineHere, discordCommands, readCommand } from '../../../src/platforms/discord/commands.ts';
import { checkBody } from '../../support/discord/checks/check-body.ts';

const registered = discordCommands(commands);

function options(name: string): readonly { name: string; required?: boolean }[] {
  const command = registered.find((one) => one.name === name);
  return command && 'options' in command ? (command.options ?? []) : [];
}

function subcommand(name: string): unknown {
  return options('study').find((one) => one.name === name);
}

describe('the commands in Discord', () => {
  it('are what Discord takes', () => {
    expect(checkBody('setCommands', registered, [])).toEqual([]);
  });

  it('are one with subcommands, one alone, and one in the menu of a message', () => {
    expect(registered.map(({ name, type }) => [name, type])).toEqual([
      ['study', ApplicationCommandType.ChatInput],
      ['define', ApplicationCommandType.ChatInput],
      [defineHere, ApplicationCommandType.Message],
    ]);
    const words = commands.filter(({ name }) => name.startsWith('study ')).map(({ name }) => name.slice(6));
    expect(options('study').map(({ name }) => name)).toEqual(words);
  });

  it('are there in servers only', () => {
    for (const command of registered)
      expect(command).toMatchObject({ contexts: [0], integration_types: [0] });
  });

  it('offer choices where they are few, and complete what can be completed', () => {
    expect(subcommand('leaderboard')).toMatchObject({
      options: [
        {
          name: 'period',
          required: false,
          choices: [{ value: 'week' }, { value: 'month' }, { value: 'all' }],
        },
      ],
    });
    expect(options('define')).toMatchObject([{ name: 'term', required: true, autocomplete: true }]);
  });

  it('ask for what is required first', () => {
    const arg = { summary: 'an argument', required: false };
    const [command] = discordCommands([
      {
        name: 'define',
        summary: 'Look up',
        organiserOnly: false,
        args: [
          { ...arg, name: 'later' },
          { ...arg, name: 'first', required: true },
        ],
      },
    ]);
    expect(command).toMatchObject({ options: [{ name: 'first' }, { name: 'later' }] });
  });
});

describe('a command typed in Discord', () => {
  const type = ApplicationCommandOptionType.String;

  it('is read by its name in the list, with its arguments', () => {
    const chapter = { type, name: 'chapter', value: '5' } as const;
    const quiz = { type: ApplicationCommandOptionType.Subcommand, name: 'quiz', options: [chapter] } as const;
    expect(readCommand({ name: 'study', options: [quiz] })).toEqual({
      name: 'study quiz',
      args: { chapter: '5' },
    });
    expect(readCommand({ name: 'define', options: [{ name: 'term', value: 'quorum' }] })).toEqual({
      name: 'define',
      args: { term: 'quorum' },
    });
  });

  it('has no arguments where none were typed', () => {
    expect(readCommand({ name: 'study', options: [{ name: 'today' }] })).toEqual({
      name: 'study today',
      args: {},
    });
    expect(readCommand({ name: 'define' })).toEqual({ name: 'define', args: {} });
  });
});
