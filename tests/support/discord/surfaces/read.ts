import { type Fields, fieldsAt, listAt, textAt } from '../../stand-in/fields.ts';
import type { Message, Modal } from '../state/records.ts';
import { buttonsIn } from './find-button.ts';
import { showMarkdown } from './show-markdown.ts';

/** @returns everything that is written in a message or modal, line by line, as it is shown; its buttons aside */
export function textOf(surface: Message | Modal): string {
  const texts = 'customId' in surface ? textsOfModal(surface) : textsOfMessage(surface);
  return texts.filter((text) => text !== '').join('\n');
}

/** @returns what stands on the buttons, from top to bottom */
export function buttonsOf(message: Message): string[] {
  return buttonsIn(message).map((button) => textAt(button, 'label') ?? '');
}

function textsOfMessage({ content, embeds }: Message): string[] {
  return [content, ...embeds.flatMap(textsOfEmbed)].map(showMarkdown);
}

function textsOfEmbed(embed: Fields): string[] {
  const fields = listAt(embed, 'fields').flatMap((field) => [textAt(field, 'name'), textAt(field, 'value')]);
  const { title, description } = { title: textAt(embed, 'title'), description: textAt(embed, 'description') };
  const footer = textAt(fieldsAt(embed, 'footer'), 'text');
  return [title, description, ...fields, footer].map((text) => text ?? '');
}

function textsOfModal({ title, components }: Modal): string[] {
  const below = components.flatMap((component) => {
    const { label, description, content } = component;
    const value = textAt(fieldsAt(component, 'component'), 'value');
    return [content === undefined ? '' : showMarkdown(String(content)), label, description, value];
  });
  return [title, ...below.map((text) => String(text ?? ''))];
}
