/**
 * The longest that texts of a pack may be, in characters after parsing with addresses of links counted in, and the most
 * of each kind of thing. Chosen so that every message made from them fits `room` in message/room.ts, what the smallest
 * platform has.
 */
export const limits = {
  /** With a chapter's number before it, it is a button's label. */
  title: 70,
  about: 700,
  /** Paragraphs and blocks of code in one text. */
  paragraphs: 8,
  /** One paragraph each; together they are one message. */
  takeaways: 6,
  takeaway: 250,
  parts: 5,
  chapters: 20,
  summary: 700,
  /** A chapter's concepts are one message, and so are its terms. */
  concepts: 12,
  terms: 30,
  name: 60,
  concept: 1200,
  /** Terms that one concept or question names; those of a concept are buttons below it. */
  linkedTerms: 8,
  /** Concepts that one concept or question names. */
  linkedConcepts: 8,
  definition: 450,
  aliases: 6,
  /** What a term is mistaken for; two senses of a term share a message. */
  confusions: 3,
  difference: 220,
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
  /** What a member says is wrong with a question. */
  reason: 400,
  /** Breaks of a plan, which a form shows in one field. */
  breaks: 50,
} as const;
