/** What Discord takes at most, from its reference of messages, components, modals and commands. Lengths are in characters. */
export const limits = {
  /** A message's text. */
  content: 2000,
  /** An embed's text, and the text of all embeds of a message. */
  description: 4096,
  embeds: 6000,
  /** Buttons in a row, and rows. */
  row: 5,
  rows: 5,
  /** Said of a picture to those who don't see it. */
  alt: 1024,
  /** What stands below the label of a modal's field. */
  hint: 100,
  /** A text field's value. */
  value: 4000,
  /** Components of a modal. */
  fields: 5,
  /** Choices of a select menu or of an argument that is completed, and the length of one. */
  choices: 25,
  choice: 100,
  /** Name of a thread or of a post in a forum. */
  threadName: 100,
  /** How long an interaction waits for the reply that is its acknowledgement, in milliseconds: Discord waits 3,000. */
  acknowledgeMs: 2500,
  /** A call is given so long, in milliseconds: the app waits for 15,000 for all that a post takes. */
  requestMs: 10_000,
  /** A turn among all requests of a second is waited for, in milliseconds; a longer pause is the outbox's business. */
  turnMs: 1_100,
  /** A post in a forum is given up so long after it was asked for, in milliseconds: before the app has it tried again. */
  forumPostMs: 12_000,
  /** Characters of a nonce. */
  nonce: 25,
  /** A thread without messages is put away after so long, in minutes: the longest that Discord takes. */
  archiveMinutes: 10_080,
  /** How far back an earlier try is looked for, in hours: the outbox tries for a day. */
  lookBackHours: 25,
  /** By how much Discord's clock may differ from ours, in seconds. */
  skewSeconds: 60,
  /** Messages asked for at once, and how often. */
  historyPage: 100,
  historyPages: 5,
} as const;
