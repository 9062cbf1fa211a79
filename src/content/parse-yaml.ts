import { type Alias, type Document, parseDocument, visit } from 'yaml';
import { findExcess } from './find-excess.ts';
import type { Problem, TextFault } from './problem.ts';
import { Source } from './source.ts';
import { describeYamlError } from './yaml-errors.ts';
import { YamlFile } from './yaml-file.ts';
import { readTree } from './yaml-tree.ts';

/** What came of a file's text. */
export interface ParsedYaml {
  /** Undefined where the text is not YAML that we read. */
  readonly yaml: YamlFile | undefined;
  /** All problems of its syntax. */
  readonly problems: readonly Problem[];
}

/** Parses one YAML document. Whatever stands in it, this neither throws nor takes long. */
export function parseYaml(name: string, text: string): ParsedYaml {
  const source = new Source(name, text);
  const excess = findExcess(text);
  if (excess !== undefined) return refuse(source, [excess]);
  const document = parse(text);
  const faults = findFaults(document);
  if (faults.length > 0) return refuse(source, faults);
  const { data, spots, repeated } = readTree(document.contents);
  return {
    yaml: new YamlFile(source, data, spots),
    problems: repeated.map((offset) => source.problem(offset, twice)),
  };
}

function refuse(source: Source, faults: readonly TextFault[]): ParsedYaml {
  return { yaml: undefined, problems: faults.map(({ offset, ...fault }) => source.problem(offset, fault)) };
}

/** Repeated keys are looked for in the tree instead, because the library compares each with each. */
function parse(text: string): Document.Parsed {
  return parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
  });
}

function findFaults(document: Document.Parsed): readonly TextFault[] {
  const errors = [...document.errors, ...document.warnings].map((error) => ({
    offset: error.pos[0],
    ...describeYamlError(error),
  }));
  return [...errors, ...findAliases(document).map((offset) => ({ offset, ...alias }))];
}

function findAliases(document: Document.Parsed): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_key, node: Alias) => {
      offsets.push(node.range?.[0] ?? 0);
    },
  });
  return offsets;
}

const twice = { wrong: 'this key stands here twice', repair: 'Keep one of the two' };
const alias = {
  wrong: 'YAML aliases (*name) are not read',
  repair: 'Write the value out; put quotes around a text that begins with an asterisk',
};
