import type { Span } from '../../core/rich-text.ts';
import { bold, count, heading, lines, percent, points, say, unbroken, whisper } from '../blocks.ts';
import type { Block, Message } from '../message.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** A member's place on a board. */
export interface BoardLine {
  readonly place: number;
  readonly name: string;
  readonly points: number;
  readonly days: number;
  readonly streak: number;
}

export interface BoardView {
  /** What span it covers, such as `Week to Fri 27 Nov`. */
  readonly title: string;
  readonly lines: readonly BoardLine[];
  /** How many more have points. */
  readonly more: number;
  readonly improved: { readonly name: string; readonly gain: number } | undefined;
  readonly hardest: { readonly stem: string; readonly fraction: number } | undefined;
  /** The asker's own line, where it is not among `lines`. */
  readonly own?: BoardLine;
  /** Said below, such as that the week has just begun. */
  readonly footnote?: string;
}

/** The standings: places, points, days and streaks. Names are text; nobody is mentioned. */
export function board(view: BoardView): Message {
  if (view.lines.length === 0) return emptyBoard(view);
  return {
    summary: `${view.title}: ${leaders(view.lines)}.`,
    blocks: [
      heading(view.title),
      lines(...view.lines.map(boardLine)),
      ...(view.more > 0 ? [whisper(`and ${view.more} more`)] : []),
      ...(view.own ? [say('You: ', boardLine(view.own))] : []),
      ...highlights(view),
      whisper(view.footnote ?? 'Points are for being right, not quick.'),
    ],
  };
}

/** `Ben leads with 3 points`, `Ben and Mei lead with 3 points`, `Ben, Mei and 3 more lead with 3 points`. */
function leaders(standings: readonly BoardLine[]): string {
  const most = standings[0]?.points ?? 0;
  if (most === 0) return 'nobody has points yet';
  const names = standings.filter(({ place }) => place === 1).map(({ name }) => name);
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return `${list.format(shown)} ${names.length === 1 ? 'leads' : 'lead'} with ${points(most)}`;
}

/** Those who did answer may have hidden themselves. */
function emptyBoard(view: BoardView): Message {
  const text = 'Nobody is on the board yet. The next question is a fresh start for everyone.';
  return {
    summary: `${view.title}: nobody is on the board yet.`,
    blocks: [heading(view.title), say(text), ...(view.footnote ? [whisper(view.footnote)] : [])],
  };
}

function boardLine(line: BoardLine): readonly Span[] {
  const streak = line.streak > 1 ? ` · ${unbroken(`streak ${line.streak}`)}` : '';
  return [
    { text: `${line.place}. ` },
    bold(line.name),
    { text: ` ${points(line.points)} · ${count(line.days, 'day')}${streak}` },
  ];
}

function highlights({ improved, hardest }: BoardView): readonly Block[] {
  const said: Block[] = [];
  if (improved) said.push(say(bold('Most improved: '), `${improved.name}, up ${percent(improved.gain)}.`));
  if (hardest)
    said.push(say(bold('Hardest question: '), `${hardest.stem} (${percent(hardest.fraction)} right)`));
  return said.length > 0 ? [{ type: 'divider' }, ...said] : [];
}
