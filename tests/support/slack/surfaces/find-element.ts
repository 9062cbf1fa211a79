import { type Fields, fieldsAt, isFields, listAt, textAt } from '../../stand-in/fields.ts';

/** An element that can be used, and the block that it is in. */
export interface Found {
  readonly block: Fields;
  readonly element: Fields;
}

/** Whatever shows blocks: a message, a modal or Home. */
export interface Surface {
  readonly blocks: readonly unknown[];
}

/**
 * @param name what people read on an element or above it; where two read alike, its `action_id` or its block's id
 * @throws Error with the names that there are
 */
export function findElement(surface: Surface, name: string): Found {
  const elements = elementsOf(surface.blocks);
  const found = elements.find((one) => namesOf(one).includes(name));
  if (found) return found;
  const names = elements.map((one) => namesOf(one)[0]);
  throw new Error(`There is no "${name}" to use, only: ${names.join(', ') || 'nothing'}`);
}

/** @returns every element that can be used, from top to bottom */
export function elementsOf(blocks: readonly unknown[]): Found[] {
  return blocks.filter(isFields).flatMap((block) => {
    const inside = block.type === 'actions' ? listAt(block, 'elements') : [];
    const beside = [block.accessory, block.element].filter(isFields);
    const used = [...inside, ...beside].filter(({ action_id: id }) => typeof id === 'string');
    return used.map((element) => ({ block, element }));
  });
}

function namesOf({ block, element }: Found): string[] {
  const texts = [fieldsAt(element, 'text'), fieldsAt(block, 'label'), fieldsAt(element, 'placeholder')];
  const shown = texts.map((text) => textAt(text, 'text'));
  const ids = [textAt(element, 'action_id'), textAt(block, 'block_id')];
  return [...shown, ...ids].filter((name) => name !== undefined);
}
