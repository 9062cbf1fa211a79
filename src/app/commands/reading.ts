import type { Message } from '../../message/message.ts';
import { chapterPage, contents, takeawayPage, termList } from '../../message/views/chapters.ts';
import type { Library } from '../library.ts';
import { Refusal } from '../refusal.ts';
import { type Command, privately } from './command.ts';
import { chapterArgument, chapterOf, packOf } from './studying.ts';

/** `/study chapter`: one chapter, or the list of them. */
export const chapter: Command = {
  name: 'study chapter',
  summary: 'Read a chapter’s summary and concepts, or see all chapters',
  args: [
    {
      name: 'number',
      summary: 'the chapter’s number, or a word of its title',
      required: false,
      suggests: 'chapter',
    },
  ],
  organiserOnly: false,
  async run(call, { number }) {
    const pack = await packOf(call);
    if (number) return privately(chapterPage(pack.id, chapterOf(pack, number)));
    return privately(
      contents({
        pack: pack.id,
        title: pack.title,
        parts: pack.parts.map((part) => ({
          title: part.title,
          chapters: pack.chapters.filter((candidate) => part.chapters.includes(candidate.number)),
        })),
        takeaways: pack.takeaways.length > 0,
      }),
    );
  },
};

/** `/study terms`: the glossary's names, or one chapter's terms with their definitions. */
export const terms: Command = {
  name: 'study terms',
  summary: 'List the terms of a chapter, or of all of them',
  args: [chapterArgument],
  organiserOnly: false,
  async run(call, { chapter: wanted }) {
    const pack = await packOf(call);
    return privately(termList(wanted ? [chapterOf(pack, wanted)] : pack.chapters));
  },
};

/** The page of a chapter behind a button. @throws Refusal where it is gone */
export function chapterBehind(library: Library, pack: string, number: number): Message {
  const found = library.chapter(pack, number);
  if (!found)
    throw new Refusal('That chapter is not in the pack any more. /study chapter lists those that are.');
  return chapterPage(pack, found);
}

/** What to remember of the pack behind a button. @throws Refusal where it is gone */
export function takeawaysBehind(library: Library, id: string): Message {
  const pack = library.pack(id);
  if (!pack) throw new Refusal('That pack is not installed any more. /study chapter lists what there is.');
  return takeawayPage(pack.title, pack.takeaways);
}
