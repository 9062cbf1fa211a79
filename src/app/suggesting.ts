import { suggestZones } from '../core/zone.ts';
import type { CommandSpec, Suggestion } from './commands/spec.ts';
import type { Context } from './context.ts';
import type { Library } from './library.ts';
import type { ChannelRef } from './ports/platform.ts';
import { rememberPacks } from './studied-packs.ts';

/** Discord shows no more, and nobody reads more. */
const most = 25;

/** What to offer in a channel while an argument of a command is typed, best first. */
export type Suggest = (
  channel: ChannelRef,
  command: string,
  argument: string,
  typed: string,
) => Promise<readonly Suggestion[]>;

/** Suggestions come from memory, because platforms give no time for them: a channel is looked up once in a while. */
export function createSuggest(context: Context, commands: readonly CommandSpec[]): Suggest {
  const { library } = context;
  const packOf = rememberPacks(context);
  return async (channel, command, argument, typed) => {
    const spec = commands.find(({ name }) => name === command)?.args.find(({ name }) => name === argument);
    if (spec?.choices) return plain(spec.choices.filter((choice) => choice.startsWith(typed.toLowerCase())));
    switch (spec?.suggests) {
      case 'term':
        return plain(terms(library, typed, await packOf(channel)));
      case 'chapter':
        return chapters(library, typed, await packOf(channel));
      case 'zone':
        return plain(suggestZones(typed, most));
      case 'pack':
        return packs(library, typed);
      case undefined:
        return [];
    }
  };
}

function plain(values: readonly string[]): readonly Suggestion[] {
  return values.map((value) => ({ value, label: value }));
}

/** Those of the channel's own pack, then those of others: `/define` knows them all. */
function terms(library: Library, typed: string, pack: string | undefined): readonly string[] {
  const own = pack === undefined ? [] : library.glossary.suggest(typed, most, pack);
  const all = own.length < most ? library.glossary.suggest(typed, most) : [];
  const names = [...own, ...all].map((entry) =>
    entry.type === 'term' ? entry.term.name : entry.concept.name,
  );
  return [...new Set(names)].slice(0, most);
}

function chapters(library: Library, typed: string, pack: string | undefined): readonly Suggestion[] {
  const own = pack === undefined ? library.packs[0] : library.pack(pack);
  return matching(
    (own?.chapters ?? []).map(({ number, title }) => ({
      value: String(number),
      label: `${number}. ${title}`,
    })),
    typed,
  );
}

function packs(library: Library, typed: string): readonly Suggestion[] {
  return matching(
    library.packs.map(({ id, title }) => ({ value: id, label: title })),
    typed,
  );
}

function matching(suggestions: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const text = typed.toLowerCase();
  return suggestions
    .filter(({ value, label }) => value.startsWith(text) || label.toLowerCase().includes(text))
    .slice(0, most);
}
