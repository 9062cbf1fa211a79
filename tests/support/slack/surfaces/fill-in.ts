import { type Fields, fieldsAt, isFields, textAt } from '../../stand-in/fields.ts';
import { type Choice, choose, holdsChoice, isBlank, untouched } from './choose.ts';
import { elementsOf, findElement, type Surface } from './find-element.ts';

/**
 * Fills a modal in as its inputs allow.
 *
 * @param chosen what was chosen in it before, by block and action id
 * @param values by what stands above the inputs; those left out keep what they start with
 * @returns its state, by block and action id
 * @throws Error where Slack would not let it be submitted
 */
export function fillIn(surface: Surface, chosen: Fields, values: Readonly<Record<string, Choice>>): Fields {
  const entered = Object.entries(values).map(([name, choice]) => {
    const { block, element } = findElement(surface, name);
    return [key(block, element), choose(element, choice)];
  });
  const known: Fields = { ...chosen, ...Object.fromEntries(entered) };
  for (const { block, element } of elementsOf(surface.blocks)) {
    if (block.type === 'input') refuseInvalid(block, element, known[key(block, element)]);
  }
  return stateOf(surface.blocks, known);
}

/** @param chosen what was chosen, by `key` @returns what every element says, by block and action id */
export function stateOf(blocks: readonly unknown[], chosen: Fields): Fields {
  const state: Record<string, Fields> = {};
  for (const { block, element } of elementsOf(blocks)) {
    if (!holdsChoice(element)) continue;
    const id = String(block.block_id);
    const said = chosen[key(block, element)] ?? untouched(element);
    state[id] = { ...state[id], [String(element.action_id)]: said };
  }
  return state;
}

/** @returns the name under which a choice is kept until a view is submitted */
export function key(block: Fields, element: Fields): string {
  return `${block.block_id}/${element.action_id}`;
}

function refuseInvalid(block: Fields, element: Fields, entered: unknown): void {
  const name = textAt(fieldsAt(block, 'label'), 'text');
  const chosen = isFields(entered) ? entered : untouched(element);
  if (isBlank(element, chosen)) {
    if (block.optional === true) return;
    throw new Error(`Slack does not submit while "${name}" is empty`);
  }
  const { min_length: least = 0, max_length: most = 3000 } = element;
  const length = textAt(chosen, 'value')?.length;
  if (
    element.type === 'plain_text_input' &&
    length !== undefined &&
    (length < Number(least) || length > Number(most))
  ) {
    throw new Error(
      `Slack does not submit while "${name}" has ${length} characters: ${least} to ${most} are asked for`,
    );
  }
}
