import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { ArgumentSpec, CommandSpec } from '../../app/commands/spec.ts';

/** The command in a message's menu that finds the glossary's terms in it. */
export const defineHere = 'Define terms here';

/** In servers only, and only where the server has invited Quorum. */
const inServers = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** The commands of the list as Discord registers them, one for each first word, and the one in a message's menu. */
export function discordCommands(commands: readonly CommandSpec[]): RESTPostAPIApplicationCommandsJSONBody[] {
  const roots = [...new Set(commands.map(({ name }) => rootOf(name)))];
  return [
    ...roots.map((root) => chatCommand(root, commands)),
    { type: ApplicationCommandType.Message, name: defineHere, ...inServers },
  ];
}

function chatCommand(
  root: string,
  commands: readonly CommandSpec[],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const type = ApplicationCommandType.ChatInput;
  const alone = commands.find(({ name }) => name === root);
  if (alone) return { type, name: root, description: alone.summary, options: optionsOf(alone), ...inServers };
  return {
    type,
    name: root,
    description: 'Study together: the question of the day and all around it',
    options: commands
      .filter(({ name }) => rootOf(name) === root)
      .map((command) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name: command.name.slice(root.length + 1),
        description: command.summary,
        options: optionsOf(command),
      })),
    ...inServers,
  };
}

function rootOf(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** Those that are required come first: Discord takes them in no other order. */
function optionsOf({ args }: CommandSpec): APIApplicationCommandBasicOption[] {
  const required = args.filter((arg) => arg.required);
  const others = args.filter((arg) => !arg.required);
  return [...required, ...others].map(optionOf);
}

function optionOf({
  name,
  summary,
  required,
  choices,
  suggests,
}: ArgumentSpec): APIApplicationCommandBasicOption {
  const option = { type: ApplicationCommandOptionType.String, name, description: summary, required } as const;
  if (choices) return { ...option, choices: choices.map((value) => ({ name: value, value })) };
  return suggests ? { ...option, autocomplete: true } : option;
}

/** An option of a command that was typed: an argument, or a subcommand with its own. */
interface TypedOption {
  readonly name: string;
  readonly value?: string | number | boolean;
  readonly options?: readonly TypedOption[];
}

/** A typed command by its name in the list, such as `study quiz`, with its arguments; also while one is completed. */
export function readCommand({ name, options = [] }: Omit<TypedOption, 'value'>): {
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
} {
  const [first] = options;
  if (first && first.value === undefined) return readCommand({ ...first, name: `${name} ${first.name}` });
  return { name, args: Object.fromEntries(options.map((option) => [option.name, String(option.value)])) };
}
