import type { ErrorCode, YAMLError } from 'yaml';
import type { Fault } from './problem.ts';

const quoteIt = 'Put quotes around a text that holds `: ` or ` #`, or that begins with one of []{}#&*!|>%@`';
const indent = 'Indent with spaces, the same number for all keys of one group';

/** Better words for the mistakes that are made most; the others keep the library's. */
const known: Partial<Record<ErrorCode, Partial<Fault>>> = {
  BAD_INDENT: { repair: indent },
  TAB_AS_INDENT: { wrong: 'a tab is used for indentation', repair: indent },
  BAD_DQ_ESCAPE: { repair: 'Write \\\\ for a backslash, or put the text in single quotes' },
  BLOCK_AS_IMPLICIT_KEY: { repair: quoteIt },
  MULTILINE_IMPLICIT_KEY: { wrong: 'a line without `key:`', repair: `Indent it below its key. ${quoteIt}` },
  MULTIPLE_DOCS: { wrong: 'a second document begins here', repair: 'Delete the line `---` or `...`' },
  NON_STRING_KEY: { wrong: 'a key that is not a text', repair: quoteIt },
  TAG_RESOLVE_FAILED: { repair: 'Put quotes around a text that begins with !' },
};

/** What is wrong with a file's YAML and how to repair it. */
export function describeYamlError({ code, message }: YAMLError): Fault {
  const wrong = message.replace(/\s+/g, ' ').slice(0, 160);
  return { wrong: `not valid YAML: ${wrong}`, repair: quoteIt, ...known[code] };
}
