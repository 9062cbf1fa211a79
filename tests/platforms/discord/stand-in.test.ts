import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Routes,
  SlashCommandBuilder,
  type TextChannel,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../support/discord/discord.ts';
import type { Person } from '../../support/discord/person.ts';
import { startClient } from '../../support/discord/start-client.ts';
import { buttonsOf, textOf } from '../../support/discord/surfaces/read.ts';

const commands = [
  new SlashCommandBuilder()
    .setName('study')
    .setDescription('Study together')
    .addSubcommand((sub) =>
      sub
        .setName('quiz')
        .setDescription('A quiz')
        .addIntegerOption((option) =>
          option.setName('chapter').setDescription('Which one').setRequired(true),
        ),
    ),
  new SlashCommandBuilder()
    .setName('define')
    .setDescription('Looks a term up')
    .addStringOption((option) =>
      option.setName('term').setDescription('Which one').setRequired(true).setAutocomplete(true),
    ),
].map((command) => command.toJSON());

describe('what people do', () => {
  let discord: Discord;
  let client: Client<true>;
  let ben: Person;
  let channel: string;

  beforeEach(async () => {
    discord = await startDiscord();
    channel = discord.addChannel('study');
    ben = discord.addUser({ username: 'ben', name: 'Ben', nick: 'Benny' });
    client = await startClient(discord);
    await client.application.commands.set(commands);
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

  it('reaches the app as commands taken apart', async () => {
    on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const said = [
        interaction.commandName,
        interaction.options.getSubcommand(),
        interaction.options.getInteger('chapter'),
      ];
      await interaction.reply({ content: said.join(' '), flags: MessageFlags.Ephemeral });
    });
    const { response } = await ben.types('/study quiz chapter:5', { channel });
    expect(response.type).toBe(4);
    expect(ben.sees(channel).map(textOf)).toEqual(['study quiz 5']);
    expect(discord.messages(channel)).toEqual([]);
  });

  it('is answered later, and then further', async () => {
    on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('first');
      await interaction.followUp({ content: 'second', flags: MessageFlags.Ephemeral });
    });
    await ben.types('/study quiz chapter:5', { channel });
    await discord.until(() => ben.sees(channel).length === 2);
    expect(ben.sees(channel).map(textOf)).toEqual(['first', 'second']);
    ben.reloads();
    expect(ben.sees(channel)).toEqual([]);
  });

  it('completes a value while it is typed', async () => {
    on(async (interaction) => {
      if (interaction.isAutocomplete())
        await interaction.respond([{ name: 'Quorum', value: interaction.options.getFocused() }]);
    });
    expect(await ben.completes('/define', 'term', 'quo', { channel })).toEqual([
      { name: 'Quorum', value: 'quo' },
    ]);
  });

  it('clicks buttons, which may change the message', async () => {
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('a').setLabel('A').setStyle(ButtonStyle.Primary),
    );
    const study = (await client.channels.fetch(channel)) as TextChannel;
    await study.send({ content: 'Which one?', components: [row], nonce: 'one', enforceNonce: true });
    on(async (interaction) => {
      if (interaction.isButton())
        await interaction.update({ content: `It was ${interaction.customId}`, components: [] });
    });
    const [question] = discord.messages(channel);
    if (!question) throw new Error('no question');
    expect(buttonsOf(question)).toEqual(['A']);
    await ben.clicks(question, 'A');
    expect(discord.messages(channel).map(textOf)).toEqual(['It was a']);
  });

  it('fills modals in', async () => {
    on(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const input = new TextInputBuilder().setCustomId('words').setStyle(TextInputStyle.Paragraph);
        const label = new LabelBuilder().setLabel('In your own words').setTextInputComponent(input);
        await interaction.showModal(
          new ModalBuilder().setCustomId('m').setTitle('Answer').addLabelComponents(label),
        );
      } else if (interaction.isModalSubmit()) {
        await interaction.reply({
          content: interaction.fields.getTextInputValue('words'),
          flags: MessageFlags.Ephemeral,
        });
      }
    });
    await ben.types('/study quiz chapter:5', { channel });
    const modal = ben.lastModal();
    if (!modal) throw new Error('no modal');
    await ben.submits(modal, { 'In your own words': 'It grows.' });
    expect(ben.lastModal()).toBeUndefined();
    expect(ben.sees(channel).map(textOf)).toEqual(['It grows.']);
  });

  it('returns the first message for a nonce that is used again', async () => {
    const send = () =>
      client.rest.post(Routes.channelMessages(channel), {
        body: { content: 'once', nonce: 'n', enforce_nonce: true, allowed_mentions: { parse: [] } },
      }) as Promise<{ id: string }>;
    const [first, second] = [await send(), await send()];
    expect(second.id).toBe(first.id);
    expect(discord.messages(channel)).toHaveLength(1);
  });
});
