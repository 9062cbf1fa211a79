import { manifestEvents, scopes } from '../../src/platforms/slack/manifest.ts';
import type { Person } from '../../tests/support/slack/person.ts';
import { type Slack, startSlack } from '../../tests/support/slack/slack.ts';
import type { Message } from '../../tests/support/slack/state/records.ts';
import { buttonsOf, textOf } from '../../tests/support/slack/surfaces/read.ts';
import type { Dice } from '../dice.ts';
import { clickSomewhere } from './clicking.ts';
import { createMischief } from './mischief.ts';
import { isRevealed, type Shown, type Venue, verdictsOf } from './venue.ts';

const posting = 'chat.postMessage';
const disturbed = [
  ...Array<string>(6).fill(posting),
  ...Array<string>(3).fill('chat.update'),
  'conversations.history',
  'conversations.replies',
  'response_url',
  'users.info',
];

/** Slack, with so many channels and members. */
export async function openSlack(channels: number, members: number): Promise<Venue> {
  const now = () => performance.timeOrigin + performance.now();
  const slack = await startSlack({ now, scopes: Object.keys(scopes), events: manifestEvents });
  const { workspace, app, apiUrl, clock } = slack;
  const people = Array.from({ length: members }, (_, place) => slack.addUser({ name: `Member ${place}` }));
  const ids = Array.from({ length: channels }, (_, place) =>
    slack.addChannel(`study-${place}`, { members: people }),
  );
  const mischief = createMischief({ ...slack, methods: disturbed });
  return {
    platform: 'slack',
    workspace: workspace.id,
    channels: ids,
    environment: {
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: app.appToken,
    },
    click: (dice) =>
      clickSomewhere<Message, Person>(dice, people, {
        find: () => slack.messages(dice.pick(ids)).find(takesClick),
        labels: buttonsOf,
        click: (person, message, label) => person.clicks(message, label),
      }),
    disturb: mischief.disturb,
    cut: (dice) => cut(slack, dice),
    untilPost: (withinMs) => mischief.untilCall(posting, withinMs),
    settle: mischief.settle,
    advance: clock.advance,
    shown: (channel) => shownIn(slack, channel),
    verdicts: () => verdictsOf(people, ids, textOf),
    wrongs: () => slack.takeViolations().map(({ what, path, problem }) => `${what}: ${path} ${problem}`),
    async stop() {
      slack.takeViolations();
      await slack.stop();
    },
  };
}

/** Whether one click answers it. */
function takesClick({ blocks }: Message): boolean {
  return JSON.stringify(blocks).includes('"value":"a:');
}

function cut({ sockets }: Slack, dice: Dice): string {
  const [what, act] = dice.pick([
    ['socket cut', sockets.drop],
    ['socket cut at a click', sockets.dropAtNextEnvelope],
    ['socket refreshed', sockets.refresh],
  ] as const);
  act();
  return what;
}

function shownIn(slack: Slack, channel: string): Shown {
  const messages = slack.messages(channel);
  const questions = messages.filter(({ threadTs }) => threadTs === undefined);
  const replies = messages.filter(({ threadTs }) => threadTs !== undefined);
  return {
    questions: questions.length,
    revealed: questions.filter((message) => isRevealed(textOf(message))).length,
    threads: new Set(replies.map(({ threadTs }) => threadTs)).size,
    inThreads: replies.length,
  };
}
