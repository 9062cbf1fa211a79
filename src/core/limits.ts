/**
 * The longest that texts of a pack may be, in characters after parsing, and the most of each kind of thing.
 * Chosen so that every message made from them fits the smallest platform: 3,000 characters in a Slack section,
 * 4,000 in all in a Discord message, five buttons in a Discord row.
 */
export const limits = {
  title: 80,
  about: 700,
  takeaway: 400,
  summary: 700,
  name: 60,
  aliases: 8,
  concept: 1200,
  definition: 450,
  difference: 250,
  stem: 1200,
  options: 5,
  option: 150,
  feedback: 350,
  explanation: 900,
  ideas: 3,
  idea: 160,
  model: 700,
  /** A member's written answer. */
  answer: 1000,
} as const;
