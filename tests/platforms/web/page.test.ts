import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../../src/app/commands/spec.ts';
import type { Handle } from '../../../src/app/ports/platform.ts';
import { note } from '../../../src/message/blocks.ts';
import { confirmErasing, erased } from '../../../src/message/views/privacy.ts';
import { launchBrowser } from '../../support/browser.ts';
import { build } from '../../support/build.ts';
import { type RunningPlayground, startOfTests, startPlayground, study } from '../../support/playground.ts';
import { draft, question, reveal, scheduleForm, setup, verdict } from '../../support/sample-messages.ts';

const commands: readonly CommandSpec[] = [
  {
    name: 'define',
    summary: 'Look a term up',
    args: [{ name: 'term', summary: 'A term', required: true, suggests: 'term' }],
    organiserOnly: false,
  },
  { name: 'study today', summary: 'Today’s question', args: [], organiserOnly: false },
  { name: 'study setup', summary: 'Set up the plan', args: [], organiserOnly: true },
];

const ben = { platform: 'web', workspace: study.workspace, member: 'ben' };

/** Answers as the bot would, in the least words. */
const handle: Handle = async (inbound) => {
  if (inbound.type === 'text' && inbound.text === '/study setup')
    return { type: 'private', messages: [setup] };
  if (inbound.type === 'text') return { type: 'private', messages: [note(`You asked for ${inbound.text}`)] };
  if (inbound.type === 'action' && inbound.action.type === 'answer')
    return { type: 'private', messages: [verdict] };
  if (inbound.type === 'action' && inbound.action.type === 'pick')
    return { type: 'private', messages: [note('You picked C.')], replaces: true };
  if (inbound.type === 'action' && inbound.action.type === 'erase') {
    isErased = true;
    return { type: 'private', messages: [erased()], replaces: true };
  }
  if (inbound.type !== 'submission') return { type: 'form', form: scheduleForm() };
  return inbound.values.zone === 'Europe/Berlin'
    ? { type: 'private', messages: [note('Schedule updated.')], replaces: true }
    : { type: 'problems', form: scheduleForm('There is no such zone.'), message: note('No such zone.') };
};

let browser: Browser;
let context: BrowserContext;
let playground: RunningPlayground;
/** What pages complained about, or asked of others than the playground. */
let complaints: string[];
/** Somebody has had all that is private erased. */
let isErased: boolean;

beforeAll(async () => {
  await build();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  complaints = [];
  isErased = false;
  context = await browser.newContext();
  playground = await startPlayground({
    handle,
    transcript: (real) => ({
      ...real,
      list: async (...asked) =>
        (await real.list(...asked)).filter(({ visibleTo }) => !isErased || visibleTo === null),
    }),
    commands,
    suggest: async () => [{ value: 'quorum', label: 'quorum' }],
    nextMoment: (kind, now) =>
      kind === 'question' && now.equals(startOfTests) ? startOfTests.add({ hours: 1 }) : undefined,
    tick: async (platform) => void (await platform.send(study, question, { key: 'question' })),
  });
});
afterEach(async () => {
  await context.close();
  await playground.stop();
});

async function open(as: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => request.url().startsWith(playground.url) || complaints.push(request.url()));
  await page.goto(`${playground.url}/?as=${as}`);
  // Both come with the first snapshot: what is said before that is no news.
  const empty = page.getByRole('heading', { name: 'A study channel, still quiet' });
  await empty.or(page.getByRole('article')).first().waitFor();
  return page;
}

