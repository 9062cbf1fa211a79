import { expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  buttonsOf,
  formOf,
  messageOf,
  openStudy,
  press,
  type Study,
  textOf,
  visitOf,
} from '../support/study.ts';

function post(study: Study, place = 0): Message {
  const posted = study.platform.posted.filter(({ thread }) => thread === undefined)[place];
  if (!posted) throw new Error('nothing was posted');
  return posted.message;
}

/** The letter of an option, as it stands in the post. */
function letterOf(message: Message, text: string): string {
  const lines = message.blocks.flatMap((block) => (block.type === 'options' ? block.options : []));
  return lines.find((line) => line.text.some((span) => span.text === text))?.label ?? '';
}

describeOnEachDatabase('answering', (open) => {
  /** A study whose question of the day is this one. */
  async function asking(place: number): Promise<Study> {
    const study = await openStudy((await open()).store);
    await study.plan({ times: ['09:00', '10:00', '11:00'] });
    const times = ['Mon 09:00', 'Mon 10:00', 'Mon 11:00', 'Tue 09:00'].slice(0, place + 1);
    for (const time of times) await study.goTo(time);
    return study;
  }

  it('tells at once why the picked option is right', async () => {
    const study = await asking(0);
    const reply = await study.ask('Ben', press(post(study), letterOf(post(study), 'The oldest')));
    expect(reply.type).toBe('private');
    expect(textOf(reply)).toContain('Right!');
    expect(textOf(reply)).toContain('First in, first out.');
    expect(textOf(reply)).toContain('You earned 2 of 2 points.');
  });

  it('explains the option that was picked, and names the right one', async () => {
    const study = await asking(0);
    const reply = await study.ask('Ben', press(post(study), letterOf(post(study), 'The newest')));
    expect(textOf(reply)).toContain('Not this time');
    expect(textOf(reply)).toContain('That would be a stack.');
    expect(textOf(reply)).toMatch(/[ABC] The oldest right/);
    expect(textOf(reply)).toContain('You earned 0 of 2 points.');
  });

  it('offers the term and the concept to read', async () => {
    const study = await asking(0);
    const reply = await study.ask('Ben', press(post(study), 'A'));
    expect(buttonsOf(reply).map(({ label }) => label)).toEqual([
      'Define: Queue',
      'Read: Backlog',
      'Flag this question',
    ]);
    expect(textOf(await study.ask('Ben', press(reply, 'Define: Queue')))).toContain('Where work waits');
  });

  it('counts only the first answer, however often and however parallel', async () => {
    const study = await asking(0);
    const right = press(post(study), letterOf(post(study), 'The oldest'));
    const wrong = press(post(study), letterOf(post(study), 'The newest'));
    await study.ask('Ben', right);
    const again = await Promise.all([wrong, wrong, right, wrong].map((action) => study.ask('Ben', action)));
    for (const reply of again) {
      expect(textOf(reply)).toContain('Your first answer counts, and it stands.');
      expect(textOf(reply)).toContain('Right!');
    }
    expect(textOf(await study.ask('Ben', '/study progress'))).toContain('Points: 2');
  });

  it('shows how many have answered, and never what', async () => {
    const study = await asking(0);
    await study.ask('Ben', press(post(study), 'A'));
    await expect.poll(() => textOf(post(study))).toContain('1 person has answered.');
    expect(textOf(post(study))).not.toMatch(/Ben|1\/1/);
  });

  it('takes a multi-select together from letters and gives credit in part', async () => {
    const study = await asking(1);
    const question = post(study, 1);
    const draft = await study.ask('Ben', press(question, letterOf(question, 'Time')));
    expect(textOf(draft)).toContain('Picked so far');
    expect((await study.ask('Ben', '/study progress')).type).toBe('private');
    const verdict = await study.ask('Ben', press(draft, 'Submit'));
    expect(textOf(verdict)).toContain('Partly right');
    expect(textOf(verdict)).toContain('You earned 1.5 of 3 points.');
    expect(textOf(verdict)).toMatch(/[ABCD] Speed right/);
  });

  it('takes a pick back when its letter is tapped again', async () => {
    const study = await asking(1);
    const draft = await study.ask('Ben', press(post(study, 1), 'A'));
    const without = await study.ask('Ben', press(draft, 'A'));
    expect(textOf(without)).toContain('Picked so far: none');
    expect(textOf(await study.ask('Ben', press(without, 'Submit')))).toContain(
      'Pick at least one option first.',
    );
  });

  it('grades words against the rubric, and shows what was hit, what was missed and a model answer', async () => {
    const study = await asking(3);
    const write = press(post(study, 3), 'Write your answer');
    expect((await study.ask('Ben', write)).type).toBe('form');
    const verdict = await study.submit('Ben', write, {
      answer: 'The backlog just keeps growing until it is full.',
    });
    expect(textOf(verdict)).toContain('✓ You said it: The backlog keeps growing');
    expect(textOf(verdict)).toContain('✗ You missed: More capacity is needed');
    expect(textOf(verdict)).toContain('A model answer: The backlog grows by 50 a second');
    expect(textOf(verdict)).toContain('You earned 1 of 2 points.');
  });

  it('takes words with half a surrogate pair and control characters in them, and keeps the rest', async () => {
    const study = await asking(3);
    const write = press(post(study, 3), 'Write your answer');
    const answer = 'The backlog\u0000 just keeps\ngrowing\ud83d until it is full.';
    expect(textOf(await study.submit('Ben', write, { answer }))).toContain('You earned 1 of 2 points.');
    expect(textOf(await study.ask('Ben', write))).toContain('The backlog just keeps\ngrowing\ufffd until');
  });

  it('gives half the points to somebody who chooses instead of writing', async () => {
    const study = await asking(3);
    const options = await study.ask('Ben', press(post(study, 3), 'Show options (half the points)'));
    const verdict = await study.ask('Ben', press(options, letterOf(messageOf(options), 'It fills up later')));
    expect(textOf(verdict)).toContain('You earned 1 of 2 points.');
  });

  it.each([
    ['  ', 'Your answer is empty'],
    ['word '.repeat(400), 'characters, and 1000 are the most'],
    ['\u0000\u0007', 'Your answer is empty'],
  ])('records nothing for an answer like %j, and gives the words back', async (words, problem) => {
    const study = await asking(3);
    const write = press(post(study, 3), 'Write your answer');
    const reply = await study.submit('Ben', write, { answer: words });
    expect(reply.type).toBe('problems');
    expect(textOf(reply)).toContain(problem);
    expect(formOf(reply).fields[0]?.value?.trim()).toBe(words.replace(/\p{Cc}/gu, '').trim());
    expect(press(reply, 'Correct it')).toEqual(write);
    expect((await study.ask('Ben', write)).type).toBe('form');
  });

  it('shows the answer after the reveal, and scores nothing', async () => {
    const study = await asking(0);
    await study.goTo('Mon 16:00');
    const reply = await study.ask('Ben', { type: 'answer', post: 1, option: 0 });
    expect(textOf(reply)).toContain('has been revealed, so your answer was not scored');
    expect(textOf(reply)).toContain('A queue keeps the order of arrival.');
    expect(textOf(await study.ask('Ben', '/study progress'))).toContain(
      'You have not answered a question here yet.',
    );
  });

  it('refuses a button of another channel', async () => {
    const study = await asking(0);
    const reply = await study.app.handle({
      type: 'action',
      id: 'click',
      visit: visitOf('Ben', 'elsewhere'),
      action: { type: 'answer', post: 1, option: 0 },
    });
    expect(textOf(reply)).toContain('not one of this channel’s');
  });

  it('refuses somebody else’s practice question', async () => {
    const study = await asking(0);
    const practice = await study.ask('Ben', '/study quiz 2');
    const [button] = buttonsOf(practice);
    expect(button && textOf(await study.ask('Mei', button.action))).toContain('somebody else’s');
  });

  it('gives no points for practice, and offers another one', async () => {
    const study = await asking(0);
    const practice = await study.ask('Ben', '/study quiz caches');
    const [button] = buttonsOf(practice);
    const verdict = button && (await study.ask('Ben', button.action));
    expect(verdict && textOf(verdict)).toContain('Practice earns no points.');
    expect(verdict && buttonsOf(verdict).map(({ label }) => label)).toContain('Another one');
    expect(textOf(await study.ask('Ben', '/study progress'))).toContain('No points here yet');
  });

  it('brings back with /study today what has vanished', async () => {
    const study = await asking(0);
    expect(textOf(await study.ask('Ben', '/study today'))).toContain(
      'Which item does a queue give back first?',
    );
    await study.ask('Ben', press(post(study), letterOf(post(study), 'The oldest')));
    expect(textOf(await study.ask('Ben', '/study today'))).toContain('You earned 2 of 2 points.');
  });
});
