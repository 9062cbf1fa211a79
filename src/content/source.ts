import { LineCounter } from 'yaml';
import type { Fault, Problem } from './problem.ts';

/** A file's name and text, in which every offset has a line and a column. */
export class Source {
  readonly name: string;
  readonly text: string;
  readonly #lines = new LineCounter();

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
    this.#lines.addNewLine(0);
    for (const { index } of text.matchAll(/\n/g)) this.#lines.addNewLine(index + 1);
  }

  /** Where an offset stands, both from 1. */
  place(offset: number): Pick<Problem, 'line' | 'column'> {
    const { line, col } = this.#lines.linePos(Math.min(offset, this.text.length));
    return { line, column: col };
  }

  problem(offset: number, fault: Fault): Problem {
    return { file: this.name, ...this.place(offset), ...fault };
  }
}
