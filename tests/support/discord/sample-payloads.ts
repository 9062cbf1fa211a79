import type { Fields } from '../stand-in/fields.ts';

/** A message with two buttons, in which everything is as it should be. */
export function sampleMessage(change: Fields = {}): Fields {
  return {
    content: '**Question of the day**',
    components: [sampleRow('a', 'b')],
    allowed_mentions: { parse: [] },
    nonce: 'a-nonce',
    enforce_nonce: true,
    ...change,
  };
}

/** A row of buttons with those custom ids. */
export function sampleRow(...ids: readonly string[]): Fields {
  return {
    type: 1,
    components: ids.map((id) => ({ type: 2, style: 2, label: id.toUpperCase(), custom_id: id })),
  };
}

/** A command with one option, in which everything is as it should be. */
export function sampleCommand(change: Fields = {}): Fields {
  return {
    name: 'define',
    description: 'Looks a term up',
    options: [sampleOption()],
    contexts: [0],
    ...change,
  };
}

export function sampleOption(change: Fields = {}): Fields {
  return { type: 3, name: 'term', description: 'Which one', required: true, autocomplete: true, ...change };
}

/** The response that opens a modal with one input, in which everything is as it should be. */
export function sampleModal(change: Fields = {}, input: Fields = {}): Fields {
  const data = {
    custom_id: 'modal',
    title: 'Your answer',
    components: [sampleLabel('words', input)],
    ...change,
  };
  return { type: 9, data };
}

/** An input under a label: for text, unless it has a type of its own. */
export function sampleLabel(id: string, input: Fields = {}): Fields {
  const kind = input.type === undefined ? { type: 4, style: 2 } : {};
  return { type: 18, label: 'In your own words', component: { ...kind, custom_id: id, ...input } };
}
