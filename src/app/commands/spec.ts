/** An argument of a command. */
export interface ArgumentSpec {
  /** One lower-case word. */
  readonly name: string;
  /** At most 100 characters. */
  readonly summary: string;
  readonly required: boolean;
  /** The only values it takes, where they are few. */
  readonly choices?: readonly string[];
  /** What to offer while it is typed. */
  readonly suggests?: 'term' | 'chapter' | 'zone' | 'pack';
}

/** A command as platforms register it, complete it and list it. */
export interface CommandSpec {
  /** `define`, or a word of study such as `study leaderboard`. */
  readonly name: string;
  /** At most 100 characters. */
  readonly summary: string;
  /** The last one takes the rest of the line. */
  readonly args: readonly ArgumentSpec[];
  readonly organiserOnly: boolean;
}

/** A value offered while an argument is typed. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** How a command is typed, such as `/study quiz [chapter]`. */
export function usageOf(command: CommandSpec): string {
  const args = command.args.map((arg) => {
    const word = arg.choices ? arg.choices.join('|') : arg.name;
    return arg.required ? `<${word}>` : `[${word}]`;
  });
  return [`/${command.name}`, ...args].join(' ');
}
