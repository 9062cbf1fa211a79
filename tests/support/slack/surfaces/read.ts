import { fieldsAt, isFields, objectsIn, textAt } from '../../stand-in/fields.ts';
import { elementsOf, type Surface } from './find-element.ts';

/** @returns everything that is written in a message, modal or Home, line by line; its buttons aside */
export function textOf(surface: Surface & { readonly text?: string }): string {
  const lines = surface.blocks.filter(isFields).map((block) =>
    [...objectsIn(withoutElements(block))]
      .filter(({ value }) => typeof value.text === 'string')
      .map(({ value }) => value.text)
      .join(block.type === 'rich_text' ? '' : '\n'),
  );
  return lines.length > 0 ? lines.filter((line) => line !== '').join('\n') : (surface.text ?? '');
}

/** @returns what stands on the buttons, from top to bottom */
export function buttonsOf(surface: Surface): string[] {
  const buttons = elementsOf(surface.blocks).filter(({ element }) => element.type === 'button');
  return buttons.map(({ element }) => textAt(fieldsAt(element, 'text'), 'text') ?? '');
}

function withoutElements(block: Readonly<Record<string, unknown>>): unknown {
  if (block.type === 'actions') return {};
  const { accessory: _accessory, ...rest } = block;
  return rest;
}
