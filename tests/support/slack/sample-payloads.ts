import type { types } from '@slack/bolt';

/** @returns text without markup */
export const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** A question with two buttons, A and B. */
export const question: types.KnownBlock[] = [
  { type: 'section', text: { type: 'mrkdwn', text: 'What is a *quorum*?' } },
  {
    type: 'actions',
    block_id: 'letters',
    elements: ['A', 'B'].map((letter) => ({
      type: 'button',
      text: plain(letter),
      action_id: `answer-${letter}`,
      value: letter,
    })),
  },
];

/** A form with a text, a menu that must be used, and one that asks the app for its options. */
export const form: types.ModalView = {
  type: 'modal',
  callback_id: 'schedule',
  title: plain('Schedule'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'zone',
      label: plain('Time zone'),
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        initial_value: 'Europe/Berlin',
        max_length: 30,
      },
    },
    {
      type: 'input',
      block_id: 'days',
      label: plain('Days'),
      element: {
        type: 'multi_static_select',
        action_id: 'choice',
        options: ['Monday', 'Tuesday'].map((day) => ({ text: plain(day), value: day.toLowerCase() })),
      },
    },
    {
      type: 'input',
      block_id: 'term',
      optional: true,
      label: plain('Term'),
      element: { type: 'external_select', action_id: 'term', min_query_length: 1 },
    },
  ],
};
