import { type Discord, startDiscord } from '../../tests/support/discord/discord.ts';
import type { Person } from '../../tests/support/discord/person.ts';
import type { Message } from '../../tests/support/discord/state/records.ts';
import { buttonsOf, textOf } from '../../tests/support/discord/surfaces/read.ts';
import type { Dice } from '../dice.ts';
import { clickSomewhere } from './clicking.ts';
import { createMischief } from './mischief.ts';
import { isRevealed, type Shown, type Venue, verdictsOf } from './venue.ts';

type Method = Parameters<Discord['faults']['fail']>[0];

const posting: Method = 'createMessage';
const disturbed: readonly Method[] = [
  ...Array<Method>(6).fill(posting),
  ...Array<Method>(3).fill('editMessage'),
  'createThread',
  'createThread',
  'getMessages',
  'respond',
  'editReply',
];

/** Who was killed meanwhile cannot answer in time, and who does not hear that it has answered does so once more. */
const excused: readonly string[] = ['INTERACTION_CREATE', 'editReply', 'respond'];

/** Discord, with so many channels and members. */
export async function openDiscord(channels: number, members: number): Promise<Venue> {
  const discord = await startDiscord({ now: () => performance.timeOrigin + performance.now() });
  const { guild, token, apiUrl, clock } = discord;
  const people = Array.from({ length: members }, (_, place) =>
    discord.addUser({ username: `member${place}` }),
  );
  const ids = Array.from({ length: channels }, (_, place) => discord.addChannel(`study-${place}`));
  const mischief = createMischief({ ...discord, methods: disturbed });
  return {
    platform: 'discord',
    workspace: guild.id,
    channels: ids,
    environment: { DISCORD_API_URL: apiUrl, DISCORD_TOKEN: token },
    click: (dice) =>
      clickSomewhere<Message, Person>(dice, people, {
        find: () => discord.messages(dice.pick(ids)).find(takesClick),
        labels: buttonsOf,
        click: (person, message, label) => person.clicks(message, label),
      }),
    disturb: mischief.disturb,
    cut: (dice) => cut(discord, dice),
    untilPost: (withinMs) => mischief.untilCall(posting, withinMs),
    settle: mischief.settle,
    advance: clock.advance,
    shown: (channel) => shownIn(discord, channel),
    verdicts: () => verdictsOf(people, ids, textOf),
    wrongs: () =>
      discord
        .takeViolations()
        .filter(({ what, path }) => path !== '' || !excused.includes(what))
        .map(({ what, path, problem }) => `${what}: ${path} ${problem}`),
    async stop() {
      discord.takeViolations();
      await discord.stop();
    },
  };
}

/** Whether one click answers it. */
function takesClick({ components }: Message): boolean {
  return JSON.stringify(components).includes('"custom_id":"a:');
}

function cut({ gateway }: Discord, dice: Dice): string {
  const [what, act] = dice.pick([
    ['gateway cut', () => gateway.drop()],
    ['gateway cut at a click', () => gateway.dropAtNextInteraction()],
    ['gateway asked to reconnect', () => gateway.reconnect()],
    ['gateway session invalid', () => gateway.invalidate()],
    ['click told twice', () => gateway.repeatNextInteraction()],
  ] as const);
  act();
  return what;
}

function shownIn(discord: Discord, channel: string): Shown {
  const questions = discord.messages(channel);
  const threads = discord.threads(channel);
  return {
    questions: questions.length,
    revealed: questions.filter((message) => isRevealed(textOf(message))).length,
    threads: threads.length,
    inThreads: threads.flatMap(({ id }) => discord.messages(id)).length,
  };
}
