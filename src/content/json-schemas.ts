import { z } from 'zod';
import { chapterFile, packFile } from './schema.ts';

/** The JSON Schemas with which editors complete and check packs: the text of each file by its name. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return { 'pack.schema.json': toText(packFile), 'chapter.schema.json': toText(chapterFile) };
}

/** Draft 7, because editors know it best; `input`, because texts are checked as they are written. */
function toText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }), null, 2)}\n`;
}
