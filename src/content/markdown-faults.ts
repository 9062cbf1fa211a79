import type { Nodes } from 'mdast';
import type { Fault } from './problem.ts';

const paragraphs = 'Write sentences or paragraphs, with an empty line between them';
const inlineAddress = 'Write [text](https://address)';

/** Markdown that no platform shows alike, by the name of its node. */
export const unsupported: Partial<Record<Nodes['type'], Fault>> = {
  heading: {
    wrong: 'a heading cannot be shown',
    repair: 'Write it in **bold**; put \\ before a # or --- that is meant as text',
  },
  list: {
    wrong: 'a list cannot be shown',
    repair: `${paragraphs}; put \\ before a mark that is meant as text`,
  },
  blockquote: {
    wrong: 'a quotation cannot be shown',
    repair: `${paragraphs}; put \\ before a > meant as text`,
  },
  thematicBreak: { wrong: 'a dividing line cannot be shown', repair: paragraphs },
  break: { wrong: 'a forced line break cannot be shown', repair: paragraphs },
  html: {
    wrong: 'HTML cannot be shown',
    repair: 'Use Markdown, or put `backquotes` around what is meant as code',
  },
  image: { wrong: 'an image cannot be shown', repair: 'Describe it, or link to it: [text](https://address)' },
  imageReference: { wrong: 'an image cannot be shown', repair: inlineAddress },
  linkReference: { wrong: 'a link by reference cannot be followed', repair: inlineAddress },
  definition: { wrong: 'an address by itself cannot be shown', repair: inlineAddress },
};

export const table: Fault = { wrong: 'a table cannot be shown', repair: 'Put it into a block of code (```)' };
export const otherMarkdown: Fault = { wrong: 'this Markdown cannot be shown', repair: paragraphs };

export const codeFaults = {
  indented: {
    wrong: 'a line is indented by four spaces or more, which Markdown takes for code',
    repair: 'Put code between lines of ```; remove the indentation otherwise',
  },
  open: { wrong: 'a block of code is not closed', repair: 'End it with a line of ```' },
  meta: {
    wrong: 'after ``` there is more than the name of a language',
    repair: 'Begin the code on the next line',
  },
  folded: {
    wrong: 'a block of code was folded into one line',
    repair: 'Begin the text with | instead of >, so that its lines are kept',
  },
} as const satisfies Record<string, Fault>;

export const linkFaults = {
  address: { wrong: 'a link must lead to an http or https address', repair: inlineAddress },
  title: { wrong: 'the title of a link cannot be shown', repair: inlineAddress },
  empty: { wrong: 'a link has no text', repair: inlineAddress },
} as const satisfies Record<string, Fault>;
