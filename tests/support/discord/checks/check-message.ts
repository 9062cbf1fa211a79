import { MessageFlags } from 'discord-api-types/v10';
import { type Fields, fieldsAt, isFields, listAt, textAt } from '../../stand-in/fields.ts';
import { checkRows } from './check-rows.ts';
import { type Problem, refused } from './problem.ts';

/**
 * @param message a new one, or what is changed in one
 * @param where whether it may be for one user alone
 * @returns what the published shapes don't say: lengths, sums, rows, mentions, flags
 */
export function checkMessage(message: Fields, where: { ephemeral?: boolean } = {}): Problem[] {
  return [
    ...checkContent(message),
    ...checkEmbeds(listAt(message, 'embeds')),
    ...checkRows(listAt(message, 'components')),
    ...checkMentions(message),
    ...checkFlags(Number(message.flags ?? 0), where.ephemeral === true),
  ];
}

function checkContent(message: Fields): Problem[] {
  const { length } = textAt(message, 'content') ?? '';
  return length > 2000 ? [refused('content', `has ${length} characters, 2000 are allowed`)] : [];
}

function checkEmbeds(embeds: readonly Fields[]): Problem[] {
  const lengths = embeds.map((embed) => textsOf(embed).join('').length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const empty = lengths.flatMap((length, index) => {
    const nothing = length === 0 && !isFields(embeds[index]?.image);
    return nothing ? [refused(`embeds[${index}]`, 'is empty')] : [];
  });
  if (total <= 6000) return empty;
  return [...empty, refused('embeds', `have ${total} characters together, 6000 are allowed`)];
}

function textsOf(embed: Fields): string[] {
  const fields = listAt(embed, 'fields').flatMap((field) => [field.name, field.value]);
  const around = [fieldsAt(embed, 'footer').text, fieldsAt(embed, 'author').name];
  return [embed.title, embed.description, ...fields, ...around].map((text) => String(text ?? ''));
}

/** Nobody may be called by what comes from content or a member, so nothing may be. */
function checkMentions(message: Fields): Problem[] {
  if (!('content' in message) && !('embeds' in message)) return [];
  const { parse, users = [], roles = [], replied_user } = fieldsAt(message, 'allowed_mentions');
  const closed = [parse, users, roles].every((list) => Array.isArray(list) && list.length === 0);
  if (closed && replied_user !== true) return [];
  return [{ path: 'allowed_mentions', problem: 'lets somebody be called' }];
}

function checkFlags(flags: number, mayBeEphemeral: boolean): Problem[] {
  const found: Problem[] = [];
  if ((flags & MessageFlags.IsComponentsV2) !== 0) {
    found.push({ path: 'flags', problem: 'ask for Components V2, which search and other tools do not see' });
  }
  if ((flags & MessageFlags.Ephemeral) !== 0 && !mayBeEphemeral) {
    found.push({ path: 'flags', problem: 'ask for a message for one user, which this cannot be' });
  }
  return found;
}
