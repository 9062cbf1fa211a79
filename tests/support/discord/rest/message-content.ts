import { type Fields, listAt, textAt } from '../../stand-in/fields.ts';
import type { Message } from '../state/records.ts';
import { attachmentsOf, type Carried } from './read-request.ts';

/** @returns what a message says, as an app sends it; Discord takes white space away from both ends */
export function readContent(body: Fields, files: Carried['files']): Partial<Message> {
  const { nonce } = body;
  return {
    content: (textAt(body, 'content') ?? '').trim(),
    embeds: listAt(body, 'embeds'),
    components: listAt(body, 'components'),
    attachments: attachmentsOf(body, files),
    ...(nonce === undefined || nonce === null ? {} : { nonce: String(nonce) }),
  };
}

/** @returns what an edit changes: the fields that it has */
export function readChange(message: Message, body: Fields, files: Carried['files']): Partial<Message> {
  const { content, embeds, components } = readContent(body, files);
  const kept = listAt(body, 'attachments').map(({ id }) => String(id));
  const attachments =
    'attachments' in body ? message.attachments.filter(({ id }) => kept.includes(id)) : message.attachments;
  return {
    ...('content' in body ? { content: content ?? '' } : {}),
    ...('embeds' in body ? { embeds: embeds ?? [] } : {}),
    ...('components' in body ? { components: components ?? [] } : {}),
    attachments: [...attachments, ...attachmentsOf(body, files)],
  };
}

/** Whether there is nothing in a message to be read or seen. */
export function isEmpty({ content = '', embeds = [], attachments = [] }: Partial<Message>): boolean {
  return content === '' && embeds.length === 0 && attachments.length === 0;
}