describe('the page', () => {
  it('invites to set up a plan, then moves the clock to a question that is answered in private', async () => {
    const [page, other] = [await open('ben'), await open('mei')];
    await page.getByRole('button', { name: 'Set up a plan' }).click();
    await page.getByRole('article').filter({ hasText: 'A plan for this channel' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Nora' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'To the next question' }).click();
    await page.getByRole('button', { name: 'A', exact: true }).click();
    const answer = page.getByRole('article').filter({ hasText: 'Not quite' });
    expect(await answer.innerText()).toContain('Only visible to you');
    await other.getByRole('heading', { name: 'Question of the day' }).waitFor();
    expect(await other.getByText('Not quite').count()).toBe(0);
    expect(await other.getByRole('button', { name: 'To the reveal' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    expect(complaints).toEqual([]);
  });

  it('shows edits in place, without a reload', async () => {
    const page = await open('ben');
    const id = await playground.platform.send(study, question, { key: 'one' });
    await page.getByRole('heading', { name: 'Question of the day' }).waitFor();
    await playground.platform.edit(study, id, reveal);
    await page.getByRole('heading', { name: 'The answer was B' }).waitFor();
    expect(await page.getByText('5 of 8 (63 %)').isVisible()).toBe(true);
    expect(await page.getByRole('article').count()).toBe(1);
  });

  it('completes commands by keyboard alone', async () => {
    const page = await open('ben');
    const composer = page.getByRole('combobox');
    await composer.focus();
    await page.keyboard.type('/st');
    await page.getByRole('option', { name: '/study setup' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await composer.inputValue()).toBe('/study today');
    await composer.fill('/define q');
    await page.getByRole('option', { name: 'quorum' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    await composer.fill('/define qu');
    await page.getByRole('option', { name: 'quorum' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await composer.inputValue()).toBe('/define quorum');
    await page.keyboard.press('Enter');
    await page.getByText('You asked for /define quorum').first().waitFor();
    expect(await composer.inputValue()).toBe('');
  });

  it('shows what is wrong with a form beside its field, and loses nothing typed', async () => {
    const page = await open('nora');
    await page.getByRole('combobox').fill('/study setup');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Change the schedule' }).click();
    await page.getByLabel('Breaks').fill('24 to 31 December');
    await page.getByLabel('Time zone').fill('Europe/Berlim');
    await page.keyboard.press('Enter');
    await page.getByText('There is no such zone.').waitFor();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlim');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change the schedule' }).click();
    expect(await page.getByLabel('Breaks').inputValue()).toBe('24 to 31 December');
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByRole('article').filter({ hasText: 'Schedule updated.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Change the schedule' }).count()).toBe(0);
  });

  it('takes a line and a form once, however fast they are sent twice', async () => {
    const page = await open('nora');
    const sendTwice = (form: string) =>
      page.evaluate(`for (const _ of [1, 2]) document.querySelector('${form}').requestSubmit()`);
    await page.getByRole('combobox').fill('/study setup');
    await sendTwice('form.composer');
    await page.getByRole('button', { name: 'Change the schedule' }).click();
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await sendTwice('dialog form');
    await page.getByRole('article').filter({ hasText: 'Schedule updated.' }).waitFor();
    expect(playground.heard.map(({ type }) => type)).toEqual(['text', 'action', 'submission']);
  });

  it('tells a screen reader what is new, and what a private message says after a press', async () => {
    const page = await open('ben');
    const announced = page.locator('[aria-live=polite]');
    await playground.platform.send(study, question, { key: 'question' });
    await announced.getByText('Quorum: Question of the day').waitFor({ state: 'attached' });
    await playground.platform.sendPrivately(study, ben, draft, { key: 'draft' });
    await announced.getByText('Quorum, only to you: Pick all that apply').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'C', exact: true }).last().click();
    await announced.getByText('Quorum, only to you: You picked C.').waitFor({ state: 'attached' });
  });

  it('shows once, and tells a screen reader, that all is erased, where that was asked', async () => {
    const page = await open('ben');
    await playground.platform.send(study, note('Good morning'), { key: 'before' });
    await playground.platform.sendPrivately(study, ben, confirmErasing([]), { key: 'erase' });
    await playground.platform.send(study, question, { key: 'question' });
    await page.getByRole('heading', { name: 'Question of the day' }).waitFor();
    await page.getByRole('button', { name: 'Delete everything' }).click();
    const done = 'Done: nothing is kept about you here any more.';
    await page.getByRole('article').filter({ hasText: done }).waitFor();
    await page
      .locator('[aria-live=polite]')
      .getByText(`Quorum, only to you: ${done}`)
      .waitFor({ state: 'attached' });
    expect(await page.getByRole('button', { name: 'Delete everything' }).count()).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: 'Question of the day' }).waitFor();
    expect(await page.getByRole('article').filter({ hasText: done }).count()).toBe(0);
  });

  it('says what to do when Quorum cannot be reached, keeps the line, and comes back by itself', async () => {
    const page = await open('ben');
    await context.setOffline(true);
    await page.getByRole('combobox').fill('Is anybody there?');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('npm start').waitFor();
    expect(await page.getByRole('combobox').inputValue()).toBe('Is anybody there?');
    await context.setOffline(false);
    await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: 'Is anybody there?' }).waitFor();
    expect(await page.getByRole('alert').innerText()).toBe('');

    await playground.platform.stop();
    await page.getByText('Connection lost').waitFor();
    await playground.platform.start(handle);
    await playground.platform.send(study, question, { key: 'meanwhile' });
    await page.getByRole('heading', { name: 'Question of the day' }).waitFor();
    expect(await page.getByText('Connection lost').count()).toBe(0);
  });

  it('keeps the theme that was chosen', async () => {
    const page = await open('ben');
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    await page.getByRole('button', { name: 'Switch to the light theme' }).waitFor();
    expect(await background()).toBe(dark);
  });
});
