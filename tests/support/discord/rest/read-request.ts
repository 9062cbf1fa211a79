import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Fields, listAt } from '../../stand-in/fields.ts';
import type { Attachment } from '../state/records.ts';

/** What a request carries. */
export interface Carried {
  /** Its JSON; undefined: there is none. */
  readonly body: unknown;
  /** By the number under which they were sent. */
  readonly files: ReadonlyMap<string, Omit<Attachment, 'id' | 'description'>>;
}

/** Reads a request of JSON alone, or of JSON in `payload_json` beside files. */
export async function readRequest(request: IncomingMessage): Promise<Carried> {
  const type = request.headers['content-type'] ?? '';
  const content = await buffer(request);
  if (!type.startsWith('multipart/form-data')) {
    return { body: content.length === 0 ? undefined : JSON.parse(String(content)), files: new Map() };
  }
  const form = await new Response(content, { headers: { 'content-type': type } }).formData();
  const files = new Map<string, Omit<Attachment, 'id' | 'description'>>();
  for (const [name, value] of form) {
    const [, number] = /^files\[(\d+)\]$/.exec(name) ?? [];
    if (number === undefined || typeof value === 'string') continue;
    const about = { filename: value.name, contentType: value.type };
    files.set(number, { ...about, content: Buffer.from(await value.arrayBuffer()) });
  }
  const json = form.get('payload_json');
  return { body: typeof json === 'string' ? JSON.parse(json) : undefined, files };
}

/** @returns the files of a request as its `attachments` describe them */
export function attachmentsOf(body: Fields, files: Carried['files']): readonly Attachment[] {
  return [...files].map(([id, file]) => {
    const about = listAt(body, 'attachments').find((one) => String(one.id) === id);
    const description = about?.description;
    return { id, ...file, ...(typeof description === 'string' ? { description } : {}) };
  });
}
