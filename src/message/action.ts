/** What a button does. Tokens carry ids only: neither the right answer nor who may press. */
export type Action =
  /** Answers with the option at this place. */
  | { readonly type: 'answer'; readonly post: number; readonly option: number }
  /** Shows a multi-select's options with these picked, not yet answered. */
  | { readonly type: 'pick'; readonly post: number; readonly picks: readonly number[] }
  /** Answers with all these options. */
  | { readonly type: 'submit'; readonly post: number; readonly picks: readonly number[] }
  /** Opens the form for a written answer; its submission answers. */
  | { readonly type: 'write'; readonly post: number }
  /** Shows options to somebody who would rather not write. */
  | { readonly type: 'options'; readonly post: number }
  /** Shows a question as it is for the member by now: to answer, with their verdict, or with the answer. */
  | { readonly type: 'question'; readonly post: number }
  | { readonly type: 'term'; readonly pack: string; readonly term: string }
  | { readonly type: 'share'; readonly pack: string; readonly term: string }
  | { readonly type: 'concept'; readonly pack: string; readonly concept: string }
  | { readonly type: 'chapter'; readonly pack: string; readonly chapter: number }
  /** Shows what to remember of a pack. */
  | { readonly type: 'takeaways'; readonly pack: string }
  /** A practice question on a term. */
  | { readonly type: 'quiz-term'; readonly pack: string; readonly term: string }
  | { readonly type: 'quiz-chapter'; readonly pack: string; readonly chapter: number }
  /** Asks what is due for review next. */
  | { readonly type: 'review'; readonly pack: string }
  /** Opens the form for the daily reminder; its submission keeps it. */
  | { readonly type: 'remind' }
  /** Ends the daily reminder. */
  | { readonly type: 'remind-stop' }
  /** Opens a form of the setup; its submission updates the draft. */
  | { readonly type: SetupForm }
  /** Saves the draft, if it still is this version of it. */
  | { readonly type: 'setup-save'; readonly version: number }
  | { readonly type: 'hide'; readonly hidden: boolean }
  /** Shows what is kept about whoever presses; sends it to them; asks whether to erase it; erases it. */
  | { readonly type: 'privacy' | 'export' | 'erase-ask' | 'erase' }
  /** Opens the form that says what is wrong with a post's question; its submission flags it. */
  | { readonly type: 'flag'; readonly post: number }
  /** Shows organisers the flagged question after the one of this post. */
  | { readonly type: 'rulings'; readonly after: number }
  /** Decides about the question of a post that was flagged. */
  | { readonly type: 'rule-keep' | 'rule-void'; readonly post: number }
  /** Decides that the option at this place counts as right as well. */
  | { readonly type: 'rule-accept'; readonly post: number; readonly option: number };

/** The forms of the setup. */
export type SetupForm = 'setup-schedule' | 'setup-questions' | 'setup-organisers';

const post = '(\\d{1,15})';
const picked = '([0-4]{0,5})';
const slug = '([a-z0-9-]{1,60})';
const version = '(\\d{1,9})';
const number = '(\\d{1,3})';

