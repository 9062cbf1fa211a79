/**
 * A person's text without what no database and no chat platform takes: half surrogate pairs become U+FFFD, and
 * control characters go, except for tabs and line breaks.
 */
function cleanText(text: string): string {
  return text.toWellFormed().replace(/(?![\n\t])\p{Cc}/gu, '');
}

/** The same data, with each text in it cleaned. `data`: as JSON could be. */
export function cleanTexts<Data>(data: Data): Data {
  return mapTexts(data) as Data;
}

function mapTexts(data: unknown): unknown {
  if (typeof data === 'string') return cleanText(data);
  if (Array.isArray(data)) return data.map(mapTexts);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapTexts(value)]));
}
