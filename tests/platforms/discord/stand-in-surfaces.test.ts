import {
  ApplicationCommandType,
  type Client,
  ContextMenuCommandBuilder,
  Events,
  type Interaction,
  LabelBuilder,
  MentionableSelectMenuBuilder,
  MessageFlags,
  ModalBuilder,
  Routes,
  StringSelectMenuBuilder,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../support/discord/discord.ts';
import type { Person } from '../../support/discord/person.ts';
import { sampleMessage } from '../../support/discord/sample-payloads.ts';
import { startClient } from '../../support/discord/start-client.ts';
import type { Message } from '../../support/discord/state/records.ts';
import { textOf } from '../../support/discord/surfaces/read.ts';
import { showMarkdown } from '../../support/discord/surfaces/show-markdown.ts';

describe('what people read', () => {
  it.each([
    ['### **Queue**\n-# a *small* note', 'Queue\na small note'],
    ['\\*\\*not bold\\*\\* snake\\_case \\<@1\\>', '**not bold** snake_case <@1>'],
    ['`**code**` and `` a`b ``', '**code** and a`b'],
    ['```\nlet a = "**";\n```', 'let a = "**";'],
    ['[the book](<https://example.org/a_b>)', 'the book'],
    ['@\u200Beveryone', '@everyone'],
  ])('is without the marks of %j', (markdown, shown) => {
    expect(showMarkdown(markdown)).toBe(shown);
  });
});

describe('what people click on', () => {
  let discord: Discord;
  let client: Client<true>;
  let ben: Person;
  let channel: string;

  beforeEach(async () => {
    discord = await startDiscord();
    channel = discord.addChannel('study');
    ben = discord.addUser({ username: 'ben' });
    client = await startClient(discord);
  });
  afterEach(async () => {
    await client.destroy();
    await discord.stop();
  });

  const on = (handle: (interaction: Interaction) => Promise<unknown>) => {
    client.on(Events.InteractionCreate, (interaction) => {
      handle(interaction).catch((error: unknown) => client.emit(Events.Error, error as Error));
    });
  };
  const post = async (): Promise<Message> => {
    await client.rest.post(Routes.channelMessages(channel), { body: sampleMessage() });
    return discord.until(() => discord.messages(channel)[0]);
  };

  it('is told twice where they click twice', async () => {
    const ids: string[] = [];
    on(async (interaction) => {
      if (!interaction.isButton()) return;
      ids.push(interaction.id);
      await interaction.deferUpdate();
    });
    await ben.clicksTwice(await post(), 'A');
    expect(new Set(ids).size).toBe(2);
  });

  it('has to be there', async () => {
    await expect(ben.clicks(await post(), 'C')).rejects.toThrow('no button "C" among "A", "B"');
    await expect(ben.types('/study', { channel })).rejects.toThrow('no command /study is registered');
  });

  it('is in the menu of a message', async () => {
    const command = new ContextMenuCommandBuilder()
      .setName('Define terms')
      .setType(ApplicationCommandType.Message);
    await client.application.commands.set([command.toJSON()]);
    on(async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      const { content } = interaction.targetMessage;
      await interaction.reply({ content: `It says ${content}`, flags: MessageFlags.Ephemeral });
    });
    await ben.opensMenu(await post(), 'Define terms');
    expect(ben.sees(channel).map(textOf).at(-1)).toBe('It says Question of the day');
  });

  it('is chosen in modals: people, roles, and one of a few', async () => {
    const role = discord.addRole('Hosts');
    const people = new MentionableSelectMenuBuilder()
      .setCustomId('people')
      .setMaxValues(25)
      .addDefaultUsers(ben.id);
    const pace = new StringSelectMenuBuilder()
      .setCustomId('pace')
      .addOptions(
        { label: 'Every day', value: 'daily' },
        { label: 'Once a week', value: 'weekly', default: true },
      );
    on(async (interaction) => {
      if (interaction.isButton()) {
        const labels = [
          new LabelBuilder().setLabel('Organisers').setMentionableSelectMenuComponent(people),
          new LabelBuilder().setLabel('Pace').setStringSelectMenuComponent(pace),
        ];
        await interaction.showModal(
          new ModalBuilder()
            .setCustomId('m')
            .setTitle('Plan')
            .addLabelComponents(...labels),
        );
      } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        const chosen = interaction.fields.getSelectedMentionables('people');
        const names = [...(chosen?.users.values() ?? [])].map(({ username }) => username);
        const roles = [...(chosen?.roles.values() ?? [])].map((one) => one?.name);
        const [when] = interaction.fields.getStringSelectValues('pace');
        await interaction.update({ content: [...names, ...roles, when].join(' '), components: [] });
      }
    });
    const message = await post();
    await ben.clicks(message, 'A');
    const modal = await discord.until(() => ben.lastModal());
    expect(textOf(modal)).toBe('Plan\nOrganisers\nPace');
    await expect(ben.submits(modal, { Pace: 'Never' })).rejects.toThrow('"Pace" has no choice "Never"');
    await ben.submits(modal, { Organisers: [ben.id, role.id] });
    expect(discord.messages(channel).map(textOf)).toEqual(['ben Hosts weekly']);
  });
});
