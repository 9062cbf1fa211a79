import { type Fields, listAt, textAt } from '../../stand-in/fields.ts';
import { readContent, sendMessage } from '../state/messages.ts';
import type { UploadedFile } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { argument, findJoined, type Method, type MethodCall, SlackError } from './method.ts';

const scope = () => 'files:write';

const getUploadUrl: Method = {
  token: 'bot',
  scope,
  run(call) {
    const name = argument(call, 'filename');
    const length = Number(argument(call, 'length'));
    if (name === '' || !(length > 0)) throw new SlackError('invalid_arguments');
    const altText = argument(call, 'alt_txt');
    if (altText.length > 1000) throw new SlackError('alt_txt_too_large');
    const id = call.world.ids.next('F');
    call.world.files.set(id, {
      id,
      name,
      title: name,
      altText,
      content: Buffer.alloc(0),
      complete: false,
    });
    return { file_id: id, upload_url: `${call.url()}/upload/${id}?length=${length}` };
  },
};

const complete: Method = {
  token: 'bot',
  scope,
  run(call) {
    const files = listAt(call.args, 'files').map((file) => completeFile(call.world, file));
    if (files.length === 0) throw new SlackError('invalid_arguments');
    if (argument(call, 'channel_id') !== '') share(call, files);
    return { files: files.map(({ id, title }) => ({ id, title })) };
  },
};

function completeFile(world: World, asked: Fields): UploadedFile {
  const file = world.files.get(textAt(asked, 'id') ?? '');
  if (!file || file.content.length === 0) throw new SlackError('file_not_found');
  const done = { ...file, title: textAt(asked, 'title') ?? file.name, complete: true };
  world.files.set(file.id, done);
  return done;
}

function share(call: MethodCall, files: readonly UploadedFile[]): void {
  const channel = findJoined(call, 'channel_id');
  if (channel.archived) throw new SlackError('is_archived');
  const threadTs = argument(call, 'thread_ts');
  sendMessage(call.world, {
    ...readContent(call.world, call.args),
    text: argument(call, 'initial_comment'),
    channel: channel.id,
    user: call.workspace.botUser,
    files: files.map(({ id }) => id),
    ...(threadTs === '' ? {} : { threadTs }),
  });
}

/** Takes what is sent to an upload address. @returns whether it is as long as was said */
export function receiveUpload(world: World, id: string, length: number, content: Buffer): boolean {
  const file = world.files.get(id);
  if (!file || content.length !== length) return false;
  world.files.set(id, { ...file, content });
  return true;
}

export const fileMethods = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
};
