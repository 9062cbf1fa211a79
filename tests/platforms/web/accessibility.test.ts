import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { build } from '../../support/build.ts';
import { type RunningPlayground, startPlayground, study } from '../../support/playground.ts';
import {
  board,
  draft,
  question,
  reveal,
  scheduleForm,
  setup,
  verdict,
} from '../../support/sample-messages.ts';

const axe = fileURLToPath(import.meta.resolve('axe-core'));
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const desk = { viewport: { width: 1280, height: 860 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let browser: Browser;
let playground: RunningPlayground;

beforeAll(async () => {
  await build();
  browser = await launchBrowser();
  playground = await startPlayground({
    handle: async () => ({ type: 'form', form: scheduleForm('There is no such zone.') }),
    commands: [{ name: 'define', summary: 'Look a term up', args: [], organiserOnly: false }],
    nextMoment: (kind, now) => (kind === 'question' ? now.add({ hours: 1 }) : undefined),
  });
  await fill(playground);
});

afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

/** Every kind of message, one in a thread. */
async function fill({ platform, post }: RunningPlayground): Promise<void> {
  const nora = { platform: 'web', workspace: study.workspace, member: 'nora' };
  const root = await platform.send(study, reveal, { key: 'reveal' });
  await platform.send(study, board, { key: 'board', thread: root });
  await platform.send(study, question, { key: 'question' });
  for (const [key, message] of Object.entries({ draft, verdict, setup })) {
    await platform.sendPrivately(study, nora, message, { key });
  }
  await post('/playground/line', { as: 'ben', text: 'Good morning' });
}

async function open(device: object, colorScheme: 'light' | 'dark'): Promise<Page> {
  // axe is injected, which the page's own policy rightly forbids.
  const context = await browser.newContext({ ...device, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(playground.url);
  await page.getByText('Good morning').waitFor();
  await page.getByText('No leaderboard is planned.').waitFor({ state: 'attached' });
  await page.addScriptTag({ path: axe });
  return page;
}

/** What axe objects to. */
async function objections(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(async (tags): Promise<import('axe-core').AxeResults> => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return axe.run({ runOnly: tags });
  }, rules);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

describe.each([
  ['light, at a desk', desk, 'light'],
  ['dark, at a desk', desk, 'dark'],
  ['light, on a phone', phone, 'light'],
  ['dark, on a phone', phone, 'dark'],
] as const)('the page %s', (_, device, theme) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(device, theme);
  });
  afterAll(() => page?.context().close());

  it('has nothing that axe objects to', async () => {
    expect(await objections(page)).toEqual([]);
  });

  it('has nothing that axe objects to while a command is completed', async () => {
    await page.getByRole('combobox').fill('/de');
    await page.getByRole('option').waitFor();
    expect(await objections(page)).toEqual([]);
    await page.getByRole('combobox').fill('');
  });

  it('has nothing that axe objects to in a form', async () => {
    await page.getByRole('button', { name: 'Change the schedule' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await objections(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('never scrolls sideways', async () => {
    const scrolling = "[document.body, ...document.querySelectorAll('.scroller, .blocks pre')]";
    const excess = await page.evaluate(`${scrolling}.map((one) => one.scrollWidth - one.clientWidth)`);
    expect(new Set(excess as number[])).toEqual(new Set([0]));
  });
});

describe('on a phone', () => {
  it('whatever can be pressed is at least 44 pixels high and wide', async () => {
    const page = await open(phone, 'light');
    const tooSmall = async () => {
      const shown = page.locator(
        'button, label:has(input), select, textarea, input[type=text], [role=option]',
      );
      const boxes = await Promise.all((await shown.all()).map((one) => one.boundingBox()));
      return boxes.filter((box) => box && (box.height < 44 || box.width < 44));
    };
    expect(await tooSmall()).toEqual([]);
    await page.getByRole('button', { name: 'change who you are' }).click();
    await page.getByRole('radio', { name: 'Nora' }).waitFor({ state: 'attached' });
    expect(await tooSmall()).toEqual([]);
    expect(await objections(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change the schedule' }).click();
    await page.getByRole('checkbox', { name: 'Nora' }).waitFor();
    expect(await tooSmall()).toEqual([]);
    await page.context().close();
  });
});
