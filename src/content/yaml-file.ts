import { offsetInScalar, type ScalarSource } from './offset-in-scalar.ts';
import type { Fault, Problem } from './problem.ts';
import type { Source } from './source.ts';

/** Steps from the root of a file to one of its values. */
export type Path = readonly PropertyKey[];

/** Where a value and its key begin, as offsets into the file's text. */
export interface Spot {
  readonly key?: number;
  readonly value: number;
  /** For texts: what is needed to find a place inside of them. */
  readonly scalar?: ScalarSource;
}

/** A YAML file as plain data that remembers where everything stands. */
export class YamlFile {
  readonly name: string;
  readonly data: unknown;
  readonly #source: Source;
  readonly #spots: ReadonlyMap<string, Spot>;

  /** @param spots where the values stand, by `spotKey` of their paths */
  constructor(source: Source, data: unknown, spots: ReadonlyMap<string, Spot>) {
    this.name = source.name;
    this.data = data;
    this.#source = source;
    this.#spots = spots;
  }

  /**
   * A problem of the value at this path or, where there is none, of what should hold it.
   * @param offset for a text: index of the character that is meant
   */
  problem(path: Path, fault: Fault, offset = 0): Problem {
    const { value, scalar } = this.#spot(path);
    const isInside = scalar !== undefined && offset > 0;
    return this.#source.problem(isInside ? offsetInScalar(this.#source.text, scalar, offset) : value, fault);
  }

  /** A problem of the key that this path ends in. */
  problemOfKey(path: Path, fault: Fault): Problem {
    const { key, value } = this.#spot(path);
    return this.#source.problem(key ?? value, fault);
  }

  /** `file:line:column` of the value at this path. */
  place(path: Path): string {
    const { line, column } = this.#source.place(this.#spot(path).value);
    return `${this.name}:${line}:${column}`;
  }

  #spot(path: Path): Spot {
    const spot = this.#spots.get(spotKey(path));
    if (spot !== undefined) return spot;
    return path.length === 0 ? { value: 0 } : this.#spot(path.slice(0, -1));
  }
}

/** The path as a key of the map of spots. */
export function spotKey(path: Path): string {
  return path.map(String).join('\0');
}
