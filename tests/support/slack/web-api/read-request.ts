import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Fields } from '../../stand-in/fields.ts';

const encoded = new Set(['blocks', 'view', 'metadata', 'files', 'attachments']);
const switches = new Set([
  'unfurl_links',
  'unfurl_media',
  'reply_broadcast',
  'include_all_metadata',
  'inclusive',
  'exclude_archived',
]);

/** @returns the arguments of a method, whether they came as a form or as JSON */
export async function readArguments(request: IncomingMessage): Promise<Fields> {
  const body = (await buffer(request)).toString();
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(body);
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, decode(key, value)]));
}

/** @returns a file, whether it came by itself or in a form */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const body = await buffer(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const [part = ''] = form.values();
  return typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
}

function decode(key: string, value: string): unknown {
  if (encoded.has(key)) return JSON.parse(value);
  return switches.has(key) ? value === 'true' || value === '1' : value;
}
