/** What the playground takes and shows at most. */
export const limits = {
  /** Bytes of a request's body. */
  body: 64 * 1024,
  /** Characters of a line typed into the composer. */
  line: 2000,
  /** Fields of a submitted form. */
  fields: 5,
  /** Characters of a submitted field; each form asks for less. */
  value: 4000,
  /** Characters of a button's token. */
  token: 100,
  /** Messages that a page shows, counted from the latest. */
  messages: 300,
  /** Completions offered at once. */
  completions: 8,
  /** Planned moments that one journey of the clock passes through. */
  stops: 200,
  /** Milliseconds after which a page that lost its connection tries again. */
  reconnect: 1000,
} as const;
