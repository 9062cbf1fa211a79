import type { Chapter, Pack } from '../../core/pack.ts';
import { quote } from '../../core/parsed.ts';
import type { Call } from '../call.ts';
import type { Library } from '../library.ts';
import { Refusal } from '../refusal.ts';
import type { ArgumentSpec } from './spec.ts';

/** The pack that a channel studies, or the first installed where it has no plan. @throws Refusal where there is none */
export async function packOf(call: Call): Promise<Pack> {
  const { library } = call.context;
  const plan = await call.plan();
  if (!plan) return firstPack(library);
  const pack = library.pack(plan.plan.pack);
  if (pack) return pack;
  throw new Refusal(
    `This channel studies the pack “${plan.plan.pack}”, which is not installed any more. An organiser can pick another with /study setup.`,
  );
}

/** A pack by its id. @throws Refusal where it is gone */
export function installedPack({ context }: Call, id: string): Pack {
  const pack = context.library.pack(id);
  if (!pack) throw new Refusal(`The pack “${id}” is not installed any more.`);
  return pack;
}

/** What a channel without a plan studies. @throws Refusal where no pack is installed */
export function firstPack({ packs: [first] }: Pick<Library, 'packs'>): Pack {
  if (first) return first;
  throw new Refusal('No pack is installed. Whoever runs Quorum can put one into its content folder.');
}

/** The chapter that a command may be narrowed to. */
export const chapterArgument: ArgumentSpec = {
  name: 'chapter',
  summary: 'a chapter’s number, or a word of its title',
  required: false,
  suggests: 'chapter',
};

/** A chapter by its number or a piece of its title. @throws Refusal */
export function chapterOf(pack: Pack, typed: string): Chapter {
  const wanted = typed.trim().toLowerCase();
  const chapter = /^\d+$/.test(wanted)
    ? pack.chapters.find((candidate) => candidate.number === Number(wanted))
    : pack.chapters.find((candidate) => candidate.title.toLowerCase().includes(wanted));
  if (chapter) return chapter;
  const numbers = pack.chapters.map((candidate) => candidate.number).join(', ');
  throw new Refusal(`There is no chapter ${quote(typed)} in ${pack.title}. Its chapters are ${numbers}.`);
}
