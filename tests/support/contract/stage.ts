import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { commands } from '../../../src/app/commands/list.ts';
import type { Reply } from '../../../src/app/ports/platform.ts';
import { note } from '../../../src/message/blocks.ts';
import type { Message } from '../../../src/message/message.ts';
import { lossesOf } from './losses.ts';
import { type Bot, createBot, gets, type OpenSurface, type Shown, type Surface } from './surface.ts';

type Messages = readonly [Message, ...Message[]];

/** Where the facts of the contract are tried: a platform that runs, and a bot that answers as it is told. */
export interface Stage {
  readonly bot: Bot;
  readonly surface: Surface;
  /** A key that no other message has. */
  key(): string;
  /** Sends a message to all. @returns it as Mei sees it */
  post(message: Message, about?: { readonly thread?: string }): Promise<Shown>;
  /** A message as Mei sees it once it is there. */
  seen(id: string): Promise<Shown>;
  /** The same once it says this. */
  changed(id: string, text: string): Promise<Shown>;
  /** What Ben gets for a command that is answered with these. */
  reply(...messages: Messages): Promise<readonly Shown[]>;
  /** What Ben gets for pressing a button that is answered so. */
  press(message: Shown, label: string, answer?: Reply): Promise<readonly Shown[]>;
  /** What is lost of messages that are shown to Ben alone. */
  lossesInPrivate(...messages: Messages): Promise<readonly string[]>;
}

/** What the bot suggests whatever is typed. */
export const offered = ['Quorum', 'Write quorum', 'Read quorum'].map((label) => ({
  value: label.toLowerCase(),
  label,
}));

/** A private reply of one message. */
export const privately = (text: string, about: { readonly replaces?: true } = {}): Reply => ({
  type: 'private',
  messages: [note(text)],
  ...about,
});

/** Runs a platform for the tests beside which this is called. Each fails where the platform has anything to complain of. */
export function setStage(open: OpenSurface): Stage {
  const bot = createBot(offered);
  let running: Surface | undefined;
  let sent = 0;
  beforeAll(async () => {
    running = await open(bot);
  });
  afterEach(() => {
    expect(surface().complaints()).toEqual([]);
  });
  afterAll(() => running?.stop());

  const surface = (): Surface => {
    if (!running) throw new Error('The platform does not run yet.');
    return running;
  };
  const key = () => `post-${sent++}`;
  const seen = (id: string) =>
    surface().until(() =>
      surface()
        .mei.sees()
        .find((one) => one.id === id),
    );
  const reply = (...messages: Messages) => {
    bot.answers({ type: 'private', messages });
    const { ben } = surface();
    return gets(surface(), ben, () => ben.types(help, {}), messages.length);
  };
  return {
    bot,
    get surface() {
      return surface();
    },
    key,
    seen,
    reply,
    changed: (id, text) =>
      surface().until(() =>
        surface()
          .mei.sees()
          .find((one) => one.id === id && one.text.includes(text)),
      ),
    async post(message, about = {}) {
      const { platform, channel } = surface();
      return seen(await platform.send(channel, message, { key: key(), ...about }));
    },
    press(message, label, answer = privately('Noted.')) {
      bot.answers(answer);
      const { ben } = surface();
      return gets(surface(), ben, () => ben.presses(message, label));
    },
    async lossesInPrivate(...messages) {
      const shown = await reply(...messages);
      return messages.flatMap((message, place) => {
        const [one] = shown.slice(place);
        return one ? lossesOf(message, one) : [`no message: ${message.summary}`];
      });
    },
  };
}

const help = commandNamed('study help');

function commandNamed(name: string) {
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Error(`There is no /${name}.`);
  return command;
}
