import type { Entry } from '../../core/lookup/entries.ts';
import type { Message } from '../../message/message.ts';
import { definition, didYouMean, type TermView, termsFound } from '../../message/views/glossary.ts';
import type { Call } from '../call.ts';
import type { Library } from '../library.ts';
import { conceptOf, termPage, termView } from '../term-pages.ts';
import { type Command, privately } from './command.ts';

/** `/define`: a term by name, alias or abbreviation; a concept where no term is called so. */
export const define: Command = {
  name: 'define',
  summary: 'Look a term up, by its name or abbreviation',
  args: [
    { name: 'term', summary: 'the term to look up, such as quorum or WAL', required: true, suggests: 'term' },
  ],
  organiserOnly: false,
  run: async (call, { term = '' }) => privately(await lookUp(call, term)),
};

/** What is called so: in the channel's own pack first, then in any. */
async function lookUp({ context: { library }, plan }: Call, query: string): Promise<Message> {
  const own = (await plan())?.plan.pack;
  const inOwn = library.glossary.find(query, own);
  const found = inOwn.type === 'found' ? inOwn : library.glossary.find(query);
  if (found.type !== 'found')
    return didYouMean(query, found.type === 'nothing' ? [] : found.entries.map(nameOf));
  const senses = found.entries.flatMap((entry) => viewOf(library, entry));
  if (senses.length > 0) return definition(senses);
  const [first] = found.entries;
  return first ? pageOf(library, first) : didYouMean(query, []);
}

/** The terms that a text names: of the channel's own pack, or, where that has none of them, of any. */
export async function explainTerms({ context: { library }, plan }: Call, text: string): Promise<Message> {
  const own = (await plan())?.plan.pack;
  const inOwn = library.glossary.termsIn(text, own);
  const found = inOwn.length > 0 ? inOwn : library.glossary.termsIn(text);
  return termsFound(found.flatMap((entry) => viewOf(library, entry)));
}

function viewOf(library: Library, entry: Entry): readonly TermView[] {
  return entry.type === 'term' ? [termView(library, entry.pack, entry.term)] : [];
}

function pageOf(library: Library, entry: Entry): Message {
  return entry.type === 'term'
    ? termPage(library, entry.pack, entry.term.id)
    : conceptOf(library, entry.pack, entry.concept.id);
}

function nameOf(entry: Entry) {
  return entry.type === 'term'
    ? ({ label: entry.term.name, action: { type: 'term', pack: entry.pack, term: entry.term.id } } as const)
    : ({
        label: entry.concept.name,
        action: { type: 'concept', pack: entry.pack, concept: entry.concept.id },
      } as const);
}
