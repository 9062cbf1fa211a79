import type { Chapter } from '../../core/pack.ts';
import type { Span } from '../../core/rich-text.ts';
import { bold, buttons, code, excerpt, fitting, heading, lines, rich, say, whisper } from '../blocks.ts';
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
  const explained = terms.map(({ name, definition }) =>
    say(bold(name), ` · ${excerpt(definition, share - name.length - 3)}`),
  );
  return [
    heading(`${number}. ${title}`),
    ...(explained.length > 0 ? explained : [say('This chapter has no terms.')]),
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

/** What can be read: parts and chapters, which open by their numbers, and what to remember of it all. */
export function contents(view: {
  readonly pack: string;
  readonly title: string;
  readonly parts: readonly PartView[];
  readonly takeaways: boolean;
}): Message {
  const { pack, title, parts } = view;
  const chapters = parts.flatMap((part) => part.chapters);
  return {
    summary: `The chapters of ${title}`,
    blocks: [
      heading(title),
      ...parts.map((part) => lines([bold(part.title)], ...part.chapters.map(chapterName))),
      ...buttons(...chapters.map(({ number }) => chapterButton(pack, number))),
      ...(view.takeaways ? buttons({ label: 'What to remember', action: { type: 'takeaways', pack } }) : []),
    ],
  };
}

function chapterName({ number, title }: Chapter): readonly string[] {
  return [`${number}. ${title}`];
}

function chapterButton(pack: string, number: number): Button {
  return { label: String(number), action: { type: 'chapter', pack, chapter: number } };
}

/** What to remember of a pack. */
export function takeawayPage(title: string, takeaways: readonly (readonly Span[])[]): Message {
  return {
    summary: `What to remember of ${title}`,
    blocks: [heading('What to remember'), ...takeaways.map((takeaway) => say('• ', takeaway))],
  };
}
