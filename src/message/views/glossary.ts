import type { Concept, Term } from '../../core/pack.ts';
import { quote } from '../../core/parsed.ts';
import { bold, buttons, clip, code, count, excerpt, heading, rich, say, whisper } from '../blocks.ts';
import type { Block, Button, Message } from '../message.ts';

/** So many definitions fit one message, however long they are. */
const sensesShown = 2;
const sensesOffered = 20;
const termsExplained = 10;

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
  if (senses.length > sensesShown) return chooseSense(senses);
  return {
    summary: first ? `${first.term.name}: ${excerpt(first.term.definition)}` : '',
    blocks: senses.flatMap((sense, place) => [
      ...(place > 0 ? [{ type: 'divider' } as const] : []),
      ...senseBlocks(sense, senses.length > 1),
      ...buttons(...senseButtons(sense, shared)),
    ]),
  };
}

/** A name that stands for different things in more chapters than one message can show. */
function chooseSense(senses: readonly TermView[]): Message {
  const lead = `“${senses[0]?.term.name}” has a sense of its own in ${count(senses.length, 'chapter')}.`;
  const more = senses.length - sensesOffered;
  return {
    summary: `${lead} Which one do you mean?`,
    blocks: [
      say(`${lead} Which one do you mean?`),
      ...buttons(
        ...senses.slice(0, sensesOffered).map(
          ({ pack, term, chapterTitle }): Button => ({
            label: `${term.chapter}. ${chapterTitle}`,
            action: { type: 'term', pack, term: term.id },
          }),
        ),
      ),
      ...(more > 0 ? [whisper(`And ${more} more: `, code('/study terms'), ' and a chapter’s number.')] : []),
    ],
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

/** The terms that a message names: the one, or several in short, each with a button for the whole. */
export function termsFound(terms: readonly TermView[]): Message {
  const [first] = terms;
  if (!first) {
    const none = 'No term of the glossary stands in this message.';
    return { summary: none, blocks: [say(none, ' ', code('/study terms'), ' lists all that I know.')] };
  }
  if (terms.length === 1) return definition(terms);
  const shown = terms.slice(0, termsExplained);
  const more = terms.length - shown.length;
  return {
    summary: clip(`Terms in this message: ${shown.map(({ term }) => term.name).join(', ')}`, 200),
    blocks: [
      heading('Terms in this message'),
      ...shown.map(({ term }) => say(bold(term.name), ` ${excerpt(term.definition, 160)}`)),
      ...buttons(
        ...shown.map(
          ({ pack, term }): Button => ({
            label: term.name,
            action: { type: 'term', pack, term: term.id },
          }),
        ),
      ),
      ...(more > 0 ? [whisper(`And ${more} more: `, code('/define'), ' explains each.')] : []),
    ],
  };
}

/** Nothing of that name: the nearest ones, as buttons. */
export function didYouMean(query: string, near: readonly Button[]): Message {
  const lead = `I know no ${quote(query)}.`;
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
