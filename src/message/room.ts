/**
 * What the smallest platform has room for in one message. Texts of packs are held to it by `limits` in core, and what
 * grows beyond a pack's texts, such as a list of all terms, is shortened by the view that makes it, which says so.
 */
export const room = {
  /** Characters of a block: a section in Slack. */
  block: 3_000,
  /** Characters of all blocks together: a message in Discord. */
  message: 4_000,
  blocks: 40,
  /** Rows of buttons, and buttons in a row. */
  rows: 5,
  row: 5,
  /** Characters of a button's label: Slack. */
  label: 75,
  heading: 150,
} as const;
