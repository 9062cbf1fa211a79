import { buildGlossary, type Glossary } from '../core/lookup/glossary.ts';
import type { Chapter, Pack, Question } from '../core/pack.ts';
import type { Button } from '../message/message.ts';

/** The packs that are installed, and ways to find things in them. All in memory. */
export interface Library {
  readonly packs: readonly Pack[];
  readonly glossary: Glossary;
  pack(id: string): Pack | undefined;
  chapter(pack: string, number: number): Chapter | undefined;
  /** The questions that ask about a term. */
  questionsOn(pack: string, term: string): readonly Question[];
}

export function openLibrary(packs: readonly Pack[]): Library {
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  const questions = (pack: string) => byId.get(pack)?.chapters.flatMap((chapter) => chapter.questions) ?? [];
  return {
    packs,
    glossary: buildGlossary(packs),
    pack: (id) => byId.get(id),
    chapter: (pack, number) => byId.get(pack)?.chapters.find((chapter) => chapter.number === number),
    questionsOn: (pack, term) => questions(pack).filter((question) => question.terms.includes(term)),
  };
}

/** What to read after a question: up to two of its terms and its first concept, as buttons. */
export function reading(library: Library, pack: string, question: Question): readonly Button[] {
  const terms = question.terms.slice(0, 2).flatMap((id): readonly Button[] => {
    const term = library.glossary.term(pack, id);
    return term ? [{ label: `Define: ${term.name}`, action: { type: 'term', pack, term: id } }] : [];
  });
  const concepts = question.concepts.slice(0, 1).flatMap((id): readonly Button[] => {
    const concept = library.glossary.concept(pack, id);
    return concept
      ? [{ label: `Read: ${concept.name}`, action: { type: 'concept', pack, concept: id } }]
      : [];
  });
  return [...terms, ...concepts];
}
