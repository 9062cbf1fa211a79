import type { Locator, Page } from 'playwright-core';

/** Somebody in front of the playground’s page. */
export interface Visitor {
  button(name: string | RegExp): Locator;
  /** Waits until the page says this somewhere. */
  says(text: string | RegExp): Promise<void>;
  /** Speaks as this person from now on, and waits until what they see is there. */
  be(name: string): Promise<void>;
  /** All that the channel shows. */
  shown(): Promise<string>;
  /** Moves the clock, and waits until all that was due on the way has happened. */
  move(where: string): Promise<void>;
  /** Moves the clock, and waits until the channel has one question more. */
  nextQuestion(): Promise<void>;
  /** Types a line as a member does: what the composer offers is dismissed first. */
  type(line: string): Promise<void>;
}

/** @param page gives the page, which may be opened later */
export function visitorOf(page: () => Page): Visitor {
  const button: Visitor['button'] = (name) =>
    page().getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  const messages = () => page().getByRole('region', { name: /^Messages in/ });

  async function move(where: string): Promise<void> {
    const moved = page().waitForResponse(
      (response) => response.url().endsWith('/playground/clock') && response.request().method() === 'POST',
    );
    await button(where).click();
    await moved;
  }

  return {
    button,
    move,
    says: (text) => page().getByText(text).last().waitFor(),
    async be(name) {
      const radio = page().getByRole('radio', { name });
      if (await radio.isChecked()) return;
      const followed = page().waitForResponse((response) =>
        response.url().includes('/playground/events?as='),
      );
      await radio.check();
      await followed;
      await messages().waitFor();
    },
    shown: () => messages().innerText(),
    async nextQuestion() {
      const questions = page().getByRole('heading', { name: /^Question of the day/ });
      const before = await questions.count();
      await move('To the next question');
      await questions.nth(before).waitFor();
    },
    async type(line) {
      await page().getByRole('combobox').fill(line);
      await page().getByRole('combobox').press('Escape');
      await page().getByRole('combobox').press('Enter');
    },
  };
}
