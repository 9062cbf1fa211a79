import type { Chapter, Concept, Term } from '../../core/pack.ts';
import { plainText } from '../../core/rich-text.ts';
import { bold, buttons, code, excerpt, heading, rich, say, whisper } from '../blocks.ts';
import type { Block, Button, Message } from '../message.ts';

/** A term with what it links to. */
export interface TermView {
  readonly pack: string;
  readonly term: Term;
  readonly chapterTitle: string;
  readonly conceptName: string | undefined;
  /** Whether a question asks about it. */
  readonly quiz: boolean;
}

/** A term's definition, or all its senses where chapters differ. `shared`: for everybody, so without private buttons. */
export function definition(senses: readonly TermView[], shared = false): Message {
  const [first] = senses;
  return {
    summary: first ? `${first.term.name}: ${excerpt(first.term.definition)}` : '',
    blocks: senses.flatMap((sense, place) => [
      ...(place > 0 ? [{ type: 'divider' } as const] : []),
      ...senseBlocks(sense, senses.length > 1),
      ...buttons(...senseButtons(sense, shared)),
    ]),
  };
}

function senseBlocks({ term, chapterTitle }: TermView, several: boolean): readonly Block[] {
  const also = term.aliases.length > 0 ? [whisper('Also: ', term.aliases.join(', '))] : [];
  return [
    heading(several ? `${term.name} (in ${chapterTitle})` : term.name),
    ...rich(term.definition),
    ...also,
    ...term.confusedWith.map((confusion) =>
      say(bold(`Not to be confused with ${confusion.name}: `), confusion.difference),
    ),
    whisper(`Chapter ${term.chapter}, ${chapterTitle}`),
  ];
}

function senseButtons({ pack, term, conceptName, quiz }: TermView, shared: boolean): readonly Button[] {
  const read: readonly Button[] = conceptName
    ? [{ label: `Read: ${conceptName}`, action: { type: 'concept', pack, concept: term.concept } }]
    : [];
  const ask: readonly Button[] = quiz
    ? [{ label: 'Quiz me on it', action: { type: 'quiz-term', pack, term: term.id } }]
    : [];
  const chapter: Button = {
    label: `Chapter ${term.chapter}`,
    action: { type: 'chapter', pack, chapter: term.chapter },
  };
  const share: readonly Button[] = shared
    ? []
    : [{ label: 'Share', action: { type: 'share', pack, term: term.id } }];
  return [...read, chapter, ...ask, ...share];
}

/** Nothing of that name: the nearest ones, as buttons. */
export function didYouMean(query: string, near: readonly Button[]): Message {
  const lead = `I know no “${query}”.`;
  if (near.length === 0) {
    return { summary: lead, blocks: [say(lead, ' ', code('/study terms'), ' lists all that I know.')] };
  }
  return {
    summary: `${lead} Did you mean ${near[0]?.label}?`,
    blocks: [say(`${lead} Did you mean one of these?`), ...buttons(...near)],
  };
}

/** A concept, with its terms and relatives as buttons. */
export function conceptPage(view: {
  readonly pack: string;
  readonly concept: Concept;
  readonly chapterTitle: string;
  readonly terms: readonly Term[];
  readonly related: readonly Concept[];
}): Message {
  const { pack, concept } = view;
  return {
    summary: `${concept.name}: ${excerpt(concept.text)}`,
    blocks: [
      heading(concept.name),
      ...rich(concept.text),
      whisper(`Chapter ${concept.chapter}, ${view.chapterTitle}`),
      ...buttons(
        ...view.terms.map(
          (term): Button => ({ label: term.name, action: { type: 'term', pack, term: term.id } }),
        ),
        ...view.related.map(
          (other): Button => ({
            label: `Read: ${other.name}`,
            action: { type: 'concept', pack, concept: other.id },
          }),
        ),
      ),
    ],
  };
}

/** A chapter: its summary and its concepts, each a button. */
export function chapterPage(pack: string, chapter: Chapter): Message {
  return {
    summary: `Chapter ${chapter.number}, ${chapter.title}: ${excerpt(chapter.summary)}`,
    blocks: [
      heading(`${chapter.number}. ${chapter.title}`),
      ...rich(chapter.summary),
      say(bold('Concepts')),
      ...buttons(
        ...chapter.concepts.map(
          (concept): Button => ({
            label: concept.name,
            action: { type: 'concept', pack, concept: concept.id },
          }),
        ),
      ),
      ...buttons({
        label: 'Quiz me on this chapter',
        action: { type: 'quiz-chapter', pack, chapter: chapter.number },
        style: 'primary',
      }),
    ],
  };
}

/** The terms of some chapters, by chapter, each with the beginning of its definition. */
export function termList(chapters: readonly Chapter[]): Message {
  const detailed = chapters.length === 1;
  return {
    summary: `Terms of ${detailed ? chapters[0]?.title : 'all chapters'}`,
    blocks: [
      ...chapters.flatMap((chapter) => [
        heading(`${chapter.number}. ${chapter.title}`),
        ...(detailed
          ? chapter.terms.map(termLine)
          : [say(chapter.terms.map((term) => term.name).join(' · '))]),
      ]),
      whisper('Look one up with ', code('/define'), ' and its name.'),
    ],
  };
}

function termLine(term: Term): Block {
  return say(bold(term.name), ` · ${plainText(term.definition)}`);
}

/** What can be read: parts, chapters and what to remember of it all. */
export function contents(view: {
  readonly pack: string;
  readonly title: string;
  readonly parts: readonly { readonly title: string; readonly chapters: readonly Chapter[] }[];
  readonly takeaways: readonly (readonly Block[])[];
}): Message {
  return {
    summary: `The chapters of ${view.title}`,
    blocks: [
      heading(view.title),
      ...view.parts.flatMap((part) => [
        say(bold(part.title)),
        ...buttons(
          ...part.chapters.map(
            (chapter): Button => ({
              label: `${chapter.number}. ${chapter.title}`,
              action: { type: 'chapter', pack: view.pack, chapter: chapter.number },
            }),
          ),
        ),
      ]),
      ...(view.takeaways.length > 0 ? [{ type: 'divider' } as const, say(bold('What to remember'))] : []),
      ...view.takeaways.flat(),
      whisper('Open one with ', code('/study chapter'), ' and its number, or tap it.'),
    ],
  };
}
