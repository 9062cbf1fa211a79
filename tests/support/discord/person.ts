import { InteractionType } from 'discord-api-types/v10';
import { type Fields, listAt } from '../stand-in/fields.ts';
import { commandData, completionData, readLine } from './interactions/command-line.ts';
import type { Answer, Courier } from './interactions/courier.ts';
import { createInteraction, type Deed } from './interactions/interaction.ts';
import { resolve } from './interactions/resolve.ts';
import { messagesIn } from './state/messages.ts';
import { bitsOfMember } from './state/permissions.ts';
import type { Message, Modal, User } from './state/records.ts';
import type { World } from './state/world.ts';
import { type Entry, fillIn } from './surfaces/fill-in.ts';
import { findButton } from './surfaces/find-button.ts';
import { messageToApp } from './wire/messages.ts';

/** Where somebody acts: the id of a channel, or of a thread. */
interface Where {
  readonly channel: string;
}

/** What is offered while a value is typed. */
interface Suggestion {
  readonly name: string;
  readonly value: string | number;
}

/**
 * Somebody in a server. What they do is over once the app has given its first response, which may be that it will
 * answer later; see `NotAnswered`.
 */
export interface Person {
  readonly id: string;
  /**
   * Types a command, such as `/study quiz chapter:5`. What stands before the first `name:` goes to the first option
   * where that is required, as in Discord's own clients.
   *
   * @throws Error where Discord's clients would not send it: no such command, a missing option, none of the choices
   */
  types(line: string, where: Where): Promise<Answer>;
  /**
   * Types into an option that completes itself.
   *
   * @param line the command, with what was entered in its other options
   * @returns what is offered
   */
  completes(line: string, option: string, text: string, where: Where): Promise<readonly Suggestion[]>;
  /** Clicks on the button with that label. It may be gone by now: the message is as it was seen. */
  clicks(message: Message, label: string): Promise<Answer>;
  /** Clicks twice, before there is any response. */
  clicksTwice(message: Message, label: string): Promise<readonly [Answer, Answer]>;
  /** Chooses a command such as “Define terms here” in the menu of a message. */
  opensMenu(message: Message, command: string): Promise<Answer>;
  /**
   * Fills a modal in, by the labels of its inputs, and submits it. Those left out keep what they start with.
   *
   * @param values the text, the label of a choice, or ids of users and roles
   * @throws Error where Discord's clients would not submit it
   */
  submits(modal: Modal, values?: Readonly<Record<string, Entry>>): Promise<Answer>;
  /** @returns the modal that this person has open */
  lastModal(): Modal | undefined;
  /** Loses, as in Discord, every message that only this person sees. */
  reloads(): void;
  /** @returns the messages of a channel, those that only this person sees among them; “thinking…” is none */
  sees(channel: string): readonly Message[];
}

/** What a person acts through. */
export interface Way {
  readonly world: World;
  readonly courier: Courier;
}

/** @param id of somebody in the world */
export function createPerson({ world, courier }: Way, id: string): Person {
  const self = () => userOf(world, id);
  const act = (deed: Deed) => courier.send(createInteraction(world, self(), deed));

  function click(message: Message, label: string): Promise<Answer> {
    if (message.onlyFor !== undefined && message.onlyFor !== id) {
      throw new Error(`${self().username} does not see that message`);
    }
    const button = findButton(message, label);
    const current = world.messages.find((one) => one.id === message.id) ?? message;
    const data = { component_type: button.type, custom_id: button.custom_id, id: 1 };
    const about = `a click on "${label}"`;
    const { channel } = message;
    return act({ type: InteractionType.MessageComponent, channel, data, message: current, about });
  }

  return {
    id,
    async types(line, { channel }) {
      const read = readLine(visible(world, self()), line);
      const type = InteractionType.ApplicationCommand;
      return await act({ type, channel, data: commandData(read), about: `"${line}"` });
    },
    async completes(line, option, text, { channel }) {
      const data = completionData(readLine(visible(world, self()), line), option, text);
      const type = InteractionType.ApplicationCommandAutocomplete;
      const { response } = await act({ type, channel, data, about: `"${text}" in "${option}" of "${line}"` });
      return listAt(response.data, 'choices') as unknown as readonly Suggestion[];
    },
    async clicks(message, label) {
      return await click(message, label);
    },
    async clicksTwice(message, label) {
      return await Promise.all([click(message, label), click(message, label)]);
    },
    async opensMenu(message, name) {
      const command = visible(world, self()).find((one) => one.type === 3 && one.name === name);
      if (!command) throw new Error(`there is no "${name}" in the menus of messages`);
      const { id: target_id, channel } = message;
      const resolved = { messages: { [target_id]: messageToApp(world, message) } };
      const data = { id: command.id, name, type: 3, target_id, resolved };
      return await act({ type: InteractionType.ApplicationCommand, channel, data, about: `"${name}"` });
    },
    async submits(modal, values = {}) {
      if (world.modals.get(id) !== modal) throw new Error('that modal is not open any more');
      const components = fillIn(modal, values);
      const { customId, title, interaction } = modal;
      const { channel, guild, message } = interaction;
      const data = { custom_id: customId, components, resolved: resolve(world, guild, components) };
      const type = InteractionType.ModalSubmit;
      const about = `submitting "${title}"`;
      const answer = await act({ type, channel, data, about, ...(message ? { message } : {}) });
      world.modals.delete(id);
      world.changes.tell();
      return answer;
    },
    lastModal: () => world.modals.get(id),
    reloads() {
      const gone = world.messages.filter(({ onlyFor, thinking }) => onlyFor === id && !thinking);
      for (const message of gone) world.messages.splice(world.messages.indexOf(message), 1);
    },
    sees: (channel) => messagesIn(world, channel, id),
  };
}

/** @throws Error where there is nobody with that id */
export function userOf(world: World, id: string): User {
  const user = world.users.get(id);
  if (!user) throw new Error(`there is no user ${id}`);
  return user;
}

/** @returns the commands that a user sees */
function visible(world: World, user: User): readonly Fields[] {
  const may = BigInt(bitsOfMember(user));
  return world.commands.filter(({ default_member_permissions: needed }) => {
    return needed === null || (BigInt(String(needed)) & ~may) === 0n;
  });
}
