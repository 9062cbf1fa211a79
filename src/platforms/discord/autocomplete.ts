import type { APIApplicationCommandAutocompleteInteraction } from 'discord.js';
import type { Suggest } from '../../app/suggesting.ts';
import { readCommand } from './commands.ts';
import { limits } from './limits.ts';
import { ticketOf } from './parse.ts';
import type { Replies } from './replying.ts';
import { type NameOf, visitOf } from './visits.ts';

/** Offers values while an argument is typed. */
export type Complete = (interaction: APIApplicationCommandAutocompleteInteraction) => Promise<void>;

export function createAutocomplete(suggest: Suggest, replies: Replies, nameOf: NameOf): Complete {
  return async (interaction) => {
    const typed = focusedIn(interaction.data.options);
    const visit = visitOf(interaction, nameOf);
    if (!typed || !visit) return;
    const { name } = readCommand(interaction.data);
    const found = await suggest(visit.channel, name, typed.name, String(typed.value));
    const fitting = found.filter(
      ({ label, value }) => label.length <= limits.choice && value.length <= limits.choice,
    );
    const choices = fitting.slice(0, limits.choices).map(({ label, value }) => ({ name: label, value }));
    await replies.offer(ticketOf(interaction), choices);
  };
}

interface Option {
  readonly name: string;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly Option[];
}

/** The argument that is being typed, be it a subcommand's. */
function focusedIn(options: readonly Option[]): Option | undefined {
  for (const option of options) {
    const found = option.focused ? option : focusedIn(option.options ?? []);
    if (found) return found;
  }
  return undefined;
}
