import fc from 'fast-check';
import type { Member } from '../../src/app/ports/people.ts';
import type { Post } from '../../src/app/ports/posts.ts';
import type { Store } from '../../src/app/ports/store.ts';
import type { Transcript } from '../../src/app/ports/transcript.ts';
import { answer, at, date, draft, plan, question, questionPost, wrong } from './samples.ts';

export const deedTypes = [
  'answer',
  'practise',
  'flag',
  'rule',
  'draft',
  'nudge',
  'notice',
  'share',
  'skip',
  'whisper',
  'organise',
  'pause',
] as const;

/** Something that leaves a trace of a member. `who`, `post`: places among those there are. */
interface Deed {
  readonly type: (typeof deedTypes)[number];
  readonly who: number;
  readonly post: number;
  readonly right: boolean;
}

export const anyDeed: fc.Arbitrary<Deed> = fc.record({
  type: fc.oneof(fc.constant('answer' as const), fc.constantFrom(...deedTypes)),
  who: fc.nat(2),
  post: fc.nat(2),
  right: fc.boolean(),
});

interface Doing {
  readonly store: Store;
  readonly transcript: Transcript;
  readonly asked: readonly Post[];
  readonly people: readonly Member[];
}

/** Whatever leaves a trace of somebody. Platforms' ids are part of keys. */
export async function doDeed(
  doing: Doing,
  { type, who, post: place, right }: Deed,
  time: number,
): Promise<void> {
  const { store, transcript, asked, people } = doing;
  const [by, post] = [people[who], asked[place]];
  if (!by || !post) return;
  const { channelId } = post;
  const key = `${by.member}/${time}`;
  const when = at(24, time);
  const about = { channelId, pack: 'ddia', question: post.question?.id ?? '', memberId: by.id };
  const told = { ...questionPost(channelId, 24), closesAt: null, question: null, slot: key };
  const organisers = [
    { type: 'member', memberId: by.id },
    ...(right ? [] : [{ type: 'role', role: '7', name: 'Staff' } as const]),
  ] as const;
  const saved = { channelId, plan, handledUntil: when, dueAt: null };
  switch (type) {
    case 'answer':
      await store.recordAnswer(answer(post, by, right ? {} : written), true);
      return;
    case 'practise': {
      const practice = { key, channelId, memberId: by.id, question: question({ id: 'practised' }) };
      const shown = await store.askPractice({ ...practice, date: date(24), at: when });
      await store.recordAnswer(answer(shown, by, right ? { at: when } : wrong), false);
      return;
    }
    case 'flag':
      await store.flag({ ...about, postId: post.id, reason: 'Odd', at: when });
      return;
    case 'rule':
      await store.rule({ ...about, key, decision: { type: 'keep' }, at: when }, at(30), () => ({
        corrections: [],
        posts: [{ ...told, kind: 'ruling', notice: { type: 'ruled', stem: 'S', ruled: 'r', changed: 0 } }],
      }));
      return;
    case 'draft':
      await store.saveDraft(channelId, by.id, { ...draft, organisers });
      return;
    case 'nudge':
      await store.keepNudge({ memberId: by.id, channelId, time: '08:30', zone: 'UTC', dueAt: when });
      return;
    case 'notice':
      await store.addPosts([
        {
          ...told,
          kind: 'notice',
          slot: `paused/${by.id}/${time}`,
          memberId: by.id,
          notice: { type: 'paused', reason: 'Gone.' },
        },
      ]);
      return;
    case 'share':
      await store.addPosts([{ ...told, kind: 'share', shared: { pack: 'ddia', term: 'quorum' } }]);
      return;
    case 'skip':
      await store.addPosts([
        { ...told, slot: `later/${time}`, state: 'skipped', reason: `skipped by ${by.name}` },
      ]);
      return;
    case 'whisper':
      await transcript.append({
        key: null,
        channel: 'study',
        author: by.member,
        visibleTo: by.member,
        thread: null,
        at: when.epochMilliseconds,
        body: { text: by.name },
      });
      return;
    case 'organise':
      await store.savePlan({ ...saved, organisers });
      await leaveHalf(doing, channelId, organisers);
      return;
    case 'pause':
      await store.pausePlan(channelId, when, `By ${by.name} on Tue 24 Nov, 09:00.`);
  }
}

/** Somebody else is about to change a plan, and has filled in a form that could not be taken. */
async function leaveHalf(
  { store, people }: Doing,
  channelId: number,
  organisers: Parameters<Store['saveDraft']>[2]['organisers'],
): Promise<void> {
  const other = people.find(({ id }) =>
    organisers.every((one) => one.type === 'role' || one.memberId !== id),
  );
  const named = people.find(({ id }) =>
    organisers.some((one) => one.type === 'member' && one.memberId === id),
  );
  if (!other || !named) return;
  const values = { organisers: `member ${named.member} ${named.name}` };
  const typed = { form: 'setup-organisers', values } as const;
  await store.saveDraft(channelId, other.id, { plan, organisers, base: { plan, organisers }, typed });
}

const written = {
  response: { type: 'written', text: 'In words of my own.' },
  verdict: { fraction: 0.5, points: 1, ideasHit: ['overlap'] },
} as const;
