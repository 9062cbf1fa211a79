import { type Fields, objectsIn, type Place, textAt } from '../../stand-in/fields.ts';
import type { Problem } from './problem.ts';

const everybody = /<!(channel|here|everyone|subteam\^)/;

/** What Slack reads between angle brackets; whatever else stands there was not escaped. */
const brackets =
  /^(https?:\/\/|mailto:|tel:|slack:\/\/|@[UW]|#C|!date\^|!subteam\^|!(channel|here|everyone)\b)/;

/**
 * @param payload a message or view
 * @param forbidden markup that only content or a member can have brought in
 * @returns texts that call everybody, that aren't escaped, or that have any of the forbidden markup
 */
export function checkMarkup(payload: Fields, forbidden: readonly string[]): Problem[] {
  const found: Problem[] = [];
  for (const { path, value } of objectsIn(payload)) {
    const markup = markupOf({ path, value });
    if (markup === undefined) continue;
    for (const problem of judge(markup, forbidden)) found.push({ path, problem });
  }
  return found;
}

function judge(markup: string, forbidden: readonly string[]): string[] {
  const [called] = everybody.exec(markup) ?? [];
  const bare = [...markup.matchAll(/<([^<>]*)>?/g)].find(([, inner = '']) => !brackets.test(inner));
  const injected = forbidden.filter((text) => markup.includes(text));
  return [
    ...(called ? [`calls everybody with ${called}`] : []),
    ...(bare ? [`has "<" unescaped: ${bare[0].slice(0, 60)}`] : []),
    ...injected.map((text) => `has ${text} as markup, which it must only quote`),
  ];
}

/** @returns what Slack parses in an object; rich text as the markup that it amounts to */
function markupOf({ path, value }: Place): string | undefined {
  const { type } = value;
  if (type === 'mrkdwn' || type === 'markdown') return textAt(value, 'text');
  if (path === '') return textAt(value, 'text') ?? textAt(value, 'initial_comment');
  if (type === 'user') return `<@${textAt(value, 'user_id')}>`;
  if (type === 'usergroup') return `<!subteam^${textAt(value, 'usergroup_id')}>`;
  if (type === 'broadcast') return `<!${textAt(value, 'range')}>`;
  if (type === 'link') return `<${textAt(value, 'url')}|${escapeBrackets(textAt(value, 'text') ?? '')}>`;
  return undefined;
}

function escapeBrackets(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
