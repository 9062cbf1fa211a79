import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { createSecondOpinion } from '../../src/second-opinion.ts';
import { writtenQuestion as askedInWords } from '../core/grading/questions.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { formOf, messageOf, openStudy, press, type Study, textOf } from '../support/study.ts';

/** What the grader was sent. */
interface Asked {
  readonly authorization: string | undefined;
  readonly body: { readonly model: string; readonly messages: readonly { readonly content: string }[] };
}

let grader: Server | undefined;

afterEach(() => {
  grader?.closeAllConnections();
  grader?.close();
});

/** @returns its URL */
async function startGrader(
  reply: (response: ServerResponse, request: IncomingMessage, body: string) => void,
): Promise<string> {
  grader = createServer(
    (request, response) => void text(request).then((body) => reply(response, request, body)),
  );
  await once(grader.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(grader.address() as AddressInfo).port}/v1/`;
}

/** A study whose open question is to be answered in writing, and a grader that answers so. */
async function studyWith(reply: (response: ServerResponse, study: Study) => void, key = '') {
  const asked: Asked[] = [];
  const url = await startGrader((response, request, body) => {
    asked.push({ authorization: request.headers.authorization, body: JSON.parse(body) });
    reply(response, study);
  });
  const settings = { GRADER_URL: url, GRADER_MODEL: 'small', GRADER_KEY: key };
  const { store } = await openMemoryStore();
  const study = await openStudy(store, undefined, { secondOpinion: createSecondOpinion(settings) });
  await study.plan({ times: ['09:00', '10:00', '11:00'] });
  for (const time of ['Mon 09:00', 'Mon 10:00', 'Mon 11:00', 'Tue 09:00']) await study.goTo(time);
  return { study, asked, write: (name: string, words: string) => write(study, name, words) };
}

async function write(study: Study, name: string, words: string) {
  const written = writtenQuestion(study);
  const form = formOf(await study.ask(name, press(written, 'Write your answer')));
  return study.submit(name, form.action, { answer: words });
}

/** The post that is to be answered in writing, as it stands in the channel. */
function writtenQuestion({ platform }: Study): Message {
  const written = platform.posted.find(({ message }) =>
    textOf(message).includes('Orders arrive at 200 a second'),
  );
  if (!written) throw new Error('No question is to be answered in writing.');
  return written.message;
}

const says = (content: unknown) => (response: ServerResponse) =>
  response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify(content) } }] }));

describe('a second opinion', () => {
  it('adds what the rubric misses, and the verdict says who found it', async () => {
    const { write, asked } = await studyWith(says({ says: ['capacity', 'unheard-of'] }), 'not-a-real-key');
    const reply = await write('Ben', 'the backlog grows. get a second machine to help');
    expect(textOf(reply)).toContain('Right!');
    expect(textOf(reply)).toContain('or less load (a language model found it)');
    expect(textOf(reply)).not.toContain('fills up too (a language model');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.authorization).toBe('Bearer not-a-real-key');
    expect(asked[0]?.body.model).toBe('small');
    expect(JSON.parse(asked[0]?.body.messages[1]?.content ?? '')).toMatchObject({
      ideas: [{ id: 'grows' }, { id: 'capacity' }],
      answer: 'the backlog grows. get a second machine to help',
    });
  });

  it('stays in the verdict', async () => {
    const { study, write } = await studyWith(says({ says: ['capacity'] }));
    await write('Ben', 'get a second machine to help');
    const again = await study.ask('Ben', '/study today');
    expect(textOf(again)).toContain('(a language model found it)');
  });

  it('is said to have found no more', async () => {
    const { write } = await studyWith(says({ says: [] }));
    const reply = await write('Ben', 'the backlog grows, so tell the boss about it');
    expect(textOf(reply)).toContain('A language model read it as well, and found no more.');
    expect(textOf(reply)).toContain('Partly right');
  });

  it('that comes after the reveal has the answer shown in it', async () => {
    const { study, write } = await studyWith((response, during) => {
      void during.goTo('Tue 16:00').then(() => says({ says: [] })(response));
    });
    await write('Ben', 'the backlog grows, so tell the boss about it');
    await study.goTo('Tue 16:01');
    expect(textOf(writtenQuestion(study))).toContain('1 person answered');
  });

  it('is quoted in no error, since it may repeat the answer', async () => {
    const parrot = (response: ServerResponse) =>
      response.end(JSON.stringify({ choices: [{ message: { content: 'my boss says no' } }] }));
    const ask = createSecondOpinion({ GRADER_URL: await startGrader(parrot) });
    await expect(
      ask?.(askedInWords('Who says no?', ['boss']), 'my boss says no', AbortSignal.timeout(5_000)),
    ).rejects.toThrow(/^The grader answered in another form than was asked for\.$/);
  });

  it('is told of before anything is written, and among what is said on privacy', async () => {
    const { study } = await studyWith(says({ says: [] }));
    const form = formOf(await study.ask('Ben', press(writtenQuestion(study), 'Write your answer')));
    expect(form.fields[0]).toMatchObject({
      hint: expect.stringMatching(/\. A language model may read it as well\.$/),
    });
    const again = formOf(await study.submit('Ben', form.action, { answer: ' ' }));
    expect(again.fields[0]).toMatchObject({
      problem: expect.any(String),
      hint: expect.stringContaining('model'),
    });
    const page = await study.ask('Ben', '/study privacy');
    expect(textOf(page)).toContain('may be read by a language model as well, without your name.');
    const hidden = await study.ask('Ben', press(page, 'Hide me'));
    expect(textOf(hidden)).toContain('may be read by a language model');
  });

  it('is nowhere told of where there is none', async () => {
    const { store } = await openMemoryStore();
    const study = await openStudy(store);
    await study.plan({ times: ['09:00', '10:00', '11:00'] });
    for (const time of ['Mon 09:00', 'Mon 10:00', 'Mon 11:00', 'Tue 09:00']) await study.goTo(time);
    const form = formOf(await study.ask('Ben', press(writtenQuestion(study), 'Write your answer')));
    expect(JSON.stringify(form)).not.toContain('language model');
  });

  it('is not asked where the rubric finds everything', async () => {
    const { write, asked } = await studyWith(says({ says: [] }));
    const reply = await write('Ben', 'the backlog grows, so add workers');
    expect(textOf(reply)).toContain('Right!');
    expect(textOf(reply)).not.toContain('language model');
    expect(asked).toEqual([]);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['fails', (response) => response.writeHead(500).end()],
    ['sends somewhere else', (response) => response.writeHead(302, { location: '/elsewhere' }).end()],
    ['answers in prose', (response) => response.end('{"choices":[{"message":{"content":"Well done!"}}]}')],
    ['answers something else', says({ says: 'everything' })],
    ['hangs up', (response) => response.destroy()],
    ['keeps silent', () => {}],
  ])('leaves the decision to the rubric where it %s', async (_, reply) => {
    const { write, asked } = await studyWith(reply);
    const verdict = await write('Ben', 'the backlog grows, so tell the boss about it');
    expect(messageOf(verdict).summary).toContain('Partly right');
    expect(textOf(verdict)).not.toContain('language model');
    expect(asked).toHaveLength(1);
  });
});
