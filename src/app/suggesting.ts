import type { CommandSpec, Suggestion } from './commands/spec.ts';
import type { Library } from './library.ts';

/** Discord shows no more, and nobody reads more. */
const most = 25;

/** What to offer while an argument is typed. From memory, because platforms give no time for it. */
export function createSuggest(library: Library, commands: readonly CommandSpec[]) {
  return (command: string, argument: string, typed: string): readonly Suggestion[] => {
    const spec = commands.find(({ name }) => name === command)?.args.find(({ name }) => name === argument);
    if (spec?.choices) return plain(spec.choices.filter((choice) => choice.startsWith(typed.toLowerCase())));
    if (spec?.suggests === 'term') return plain(terms(library, typed));
    return spec?.suggests === 'chapter' ? chapters(library, typed) : [];
  };
}

function plain(values: readonly string[]): readonly Suggestion[] {
  return values.map((value) => ({ value, label: value }));
}

function terms(library: Library, typed: string): readonly string[] {
  const entries = library.glossary.suggest(typed, most);
  return [...new Set(entries.map((entry) => (entry.type === 'term' ? entry.term.name : entry.concept.name)))];
}

function chapters(library: Library, typed: string): readonly Suggestion[] {
  return library.packs
    .flatMap((pack) => pack.chapters)
    .map(({ number, title }) => ({ value: String(number), label: `${number}. ${title}` }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
    .slice(0, most);
}
