import { readFile, stat } from 'node:fs/promises';
import { type Problem, problemOf } from './problem.ts';
import { Source } from './source.ts';

/** Several times the longest chapter anybody would write; keeps the worst file to seconds. In bytes. */
const maxBytes = 512 * 1024;

/** Characters that no text has, and the one that stands for bytes that are not UTF-8. */
const notText = /(?![\t\n\r])[\p{Cc}\uFFFD]/u;

/** Reads a file as UTF-8. @returns its text without a byte order mark, or why it cannot be used */
export async function readText(file: string): Promise<string | Problem> {
  try {
    const stats = await stat(file);
    if (!stats.isFile()) return problemOf(file, notAFile);
    if (stats.size > maxBytes) return problemOf(file, tooLarge);
    return decode(file, await readFile(file));
  } catch (error) {
    return unreadable(file, error);
  }
}

/** The problem of a file or folder that the operating system does not let us read. */
export function unreadable(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const { wrong, repair } = systemErrors[code] ?? {
    wrong: `this cannot be read (${code || error})`,
    repair: check,
  };
  return problemOf(file, { wrong, repair });
}

function decode(file: string, bytes: Uint8Array): string | Problem {
  const text = new TextDecoder().decode(bytes);
  const found = notText.exec(text);
  if (found === null) return text;
  return new Source(file, text).problem(found.index, found[0] === '\uFFFD' ? notUtf8 : control);
}

const check = 'Check that the file is there and that Quorum may read it';
const notAFile = { wrong: 'this is not a file', repair: 'Put the chapter or pack there as an ordinary file' };
const tooLarge = {
  wrong: `this file is larger than ${maxBytes / 1024} KB`,
  repair: 'Split it into chapters, or check that it is the right file',
};
const notUtf8 = {
  wrong: 'this is not UTF-8, or was damaged when it was converted',
  repair: 'Type the character again and save the file as UTF-8',
};
const control = { wrong: 'a control character stands here', repair: 'Delete it' };

const systemErrors: Readonly<Record<string, { wrong: string; repair: string }>> = {
  ENOENT: { wrong: 'there is no such file or folder', repair: 'Create it, or correct the path' },
  ENOTDIR: { wrong: 'this is not a folder', repair: 'Put a folder there, or correct the path' },
  ELOOP: {
    wrong: 'this is a symbolic link that leads in a circle',
    repair: 'Let it lead to a file or folder',
  },
  EACCES: { wrong: 'this may not be read', repair: check },
};