/** The form of each token, and what it stands for. */
const grammar: readonly (readonly [pattern: string, read: (first: string, second: string) => Action])[] = [
  [`a:${post}:([0-4])`, (id, option) => ({ type: 'answer', post: Number(id), option: Number(option) })],
  [`p:${post}:${picked}`, (id, picks) => ({ type: 'pick', post: Number(id), picks: places(picks) })],
  [`s:${post}:${picked}`, (id, picks) => ({ type: 'submit', post: Number(id), picks: places(picks) })],
  [`w:${post}`, (id) => ({ type: 'write', post: Number(id) })],
  [`o:${post}`, (id) => ({ type: 'options', post: Number(id) })],
  [`q:${post}`, (id) => ({ type: 'question', post: Number(id) })],
  [`t:${slug}:${slug}`, (pack, term) => ({ type: 'term', pack, term })],
  [`sh:${slug}:${slug}`, (pack, term) => ({ type: 'share', pack, term })],
  [`c:${slug}:${slug}`, (pack, concept) => ({ type: 'concept', pack, concept })],
  [`ch:${slug}:${number}`, (pack, chapter) => ({ type: 'chapter', pack, chapter: Number(chapter) })],
  [`ta:${slug}`, (pack) => ({ type: 'takeaways', pack })],
  [`qt:${slug}:${slug}`, (pack, term) => ({ type: 'quiz-term', pack, term })],
  [`qc:${slug}:${number}`, (pack, chapter) => ({ type: 'quiz-chapter', pack, chapter: Number(chapter) })],
  [`rn:${slug}`, (pack) => ({ type: 'review', pack })],
  ['re', () => ({ type: 'remind' })],
  ['rs', () => ({ type: 'remind-stop' })],
  ['ss', () => ({ type: 'setup-schedule' })],
  ['sq', () => ({ type: 'setup-questions' })],
  ['so', () => ({ type: 'setup-organisers' })],
  [`sv:${version}`, (number) => ({ type: 'setup-save', version: Number(number) })],
  ['h:([01])', (hidden) => ({ type: 'hide', hidden: hidden === '1' })],
  ['pr', () => ({ type: 'privacy' })],
  ['ex', () => ({ type: 'export' })],
  ['ea', () => ({ type: 'erase-ask' })],
  ['er', () => ({ type: 'erase' })],
  [`f:${post}`, (id) => ({ type: 'flag', post: Number(id) })],
  [`r:${post}`, (id) => ({ type: 'rulings', after: Number(id) })],
  [`rk:${post}`, (id) => ({ type: 'rule-keep', post: Number(id) })],
  [`rv:${post}`, (id) => ({ type: 'rule-void', post: Number(id) })],
  [`ra:${post}:([0-4])`, (id, option) => ({ type: 'rule-accept', post: Number(id), option: Number(option) })],
];

const readers = grammar.map(([pattern, read]) => ({ form: new RegExp(`^${pattern}$`), read }));

/** Places of picked options, each once, ascending. */
function places(digits: string): readonly number[] {
  return [...new Set(digits)].sort().map(Number);
}

/** The action that a token stands for, or undefined where it is none of ours. Tokens come from outside. */
export function parseAction(token: string): Action | undefined {
  for (const { form, read } of readers) {
    const match = form.exec(token);
    if (match) return read(match[1] ?? '', match[2] ?? '');
  }
  return undefined;
}

/** The action as a token of at most 100 characters, Discord's limit and the smallest of all. */
export function actionToken(action: Action): string {
  switch (action.type) {
    case 'answer':
      return `a:${action.post}:${action.option}`;
    case 'pick':
      return `p:${action.post}:${action.picks.join('')}`;
    case 'submit':
      return `s:${action.post}:${action.picks.join('')}`;
    case 'write':
      return `w:${action.post}`;
    case 'options':
      return `o:${action.post}`;
    case 'question':
      return `q:${action.post}`;
    case 'term':
      return `t:${action.pack}:${action.term}`;
    case 'share':
      return `sh:${action.pack}:${action.term}`;
    case 'concept':
      return `c:${action.pack}:${action.concept}`;
    case 'chapter':
      return `ch:${action.pack}:${action.chapter}`;
    case 'takeaways':
      return `ta:${action.pack}`;
    case 'quiz-term':
      return `qt:${action.pack}:${action.term}`;
    case 'quiz-chapter':
      return `qc:${action.pack}:${action.chapter}`;
    case 'review':
      return `rn:${action.pack}`;
    case 'remind':
      return 're';
    case 'remind-stop':
      return 'rs';
    case 'setup-schedule':
      return 'ss';
    case 'setup-questions':
      return 'sq';
    case 'setup-organisers':
      return 'so';
    case 'setup-save':
      return `sv:${action.version}`;
    case 'hide':
      return `h:${action.hidden ? 1 : 0}`;
    case 'privacy':
      return 'pr';
    case 'export':
      return 'ex';
    case 'erase-ask':
      return 'ea';
    case 'erase':
      return 'er';
    case 'flag':
      return `f:${action.post}`;
    case 'rulings':
      return `r:${action.after}`;
    case 'rule-keep':
      return `rk:${action.post}`;
    case 'rule-void':
      return `rv:${action.post}`;
    case 'rule-accept':
      return `ra:${action.post}:${action.option}`;
  }
}

/** Whether the reply to this is a form, or a message where there is nothing to fill in. Platforms need to know before. */
export function opensForm(action: Action): boolean {
  const { type } = action;
  return type === 'write' || type === 'flag' || type === 'remind' || isSetupForm(action);
}

/** Whether this opens a form of the setup. */
export function isSetupForm(action: Action): action is { readonly type: SetupForm } {
  return (
    action.type === 'setup-schedule' ||
    action.type === 'setup-questions' ||
    action.type === 'setup-organisers'
  );
}
