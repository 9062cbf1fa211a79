import { Lexer, Parser } from 'yaml';
import type { TextFault } from './problem.ts';

/** Chapters need seven levels. Hundreds would exhaust the stack of whatever reads them. */
const maxDepth = 20;

/** Eight times what the longest chapter has. It bounds the work of everything that follows. */
const maxTokens = 60_000;

/** Looks for more than a file may hold, before anything is built of it. */
export function findExcess(text: string): TextFault | undefined {
  const parser = new Parser();
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    Array.from(parser.next(token));
    tokens++;
    if (parser.stack.length > maxDepth) return { offset: parser.offset, ...deep };
    if (tokens > maxTokens) return { offset: parser.offset, ...long };
  }
  return undefined;
}

const deep = { wrong: `nested deeper than ${maxDepth} levels`, repair: 'Check brackets and indentation' };
const long = {
  wrong: 'too much for one file',
  repair: 'Split it into chapters, or check that it is the right file',
};
