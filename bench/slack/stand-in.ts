import { setTimeout as sleep } from 'node:timers/promises';
import { manifestEvents, scopes } from '../../src/platforms/slack/manifest.ts';
import { startSlack } from '../../tests/support/slack/slack.ts';
import type { Message } from '../../tests/support/slack/state/records.ts';
import { textOf } from '../../tests/support/slack/surfaces/read.ts';
import { type Click, clickAll, type Load, now } from './clicking.ts';

// Slack in a process of its own, so that its work is not measured as the bot's. Once forked, it tells where it listens,
// is told what is to happen, and tells what came of it.

/** What the bot needs to connect. */
export interface Address {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}

/** What is to happen. */
export interface Order extends Load {
  /** Where the bot takes what happens over HTTP; none: over Socket Mode. */
  readonly eventsUrl?: string;
}

/** What came of it. Times in milliseconds, one for each click. */
export interface Outcome {
  /** From the click to its acknowledgement. */
  readonly acknowledged: readonly number[];
  /** From the acknowledgement to the verdict; negative where the verdict came first. */
  readonly judged: readonly number[];
  /** Clicks of people who got fewer or more verdicts than they clicked. */
  readonly misjudged: number;
  readonly members: number;
  /** What the post says in the end about how many have answered. */
  readonly counted: string;
}

/** The last count of a post is shown after this, in milliseconds. */
const countedAfterMs = 6_000;

const slack = await startSlack({ now, scopes: Object.keys(scopes), events: manifestEvents });
const olive = slack.addUser({ name: 'Olive', admin: true });
const channel = slack.addChannel('study', { members: [olive] });

process.on('message', async (order: Order) => process.send?.(await run(order)));
process.send?.({ apiUrl: slack.apiUrl, botToken: slack.workspace.botToken, ...slack.app } satisfies Address);

async function run(order: Order): Promise<Outcome> {
  if (order.eventsUrl) slack.deliverTo(order.eventsUrl);
  else await slack.until(() => slack.sockets.connections() === 1);
  const question = await ask();
  const people = Array.from({ length: order.clicks }, (_, place) =>
    slack.addUser({ name: `Member ${place}` }),
  );
  const clicks = await clickAll(order, people, question);
  await sleep(countedAfterMs);
  const post = slack.messages(channel).find(({ ts }) => ts === question.ts);
  const [counted = ''] = /\d+ (person has|people have) answered/.exec(textOf(post ?? question)) ?? [];
  const outcome = { ...sumUp(clicks), counted };
  await slack.stop();
  return outcome;
}

/** Sets the channel up and has it asked until it gets a question that is answered with one click. */
async function ask(): Promise<Message> {
  const said = (text: string, after = 0) =>
    slack.until(
      () => olive.sees(channel).find((one) => Number(one.ts) > after && textOf(one).includes(text)),
      20_000,
    );
  await olive.types('/study setup', { channel });
  await olive.clicks(await said('The next posts would be'), 'Save the plan');
  let after = Number((await said('The plan is saved')).ts);
  for (;;) {
    await olive.types('/study now', { channel });
    const question = await said('Question of the day', after);
    after = Number((await said('The question is posted', after)).ts);
    if (JSON.stringify(question.blocks).includes('"value":"a:')) return question;
  }
}

function sumUp(clicks: readonly Click[]): Omit<Outcome, 'counted'> {
  const own = [...new Set(clicks.map(({ person }) => person))].map((person) => ({
    clicks: clicks.filter((click) => click.person === person),
    verdicts: person.sees(channel).filter(({ onlyFor }) => onlyFor !== undefined),
  }));
  return {
    acknowledged: clicks.map(({ afterMs }) => afterMs),
    judged: own.flatMap(({ clicks, verdicts }) =>
      verdicts.map(({ ts }, place) => 1_000 * Number(ts) - (clicks[place]?.at ?? Number.NaN)),
    ),
    misjudged: own
      .filter(({ clicks, verdicts }) => clicks.length !== verdicts.length)
      .reduce((sum, { clicks }) => sum + clicks.length, 0),
    members: own.length,
  };
}
