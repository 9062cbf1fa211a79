import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { StoreUnavailable } from '../src/app/ports/store.ts';
import { asRequest, requestId, withinRequest } from '../src/app/request.ts';
import { createLog } from '../src/logging.ts';
import { addPost, answer, channel, member, questionPost } from './store/samples.ts';
import { describeOnEachDatabase } from './support/databases.ts';

/** What a log writes about an error. */
function logged(error: unknown): string {
  let written = '';
  const to = new Writable({
    write(line, _, done) {
      written += line;
      done();
    },
  });
  createLog('info', to).error({ err: error }, 'request failed');
  return written;
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describeOnEachDatabase('the log', (open) => {
  test('holds nothing of an answer whose statement failed, but where and why', async () => {
    const { store } = await open();
    const ada = await member(store, 'Ada');
    const post = await addPost(store, questionPost((await channel(store)).id, 23));
    const text = 'I would\n    at once add \u0000 a replica';
    const error = await failureOf(
      store.recordAnswer(answer(post, ada, { response: { type: 'written', text } }), true),
    );

    for (const thrown of [error, new StoreUnavailable(error)]) {
      const line = logged(thrown);
      expect(line).not.toContain('replica');
      expect(line).toContain('insert into \\"answers\\"');
      expect(line).toContain('"code":"22P05"');
      expect(line).toContain('answers.ts');
    }
  });

  test('says which constraint a statement broke', async () => {
    const { store } = await open();
    const post = await addPost(store, questionPost((await channel(store)).id, 23));
    const error = await failureOf(store.recordAnswer(answer(post, { id: 404 }), true));

    expect(logged(error)).toContain('answers_member_id_members_id_fk');
  });
});

test('the log holds the message of any other error, and none of its properties', () => {
  const line = logged(Object.assign(new Error('no such thing'), { code: 'EX', token: 'secret' }));
  expect(line).toContain('no such thing');
  expect(line).toContain('"code":"EX"');
  expect(line).not.toContain('secret');
  expect(logged('thrown')).toContain('not an error');
});

test('the log says of each line which request it is about, also after something was waited for', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  log.info('none');
  const id = await asRequest(async () => {
    await new Promise(setImmediate);
    log.info('one');
    withinRequest(() => log.info('the same'));
    asRequest(() => log.info('another'));
    return requestId();
  });
  expect(lines.map(({ request }) => request)).toEqual([undefined, id, id, expect.any(String)]);
  expect(lines.at(-1)?.request).not.toBe(id);
});
