import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Fields, objectsIn } from '../../stand-in/fields.ts';
import type { Message } from '../state/records.ts';

/** @returns the buttons of a message, from top to bottom */
export function buttonsIn({ components }: Message): readonly Fields[] {
  return [...objectsIn(components)]
    .map(({ value }) => value)
    .filter(({ type }) => type === ComponentType.Button);
}

/** @throws Error where there is no such button, or one that tells the app nothing */
export function findButton(message: Message, label: string): Fields {
  const buttons = buttonsIn(message);
  const button = buttons.find((one) => one.label === label);
  if (!button) {
    const there = buttons.map((one) => `"${one.label}"`).join(', ');
    throw new Error(`there is no button "${label}" among ${there || 'none'}`);
  }
  if (button.disabled === true) throw new Error(`"${label}" cannot be clicked`);
  if (button.style === ButtonStyle.Link) throw new Error(`"${label}" opens ${button.url}`);
  return button;
}
