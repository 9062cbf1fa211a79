import type { Chapter } from '../../core/pack.ts';
import type { Span } from '../../core/rich-text.ts';
import { bold, buttons, code, excerpt, fitting, heading, rich, say, whisper } from '../blocks.ts';
import type { Block, Button, Message } from '../message.ts';
import { room } from '../room.ts';

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

/** The terms of one chapter, each with the beginning of its definition; or the names of all chapters' terms. */
export function termList(chapters: readonly Chapter[]): Message {
  const [only] = chapters.length === 1 ? chapters : [];
  // A heading or a name on the one side, what is said around the list on the other.
  const share = Math.floor((room.message - 150) / (only ? only.terms.length : chapters.length));
  return {
    summary: `Terms of ${only ? only.title : 'all chapters'}`,
    blocks: [
      ...(only ? chapterTerms(only, share) : chapters.map((chapter) => termNames(chapter, share))),
      whisper('Look one up with ', code('/define'), ' and its name.'),
    ],
  };
}

function chapterTerms({ number, title, terms }: Chapter, share: number): readonly Block[] {
  const lines = terms.map(({ name, definition }) =>
    say(bold(name), ` · ${excerpt(definition, share - name.length - 3)}`),
  );
  return [
    heading(`${number}. ${title}`),
    ...(lines.length > 0 ? lines : [say('This chapter has no terms.')]),
  ];
}

function termNames({ number, title, terms }: Chapter, share: number): Block {
  const lead = `${number}. ${title}`;
  const rest = (more: number): readonly Span[] =>
    more > 0 ? [{ text: ` · and ${more} more: ` }, code(`/study terms ${number}`)] : [];
  const names = fitting(
    terms.map(({ name }) => name),
    share - lead.length - ' · and 30 more: /study terms 999'.length,
  );
  return say(bold(lead), `\n${names.join(' · ')}`, rest(terms.length - names.length));
}

interface PartView {
  readonly title: string;
  readonly chapters: readonly Chapter[];
}

/** What can be read: parts, chapters and what to remember of it all. */
export function contents(view: {
  readonly pack: string;
  readonly title: string;
  readonly parts: readonly PartView[];
  readonly takeaways: readonly (readonly Span[])[];
}): Message {
  const { pack, title, parts, takeaways } = view;
  const rows = parts.reduce((sum, { chapters }) => sum + Math.ceil(chapters.length / room.row), 0);
  return {
    summary: `The chapters of ${title}`,
    blocks: [
      heading(title),
      ...(rows <= room.rows ? partsWithButtons(pack, parts) : partsAboveButtons(pack, parts)),
      whisper('Open one with ', code('/study chapter'), ' and its number, or tap it.'),
      ...(takeaways.length > 0 ? [{ type: 'divider' } as const, say(bold('What to remember'))] : []),
      ...takeaways.map((takeaway) => say('• ', takeaway)),
    ],
  };
}

function partsWithButtons(pack: string, parts: readonly PartView[]): readonly Block[] {
  return parts.flatMap(({ title, chapters }) => [
    say(bold(title)),
    ...buttons(...chapters.map((chapter) => chapterButton(pack, chapter))),
  ]);
}

/** All the buttons together, where a row of its own for each part is too much. */
function partsAboveButtons(pack: string, parts: readonly PartView[]): readonly Block[] {
  return [
    ...parts.map(({ title, chapters }) =>
      say(bold(title), ` · chapters ${chapters.map(({ number }) => number).join(', ')}`),
    ),
    ...buttons(...parts.flatMap(({ chapters }) => chapters.map((chapter) => chapterButton(pack, chapter)))),
  ];
}

function chapterButton(pack: string, { number, title }: Chapter): Button {
  return { label: `${number}. ${title}`, action: { type: 'chapter', pack, chapter: number } };
}
