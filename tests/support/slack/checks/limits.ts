/** Numbers by the way to what they limit, such as `options.*.text.text`. */
type Limits = Readonly<Record<string, number>>;

// From https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/reference/views; in characters.

const option: Limits = {
  'options.*.text.text': 75,
  // The reference says 150 by now; its own types, and clients that lag behind, say 75.
  'options.*.value': 75,
  'options.*.description.text': 75,
  'options.*.url': 3000,
  'option_groups.*.label.text': 75,
  'option_groups.*.options.*.text.text': 75,
  'option_groups.*.options.*.value': 75,
};

/** The longest texts in objects of any type. */
export const longestAnywhere: Limits = {
  ...option,
  block_id: 255,
  action_id: 255,
  accessibility_label: 75,
  'placeholder.text': 150,
  'confirm.title.text': 100,
  'confirm.text.text': 300,
  'confirm.confirm.text': 30,
  'confirm.deny.text': 30,
};

const view: Limits = { private_metadata: 3000, callback_id: 255, external_id: 255 };

/** The longest texts by the type of the object. */
export const longestByType: Readonly<Record<string, Limits>> = {
  plain_text: { text: 3000 },
  mrkdwn: { text: 3000 },
  section: { 'text.text': 3000, 'fields.*.text': 2000 },
  header: { 'text.text': 150 },
  image: { alt_text: 2000, image_url: 3000, 'title.text': 2000 },
  input: { 'label.text': 2000, 'hint.text': 2000 },
  markdown: { text: 12_000 },
  button: { 'text.text': 75, value: 2000, url: 3000 },
  workflow_button: { 'text.text': 75 },
  plain_text_input: { initial_value: 3000 },
  video: { 'title.text': 199, author_name: 49 },
  modal: { ...view, 'title.text': 24, 'submit.text': 24, 'close.text': 24 },
  home: view,
};

/** The most items of lists by the type of the object. */
export const mostItems: Readonly<Record<string, Limits>> = {
  actions: { elements: 25 },
  context: { elements: 10 },
  context_actions: { elements: 5 },
  section: { fields: 10 },
  static_select: { options: 100, option_groups: 100, 'option_groups.*.options': 100 },
  multi_static_select: { options: 100, option_groups: 100, 'option_groups.*.options': 100 },
  checkboxes: { options: 10 },
  radio_buttons: { options: 10 },
  overflow: { options: 5 },
  table: { rows: 100, 'rows.*': 20, column_settings: 20 },
  modal: { blocks: 100 },
  home: { blocks: 100 },
};

/** The largest numbers by the type of the object. */
export const largest: Readonly<Record<string, Limits>> = {
  plain_text_input: { min_length: 3000, max_length: 3000 },
  rich_text_list: { indent: 8 },
};

/** Texts that must not be empty by the type of the object. */
export const neverEmpty: Readonly<Record<string, readonly string[]>> = {
  plain_text: ['text'],
  mrkdwn: ['text'],
  markdown: ['text'],
  text: ['text'],
  image: ['alt_text'],
  actions: ['elements'],
  context: ['elements'],
  rich_text: ['elements'],
};

export const mostBlocksInMessage = 50;

/** Of all the texts in a message's blocks together; found by trying (slackapi/bolt-js#2509). */
export const longestBlocksTogether = 13_200;

/** Slack cuts a message's own text at 40,000 and asks for no more than this. */
export const longestMessageText = 4000;

export const mostOptionsSuggested = 100;
