import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { formatProblem, loadPacks } from '../../src/content/load-packs.ts';

/** Writes files into a new folder that goes when the test is done. @returns the folder */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-content-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** A `pack.yaml` in good order. */
export const packText = `# yaml-language-server: $schema=../pack.schema.json
id: birds
version: 1.0.0
title: Birds
about: About *birds*.
parts:
  - title: All
    chapters: [01-owls.yaml]
takeaways: [Owls hoot.]
synonyms:
  - [owl, strigiform]
`;

/** A chapter in good order, with every kind of question. */
export const chapterText = `# yaml-language-server: $schema=../chapter.schema.json
number: 1
title: Owls
summary: |
  Owls are **quiet**.

  \`\`\`
  hoot
    hoot
  \`\`\`

concepts:
  - id: flight
    name: Flight
    text: Owls fly by *night*.
    terms: [owl]

terms:
  - id: owl
    name: Owl
    aliases: [Strix]
    definition: See [owls](https://example.org/owls).
    concept: flight
    confused_with:
      - with: Bat
        difference: A bat has no feathers.
      - with: Owl
        term: owl
        difference: None.

questions:
  - kind: multiple-choice
    id: when
    difficulty: 1
    concepts: [flight]
    terms: [owl]
    stem: When do owls fly?
    options:
      - id: night
        text: By night
        right: true
        feedback: Yes.
      - id: day
        text: By day
        feedback: No.
    explanation: They hunt in the dark.
  - kind: multi-select
    id: which
    difficulty: 2
    concepts: [flight]
    stem: Which are owls?
    options:
      - { id: barn, text: Barn owl, right: true, feedback: Yes. }
      - { id: snowy, text: Snowy owl, right: true, feedback: Yes. }
      - { id: bat, text: Bat, feedback: No. }
    explanation: Bats are mammals.
  - kind: true-false
    id: feathers
    difficulty: 3
    concepts: [flight]
    stem: Owls have fur.
    answer: false
    if_true: Look again.
    if_false: Right.
    explanation: They have feathers.
  - kind: spot-the-issue
    id: noon
    difficulty: 3
    concepts: [flight]
    stem: We look for owls at noon and find none. What is wrong?
    rubric:
      - id: time
        idea: Owls sleep by day
        accept: [asleep/sleep day, nocturnal]
    model: They sleep by day.
    options:
      - { id: time, text: The time, right: true, feedback: Yes. }
      - { id: place, text: The place, feedback: No. }
    explanation: Owls are nocturnal.
    examples:
      - { answer: they sleep during the day, expect: pass }
  - kind: spot-the-issue
    id: dusk
    difficulty: 3
    concepts: [flight]
    stem: We look for owls at dusk, with a drum. What is wrong?
    rubric:
      - id: time
        idea: Drums are loud
        accept: [loud, noise]
    model: Drums are loud.
    options:
      - { id: time, text: The time, feedback: No. }
      - { id: place, text: The drum, right: true, feedback: Yes. }
    explanation: Owls hear well.
`;

/** A pack in good order. */
export const goodPack = { 'birds/pack.yaml': packText, 'birds/01-owls.yaml': chapterText };

/** The problems of a folder with one pack, each as a line without the folder's path. It is loaded if there are none. */
export async function problemsIn(folder: string): Promise<readonly string[]> {
  const { packs, problems } = await loadPacks(folder);
  expect(packs.length).toBe(problems.length === 0 ? 1 : 0);
  return problems.map((problem) =>
    formatProblem(problem).replaceAll(`${folder}/`, '').replaceAll(folder, '.'),
  );
}

/** The problems of a new folder with these files. */
export async function problemsOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly string[]> {
  return problemsIn(await folderOf(files));
}

/** The problems of the good pack after one text of its chapter was replaced. */
export function problemsWith(before: string, after: string): Promise<readonly string[]> {
  expect(chapterText).toContain(before);
  return problemsOf({ ...goodPack, 'birds/01-owls.yaml': chapterText.replace(before, () => after) });
}
