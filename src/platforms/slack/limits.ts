/** What Slack takes at most, from the reference of Block Kit, views and the Web API. Lengths are in characters. */
export const limits = {
  /** A header block. */
  header: 150,
  /** A section's text, and any text in a view. */
  text: 3000,
  /** Buttons of an actions block. */
  buttons: 25,
  /** Options of a menu whose choices are offered while somebody types. */
  suggestions: 100,
  /** An option's label; longer ones are refused. */
  optionLabel: 75,
  /** How long a submitted form waits for its reply before it is acknowledged without, in milliseconds: Slack waits 3,000. */
  acknowledgeMs: 2500,
  /** An address for private replies is given so long to answer, in milliseconds. */
  responseMs: 10_000,
  /** Slack takes a picture's bytes in so long, in milliseconds. */
  uploadMs: 10_000,
  /** How far back an earlier try is looked for, in hours: the outbox tries for a day. */
  lookBackHours: 25,
  /** Messages asked for at once, and how often. */
  historyPage: 200,
  historyPages: 5,
  /** A message that mentions Quorum may be longer, but is no question then. */
  mention: 5_000,
  /** Bytes of what Slack tells over HTTP: the message that somebody acted on is part of it. */
  body: 1024 * 1024,
  /** Blocks of a modal or of the Home tab. */
  viewBlocks: 100,
} as const;
