import { describe } from 'vitest';
import { openDiscord } from '../support/contract/discord.ts';
import { openSlack } from '../support/contract/slack.ts';
import { setStage } from '../support/contract/stage.ts';
import type { OpenSurface } from '../support/contract/surface.ts';
import { openWeb } from '../support/contract/web.ts';
import { describeButtons } from './contract/buttons.ts';
import { describeCommands } from './contract/commands.ts';
import { describeDelivery } from './contract/delivery.ts';
import { describeForms } from './contract/forms.ts';
import { describeMessages } from './contract/messages.ts';

const platforms: readonly (readonly [name: string, open: OpenSurface])[] = [
  ['the playground', openWeb],
  ['Slack', openSlack],
  ['Discord', openDiscord],
];

// What holds on every platform, through its real adapter. Another platform has to pass the same facts.
describe.each(platforms)('on %s', (_, open) => {
  const stage = setStage(open);
  describe('a message', () => describeMessages(stage));
  describe('a button', () => describeButtons(stage));
  describe('a command', () => describeCommands(stage));
  describe('a form', () => describeForms(stage));
  describe('delivery', () => describeDelivery(stage));
});
