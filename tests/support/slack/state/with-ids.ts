import { type Fields, isFields, listAt } from '../../stand-in/fields.ts';
import type { Ids } from './ids.ts';

const interactive = /button|select|checkboxes|overflow|picker|input/;

/** @returns the blocks as Slack keeps them: each with a `block_id`, and each element that can be used with an `action_id` */
export function withIds(blocks: readonly Fields[], ids: Ids): readonly Fields[] {
  return blocks.map((block) => ({
    block_id: ids.next('b'),
    ...block,
    ...(Array.isArray(block.elements) && block.type === 'actions'
      ? { elements: listAt(block, 'elements').map((element) => withActionId(element, ids)) }
      : {}),
    ...(isFields(block.accessory) ? { accessory: withActionId(block.accessory, ids) } : {}),
    ...(isFields(block.element) ? { element: withActionId(block.element, ids) } : {}),
  }));
}

function withActionId(element: Fields, ids: Ids): Fields {
  const used = typeof element.type === 'string' && interactive.test(element.type);
  return used ? { action_id: ids.next('a'), ...element } : element;
}
