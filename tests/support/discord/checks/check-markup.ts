import { ComponentType } from 'discord-api-types/v10';
import { type Fields, objectsIn, type Place } from '../../stand-in/fields.ts';
import type { Problem } from './problem.ts';

/** What Discord turns into something else than text. */
const lively =
  /<@[!&]?\d+>|<#\d+>|@(?:everyone|here)\b|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>|<\/[^:>\n]+:\d+>|<id:\w+>/;

/**
 * @param body a message or modal
 * @param forbidden markup that only content or a member can have brought in
 * @returns texts in which anything comes alive that must only be quoted
 */
export function checkMarkup(body: Fields, forbidden: readonly string[]): Problem[] {
  return [...objectsIn(body)].flatMap((place) =>
    markdownIn(place).flatMap(([path, text]) => judge(path, text, forbidden)),
  );
}

function judge(path: string, markdown: string, forbidden: readonly string[]): Problem[] {
  const text = withoutQuoted(markdown);
  const [alive] = lively.exec(text) ?? [];
  const injected = forbidden.filter((one) => text.includes(one));
  return [
    ...(alive ? [{ path, problem: `has ${alive}, which comes alive` }] : []),
    ...injected.map((one) => ({ path, problem: `has ${one} as markup, which it must only quote` })),
  ];
}

/** Leaves out what Discord shows as it is: code, and whatever has a backslash before it. */
function withoutQuoted(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?```/g, '\uFFFC')
    .replace(/\\[!-/:-@[-`{-~]|(`+)[\s\S]*?[^`]\1(?!`)/g, '\uFFFC');
}

/** @returns the markdown right in an object: of a message, its embeds and their fields, and of text in a modal */
function markdownIn({ path, value }: Place): [string, string][] {
  return keysOf(path, value).flatMap((key): [string, string][] => {
    const text = value[key];
    return typeof text === 'string' ? [[path === '' ? key : `${path}.${key}`, text]] : [];
  });
}

function keysOf(path: string, { type }: Fields): readonly string[] {
  if (/embeds\[\d+\]$/.test(path)) return ['title', 'description'];
  if (/embeds\[\d+\]\.fields\[\d+\]$/.test(path)) return ['name', 'value'];
  const isMessage = ['', 'data', 'message'].includes(path);
  return isMessage || type === ComponentType.TextDisplay ? ['content'] : [];
}
