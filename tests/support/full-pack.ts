import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPacks } from '../../src/content/load-packs.ts';
import { limits } from '../../src/core/limits.ts';
import type { Pack } from '../../src/core/pack.ts';

// A pack in which everything is as long and as many as the loader allows, as files: JSON is YAML too.

/** Words of exactly this length; `seed` makes them differ. */
export function words(length: number, seed = ''): string {
  const text = `${seed} ${'several words '.repeat(length / 14 + 1)}`.trim().slice(0, length);
  return text.endsWith(' ') ? `${text.slice(0, -1)}s` : text;
}

/** As many paragraphs as a text may have, of this length in all. */
function paragraphs(length: number): string {
  const short = 'p\n\n'.repeat(limits.paragraphs - 1);
  return short + words(length - short.length);
}

const id = (seed: string) => `${seed}-${'x'.repeat(60)}`.slice(0, 60);
const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));

/** The pack as the loader reads it. @throws Error where the loader finds a problem in it */
export async function loadFullPack(): Promise<Pack> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-full-'));
  await mkdir(join(folder, 'full'));
  for (const [name, text] of Object.entries(fullPack())) await writeFile(join(folder, name), text);
  const { packs, problems } = await loadPacks(folder);
  await rm(folder, { recursive: true });
  const [pack] = packs;
  if (!pack) throw new Error(JSON.stringify(problems.slice(0, 3)));
  return pack;
}

/** The files of the pack by name. Each chapter has a term that all have, and the first two share another one. */
function fullPack(): Readonly<Record<string, string>> {
  const numbers = many(limits.chapters, (index) => 999 - index);
  const perPart = [6, 6, 6, 1, 1];
  const files = numbers.map((number) => `${number}.yaml`);
  const pack = {
    id: 'f'.repeat(24),
    version: '1.0.0',
    title: words(limits.title, 'Full'),
    about: paragraphs(limits.about),
    parts: perPart.map((count, part) => {
      const start = perPart.slice(0, part).reduce((sum, one) => sum + one, 0);
      return { title: words(limits.title, `Part ${part}`), chapters: files.slice(start, start + count) };
    }),
    takeaways: many(limits.takeaways, () => words(limits.takeaway)),
  };
  return {
    'full/pack.yaml': yaml('pack', pack),
    ...Object.fromEntries(
      numbers.map((number, index) => [`full/${number}.yaml`, yaml('chapter', chapter(number, index))]),
    ),
  };
}

function yaml(schema: string, content: object): string {
  return `# yaml-language-server: $schema=../${schema}.schema.json\n${JSON.stringify(content, null, 1)}\n`;
}

function chapter(number: number, index: number) {
  const conceptIds = many(limits.concepts, (concept) => id(`concept-${number}-${concept}`));
  const termIds = many(limits.terms, (term) => id(`term-${number}-${term}`));
  const nameOfTerm = (term: number) => {
    if (term === 0) return words(limits.name, 'Shared by all');
    return words(limits.name, term === 1 && index < 2 ? 'Shared by two' : `Term ${number} ${term}`);
  };
  return {
    number,
    title: words(limits.title, `Chapter ${number}`),
    summary: paragraphs(limits.summary),
    concepts: conceptIds.map((concept, place) => ({
      id: concept,
      name: words(limits.name, `Concept ${number} ${place}`),
      text: paragraphs(limits.concept),
      terms: termIds.slice(0, limits.linkedTerms),
      related: conceptIds.slice(-limits.linkedConcepts),
    })),
    terms: termIds.map((term, place) => ({
      id: term,
      name: nameOfTerm(place),
      aliases: many(limits.aliases, (alias) => words(limits.name, `Alias ${number} ${place} ${alias}`)),
      definition: paragraphs(limits.definition),
      concept: conceptIds[0],
      confused_with: many(limits.confusions, (other) => ({
        with: words(limits.name, `Other ${other}`),
        difference: words(limits.difference),
      })),
    })),
    questions: questions(number, conceptIds, termIds),
  };
}

function questions(number: number, concepts: readonly string[], terms: readonly string[]) {
  const common = {
    difficulty: 3,
    concepts: concepts.slice(0, limits.linkedConcepts),
    terms: terms.slice(0, limits.linkedTerms),
    stem: paragraphs(limits.stem),
    explanation: paragraphs(limits.explanation),
  };
  const options = (right: number) =>
    many(limits.options, (option) => ({
      id: id(`option-${option}`),
      text: words(limits.option, `Option ${option}`),
      right: option < right,
      feedback: words(limits.feedback),
    }));
  const feedback = words(limits.feedback);
  return [
    { kind: 'multiple-choice', id: id(`mc-${number}`), ...common, options: options(1) },
    { kind: 'multi-select', id: id(`ms-${number}`), ...common, options: options(limits.options - 1) },
    {
      kind: 'true-false',
      id: id(`tf-${number}`),
      ...common,
      answer: true,
      if_true: feedback,
      if_false: feedback,
    },
    {
      kind: 'spot-the-issue',
      id: id(`si-${number}`),
      ...common,
      rubric: many(limits.ideas, (idea) => ({
        id: id(`idea-${idea}`),
        idea: words(limits.idea),
        accept: [words(limits.idea)],
      })),
      model: paragraphs(limits.model),
      options: options(1),
    },
  ];
}
