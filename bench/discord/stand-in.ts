import { setTimeout as sleep } from 'node:timers/promises';
import { type Discord, startDiscord } from '../../tests/support/discord/discord.ts';
import type { Message } from '../../tests/support/discord/state/records.ts';
import { textOf } from '../../tests/support/discord/surfaces/read.ts';
import { type Click, clickAll, completeAll, type Load } from './acting.ts';
import type { Address } from './crowd.ts';

// Discord in a process of its own, so that its work is not measured as the bot's. Once forked, it tells where it listens,
// is told what is to happen, and tells what came of it.

/** What came of it. Times in milliseconds, one for each thing that somebody did. */
export interface Outcome {
  /** From a click to the first response. */
  readonly acknowledged: readonly number[];
  /** From a click to its verdict. */
  readonly judged: readonly number[];
  /** From what was typed to what is offered. */
  readonly completed: readonly number[];
  /** What people did to no avail: Discord waits three seconds for a first response. */
  readonly unanswered: number;
  /** Clicks that got another number of verdicts than one. */
  readonly misjudged: number;
  readonly members: number;
  /** What the post says in the end about how many have answered. */
  readonly counted: string;
}

/** The last count of a post is shown after this, in milliseconds. */
const countedAfterMs = 6_000;

const discord = await startDiscord({ now: Date.now });
const olive = discord.addUser({ username: 'olive', manageGuild: true });
const channel = discord.addChannel('study');

process.on('message', async (load: Load) => process.send?.(await run(load)));
process.send?.({ apiUrl: discord.apiUrl, token: discord.token } satisfies Address);

async function run(load: Load): Promise<Outcome> {
  await discord.until(() => discord.commands.length > 0, 20_000);
  const question = await ask();
  const people = Array.from({ length: load.seconds * load.clicksPerSecond }, (_, place) =>
    discord.addUser({ username: `member-${place}` }),
  );
  const [clicks, completed] = await Promise.all([
    clickAll(load, people, question),
    completeAll(load, olive, { channel }),
  ]);
  const { seconds, clicksPerSecond, completionsPerSecond } = load;
  const unanswered = seconds * (clicksPerSecond + completionsPerSecond) - clicks.length - completed.length;
  await sleep(countedAfterMs);
  const post = discord.messages(channel).find(({ id }) => id === question.id);
  const [counted = ''] = /\d+ (person has|people have) answered/.exec(textOf(post ?? question)) ?? [];
  const outcome = { ...sumUp(clicks, discord), completed, unanswered, counted };
  if (unanswered === 0) await discord.stop();
  return outcome;
}

/** Sets the channel up and has it asked until it gets a question that is answered with one click. */
async function ask(): Promise<Message> {
  const said = (text: string, after = '0') =>
    discord.until(
      () => olive.sees(channel).find((one) => BigInt(one.id) > BigInt(after) && textOf(one).includes(text)),
      20_000,
    );
  await olive.types('/study setup zone:Europe/Berlin', { channel });
  await olive.clicks(await said('The next posts would be'), 'Save the plan');
  let { id: after } = await said('The plan is saved');
  for (;;) {
    await olive.types('/study now', { channel });
    const question = await said('Question of the day', after);
    ({ id: after } = await said('The question is posted', after));
    if (JSON.stringify(question.components).includes('"custom_id":"a:')) return question;
  }
}

function sumUp(
  clicks: readonly Click[],
  { calls }: Discord,
): Pick<Outcome, 'acknowledged' | 'judged' | 'misjudged' | 'members'> {
  const verdicts = new Map<string, number[]>();
  for (const { method, route, at } of calls) {
    const [, , , token = ''] = route.split('/');
    if (method === 'editReply') verdicts.set(token, [...(verdicts.get(token) ?? []), at]);
  }
  return {
    acknowledged: clicks.map(({ afterMs }) => afterMs),
    judged: clicks.flatMap(({ token, at }) => (verdicts.get(token) ?? []).map((judgedAt) => judgedAt - at)),
    misjudged: clicks.filter(({ token }) => verdicts.get(token)?.length !== 1).length,
    members: new Set(clicks.map(({ person }) => person.id)).size,
  };
}
