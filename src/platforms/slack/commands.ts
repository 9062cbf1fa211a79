import { type CommandSpec, usageOf } from '../../app/commands/spec.ts';
import { unescapeText } from './escape.ts';
import { limits } from './limits.ts';

/** A slash command as Slack registers it. */
export interface SlashCommand {
  /** With its slash, such as `/study`. */
  readonly command: string;
  readonly description: string;
  readonly usage_hint: string;
}

/** The slash commands of the list: one for each first word, whose further words become its usage hint. */
export function slashCommands(commands: readonly CommandSpec[]): readonly SlashCommand[] {
  const roots = [...new Set(commands.map(({ name }) => rootOf(name)))];
  return roots.map((root) => {
    const own = commands.filter(({ name }) => rootOf(name) === root);
    const [single] = own;
    const alone = own.length === 1 && single?.name === root;
    return {
      command: `/${root}`,
      description: alone ? single.summary : 'Study together: the question of the day and all around it',
      // How each is typed, without the slash, the root and a space.
      usage_hint: own.map((one) => usageOf(one).slice(root.length + 2)).join(', '),
    };
  });
}

function rootOf(name: string): string {
  return name.split(' ')[0] ?? name;
}

const asking =
  /^(?:(?:please|can you|could you)\s+)?(?:what(?:['’]s|\s+is|\s+are|\s+does)|define|explain|look\s+up|tell\s+me\s+about|who\s+is)\s+(?:(?:an?|the)\s+)?/i;

/** What somebody who mentions Quorum means, as a line to be typed: `what is a quorum?` is `/define quorum`. */
export function lineOfMention(text: string): string {
  // What follows takes time in proportion to the square of the length. So long a line is refused as it is.
  if (text.length > limits.mention) return `/define ${text}`;
  const words = text
    .replace(/<@[A-Z0-9]+(?:\|[^>]*)?>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '') return '/study help';
  if (/^\/?study\b/i.test(words)) return `/${words.replace(/^\//, '')}`;
  const term = unescapeText(words.replace(/^\//, '').replace(asking, ''))
    .replace(/\s+mean$/i, '')
    .replace(/(?:\s+mean)?[\s?!.]+$/i, '');
  return term === '' ? '/study help' : `/define ${term}`;
}
