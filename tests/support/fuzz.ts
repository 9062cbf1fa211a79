import fc from 'fast-check';

/** How many cases each parser of what comes from outside gets in the long form, `npm run fuzz`, and what people do. */
export const cases = {
  'button tokens': 20_000,
  'words of plans': 20_000,
  'typed lines': 20_000,
  'values of forms and views': 10_000,
  'lines to the bot': 5_000,
  'buttons to the bot': 5_000,
  'forms to the bot': 4_000,
  'passages to the bot': 1_000,
  'bodies of Slack over HTTP': 5_000,
  'envelopes of Slack over Socket Mode': 2_000,
  'interactions of Discord': 5_000,
  'bodies of the playground': 5_000,
  'backup files': 3_000,
  'histories of a team': 500,
  packs: 35_000,
} as const;

type Parser = keyof typeof cases;

/** Vitest's `--mode fuzz`. */
const long = process.env.MODE === 'fuzz';

/** The same cases come again with the same `FUZZ_SEED`. */
const seed = Number(process.env.FUZZ_SEED) || Math.trunc(Math.random() * 2 ** 31);

/** How long one test may take, in milliseconds. */
export const fuzzTimeout = long ? 3_600_000 : 60_000;

/** How many cases a parser gets now: a hundredth in the short form. */
function casesOf(parser: Parser): number {
  return long ? cases[parser] : Math.max(20, cases[parser] / 100);
}

/** Holds a property against many inputs. In the long form it prints how many. @param share of the parser's cases */
export async function fuzz<Input>(
  parser: Parser,
  inputs: fc.Arbitrary<Input>,
  hold: (input: Input) => void | Promise<void>,
  share = 1,
): Promise<void> {
  const numRuns = Math.ceil(casesOf(parser) * share);
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => hold(input)),
    {
      numRuns,
      seed,
      // What fails is told while there is time, however small it could be made.
      endOnFailure: long || share < 0.1,
      interruptAfterTimeLimit: fuzzTimeout * 0.7,
      // Who asks for so many cases is told where there were fewer.
      markInterruptAsFailure: long,
    },
  );
  if (!long) return;
  const each = share < 0.1 ? ` of ${Math.round(1 / share)} inputs each` : '';
  console.log(`fuzz: ${parser}: ${numRuns} cases${each}, FUZZ_SEED=${seed}`);
}

/** The same for inputs that are given many at a time, for where each takes a while to be answered. */
export async function fuzzAtOnce<Input>(
  parser: Parser,
  inputs: fc.Arbitrary<Input>,
  hold: (inputs: readonly Input[]) => Promise<void>,
): Promise<void> {
  const many = Math.min(atOnce, casesOf(parser));
  const some = fc.array(inputs, { minLength: many, maxLength: many, size: 'max' });
  await fuzz(parser, some, hold, 1 / many);
}

const atOnce = 50;

/** Text that trips up careless code: long runs, marks, half characters, names of prototypes. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
    '-1',
    '1e9',
    'NaN',
    '0x10',
  ),
  fc
    .tuple(
      fc.constantFrom(' ', '\t\n', '?', '.', '-', 'a ', 'to ', '..', '0', 'é', '😀', '<@A|', '&lt;'),
      fc.nat(3_000),
    )
    .map(([piece, times]) => piece.repeat(times)),
);

/** The same JSON with some of what is in it gone, or replaced by anything. */
export function mutated(original: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(original);
  const change = fc.record({
    path: fc.constantFrom(...paths),
    put: fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 }), anyText),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const copy = { root: structuredClone(original) };
    for (const { path, put } of changes) replace(copy, ['root', ...path], put);
    return copy.root;
  });
}

type Path = readonly string[];

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, below]) => pathsIn(below, [...path, key]))];
}

function replace(within: unknown, [key = '', ...rest]: Path, put: unknown): void {
  if (typeof within !== 'object' || within === null) return;
  const fields = within as Record<string, unknown>;
  if (rest.length > 0) replace(fields[key], rest, put);
  else if (put === undefined) delete fields[key];
  else fields[key] = put;
}
