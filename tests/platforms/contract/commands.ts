import { expect, it } from 'vitest';
import type { Args } from '../../../src/app/commands/command.ts';
import { commands } from '../../../src/app/commands/list.ts';
import { readArguments, splitLine } from '../../../src/app/commands/parse.ts';
import { type ArgumentSpec, type CommandSpec, usageOf } from '../../../src/app/commands/spec.ts';
import type { Inbound } from '../../../src/app/ports/platform.ts';
import { offered, privately, type Stage } from '../../support/contract/stage.ts';
import { gets } from '../../support/contract/surface.ts';

/** What people might enter. */
const values: Readonly<Record<NonNullable<ArgumentSpec['suggests']>, string>> = {
  term: 'split brain <&> *b*',
  chapter: '5',
  zone: 'America/Argentina/Ushuaia',
  pack: 'ddia',
};

/** All that can be entered in an argument, as far as it differs. */
function entriesOf({ choices, suggests }: ArgumentSpec): readonly string[] {
  return choices ?? [suggests ? values[suggests] : 'words'];
}

/** The first arguments of a command, filled in, for each number of them that it takes. */
function fillings({ args }: CommandSpec): readonly Args[] {
  const least = args.filter(({ required }) => required).length;
  const counts = Array.from({ length: args.length - least + 1 }, (_, more) => least + more);
  return counts.flatMap((count) => {
    const [last, ...before] = args.slice(0, count).reverse();
    const others = before.reverse().map((arg) => [arg.name, entriesOf(arg)[0] ?? '']);
    if (!last) return [{}];
    return entriesOf(last).map((entry) => Object.fromEntries([...others, [last.name, entry]]) as Args);
  });
}

const typed = commands.flatMap((command) =>
  fillings(command).map(
    (args) => [`/${command.name} ${Object.values(args).join(' ')}`, command, args] as const,
  ),
);

const completed = commands.flatMap((command) =>
  command.args.flatMap((arg, place) => {
    const others = command.args.slice(0, place).map((one) => [one.name, entriesOf(one)[0] ?? '']);
    return arg.suggests
      ? [[usageOf(command), arg.name, command, Object.fromEntries(others) as Args] as const]
      : [];
  }),
);

/** What comes of typing commands. */
export function describeCommands(stage: Stage): void {
  it.each(typed)(
    'reaches the bot as it was typed, with who did it and where: %s',
    async (_, command, args) => {
      const { surface, bot } = stage;
      const { ben, channel } = surface;
      bot.answers(privately('Noted.'));
      const [answer] = await gets(surface, ben, () => ben.types(command, args));
      expect(answer?.text).toBe('Noted.');
      const inbound = bot.heard.at(-1);
      expect(commandOf(inbound)).toEqual({ name: command.name, args });
      expect(inbound?.visit).toMatchObject({ channel, member: ben.ref });
    },
  );

  it.each(completed)('is completed while it is typed: %s, %s', async (_, argument, command, others) => {
    const { surface, bot } = stage;
    const shown = await surface.ben.completes(command, others, argument, 'quo');
    // Slack completes no lines; terms alone can be looked up in a menu.
    if (surface.platform.name === 'slack' && argument !== 'term') return expect(shown).toBeUndefined();
    expect(shown).toEqual(offered.map(({ label }) => label));
    expect(bot.asked.at(-1)).toEqual([command.name, argument, 'quo']);
  });
}

/** The command that was typed, however the platform tells of it. */
function commandOf(inbound: Inbound | undefined): { readonly name: string; readonly args: Args } {
  if (inbound?.type === 'command') return { name: inbound.name, args: inbound.args };
  if (inbound?.type !== 'text') throw new Error(`No command, but ${inbound?.type}.`);
  const { name, words } = splitLine(inbound.text);
  const command = commands.find((one) => one.name === name);
  return { name, args: command ? readArguments(command, words) : {} };
}
