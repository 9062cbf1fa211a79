/** Has no width: it parts what would be read as one mark, or as something that Discord looks for in raw text. */
export const zeroWidth = '\u200b';

/** What is read as something else than itself wherever it stands. */
const special = new RegExp(
  [
    /[\\*_~`|<>[\]]/,
    // What makes a mention, a channel, an emoji or a command out of `<`.
    /(?<=<)[@#:/]/,
    // `https://`
    /(?<=\w):(?=\/\/)/,
    // `:smile:`
    /:(?=[\w+-]+:)/,
    // Discord shows a card for an invitation wherever it finds one, such as in `discord.gg/quorum`.
    /(?<=discord(?:app)?)\.(?=gg\b|com\b|new\b)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);
const everybody = /@(?=everyone|here)/g;
/** What a line begins with to become a heading, small print or an item of a list. */
const beginnings = /^([ \t]*)(?:(#{1,3}|-#|[+-])|(\d+)\.)(?=\s|$)/gm;

/**
 * Makes text harmless where Discord reads Markdown: it is shown as it is, with no mark, mention, link or emoji in it
 * (https://docs.discord.com/developers/reference#message-formatting). Its beginning is taken for that of a line.
 * Messages mention nobody besides, whatever they say: see `allowed_mentions`.
 */
export function escapeText(text: string): string {
  return text
    .replace(special, '\\$&')
    .replace(everybody, `@${zeroWidth}`)
    .replace(beginnings, (_, space: string, mark?: string, number?: string) =>
      mark === undefined ? `${space}${number}\\.` : `${space}\\${mark}`,
    );
}
