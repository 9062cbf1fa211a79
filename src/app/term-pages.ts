import type { Term } from '../core/pack.ts';
import type { Message } from '../message/message.ts';
import { conceptPage, definition, type TermView } from '../message/views/glossary.ts';
import type { Library } from './library.ts';
import type { SharedTerm } from './ports/posts.ts';
import { Refusal } from './refusal.ts';

/** The page of one term. @throws Refusal where the pack has no such term */
export function termPage(library: Library, pack: string, id: string): Message {
  const term = library.glossary.term(pack, id);
  if (!term) throw new Refusal('That term is not in the pack any more. /study terms lists those that are.');
  return definition([termView(library, pack, term)]);
}

/** The same page as everybody sees it; undefined where the pack has no such term. */
export function sharedPage(library: Library, { pack, term: id }: SharedTerm): Message | undefined {
  const term = library.glossary.term(pack, id);
  return term && definition([termView(library, pack, term)], true);
}

/** The page of one concept. @throws Refusal where the pack has no such concept */
export function conceptOf(library: Library, pack: string, id: string): Message {
  const concept = library.glossary.concept(pack, id);
  if (!concept)
    throw new Refusal('That concept is not in the pack any more. /study chapter lists the chapters.');
  return conceptPage({
    pack,
    concept,
    chapterTitle: library.chapter(pack, concept.chapter)?.title ?? '',
    terms: concept.terms.flatMap((term) => library.glossary.term(pack, term) ?? []),
    related: concept.related.flatMap((other) => library.glossary.concept(pack, other) ?? []),
  });
}

/** A term with what it links to. */
export function termView(library: Library, pack: string, term: Term): TermView {
  return {
    pack,
    term,
    chapterTitle: library.chapter(pack, term.chapter)?.title ?? '',
    conceptName: library.glossary.concept(pack, term.concept)?.name,
    quiz: library.questionsOn(pack, term.id).length > 0,
  };
}
