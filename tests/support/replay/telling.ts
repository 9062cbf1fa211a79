import { type AskingPost, asks } from '../../../src/app/asking-post.ts';
import type { Inbound } from '../../../src/app/ports/platform.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import type { Response } from '../../../src/core/response.ts';
import type { Action } from '../../../src/message/action.ts';
import { studyChannel, visitOf } from '../study.ts';
import { type ChannelName, type Deed, organisers, type Responding } from './histories.ts';

/** What the bot is told. */
export interface Told {
  readonly inbound: Inbound;
  /** Where it is an answer. */
  readonly given?: { readonly post: AskingPost; readonly response: Response };
}

/** A question, and the channel where it was asked. */
export interface Asked {
  readonly post: AskingPost;
  readonly channel: ChannelName;
}

/** A line that somebody types. */
export function typed(id: string, who: string, channel: ChannelName, text: string): Inbound {
  return { type: 'text', id, visit: visitTo(who, channel), text };
}

/**
 * What the bot is told of a deed; undefined where there is nothing to do it to.
 * @param practised the member's own practice questions
 */
export async function tellOf(
  store: Store,
  deed: Deed,
  id: string,
  practised: readonly Asked[],
): Promise<Told | undefined> {
  const asked = deed.type === 'answer-practice' ? practised : await latestIn(store, deed.channel);
  const chosen = asked[deed.back % asked.length];
  if (!chosen) return undefined;
  const { post, channel } = chosen;
  const visit = visitTo(deed.who, channel);
  switch (deed.type) {
    case 'answer':
    case 'answer-practice':
      return answering(post, deed, { id, visit });
    case 'flag': {
      const action = { type: 'flag', post: post.id } as const;
      return { inbound: { type: 'submission', id, visit, action, values: { reason: 'Odd' } } };
    }
    case 'rule':
      return { inbound: { type: 'action', id, visit, action: ruling(post, deed.choice) } };
  }
}

async function latestIn(store: Store, channel: ChannelName): Promise<readonly Asked[]> {
  const known = await store.findChannel({ ...studyChannel, channel });
  const posts = await store.latestQuestions(known?.id ?? 0, 5);
  return posts.filter(asks).map((post) => ({ post, channel }));
}

function visitTo(who: string, channel: ChannelName): Inbound['visit'] {
  return { ...visitOf(who, channel), admin: organisers.some((name) => name === who) };
}

function answering(
  post: AskingPost,
  { picks, words }: Responding,
  deed: Pick<Inbound, 'id' | 'visit'>,
): Told {
  const { kind, options } = post.question;
  if (kind === 'spot-the-issue' && words !== '') {
    const action = { type: 'write', post: post.id } as const;
    const inbound = { ...deed, type: 'submission', action, values: { answer: words } } as const;
    return { inbound, given: { post, response: { type: 'written', text: words } } };
  }
  const places = [...new Set(picks.map((place) => place % options.length))];
  const chosen = kind === 'multi-select' ? places : places.slice(0, 1);
  const ids = chosen.flatMap((place) => options[place]?.id ?? []);
  const action: Action =
    kind === 'multi-select'
      ? { type: 'submit', post: post.id, picks: chosen }
      : { type: 'answer', post: post.id, option: chosen[0] ?? 0 };
  return {
    inbound: { ...deed, type: 'action', action },
    given: { post, response: { type: 'choice', picks: ids } },
  };
}

function ruling({ id, question }: AskingPost, choice: 'keep' | 'void' | number): Action {
  if (typeof choice === 'string') return { type: `rule-${choice}`, post: id };
  return { type: 'rule-accept', post: id, option: choice % question.options.length };
}
