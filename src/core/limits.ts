/**
 * The longest that texts of a pack may be, in characters after parsing with addresses of links counted in, and the most
 * of each kind of thing. Chosen so that every message made from them fits the smallest platform: 3,000 characters in a
 * Slack section, 4,000 in all in a Discord message, five buttons in a Discord row and five rows.
 */
export const limits = {
  title: 80,
  about: 700,
  /** With the list of all chapters they make one message. */
  takeaways: 6,
  takeaway: 250,
  parts: 5,
  chapters: 20,
  summary: 700,
  /** A chapter's concepts are one message, and so are its terms. */
  concepts: 12,
  terms: 30,
  name: 60,
  aliases: 8,
  concept: 1200,
  definition: 450,
  /** What a term is mistaken for; two senses of a term share a message. */
  confusions: 3,
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
