import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { jsonSchemas } from '../content/json-schemas.ts';
import { packFile } from '../content/schema.ts';

const scaffold = fileURLToPath(new URL('../../scaffold', import.meta.url));

const chapterName = '01-first-chapter.yaml';

/** The id that the scaffold has until it gets one of its own. */
const exampleId = 'id: my-pack';

/**
 * Makes a small pack that works, with notes on every field, and beside it the schemas for editors where they are missing.
 * @param contentDir folder of all packs; it is made if need be
 * @param id of the new pack, also the name of its folder
 * @returns the files that were written
 * @throws Error that says what to do, for an id that no pack can have and for a folder that is there already
 */
export async function newPack(contentDir: string, id: string): Promise<readonly string[]> {
  if (!packFile.shape.id.safeParse(id).success) throw new Error(badId(id));
  const folder = join(contentDir, id);
  const pack = await readScaffold('pack.yaml');
  const files = new Map([
    // An id such as 2027 wants quotes.
    [join(folder, 'pack.yaml'), pack.replace(exampleId, stringify({ id }).trimEnd())],
    [join(folder, chapterName), await readScaffold(chapterName)],
    ...Object.entries(jsonSchemas()).map(([name, text]) => [join(contentDir, name), text] as const),
  ]);
  await mkdir(contentDir, { recursive: true });
  await makeFolder(folder);
  const written = await Promise.all([...files].map(([file, text]) => writeNew(file, text)));
  return written.flat();
}

function badId(id: string): string {
  return `“${id}” can't be the id of a pack. Use up to 24 lower-case letters and digits, with hyphens between words, such as on-call.`;
}

function readScaffold(name: string): Promise<string> {
  return readFile(join(scaffold, name), 'utf8');
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (!isThere(error)) throw error;
    throw new Error(`${folder} is there already, and stays as it is. Choose another id for the new pack.`);
  }
}

/** @returns the file, or nothing where it is there already */
async function writeNew(file: string, text: string): Promise<readonly string[]> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return [file];
  } catch (error) {
    if (isThere(error)) return [];
    throw error;
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
