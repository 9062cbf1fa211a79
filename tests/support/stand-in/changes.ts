/** Tells whoever waits for something that something has changed. */
export interface Changes {
  tell(): void;
  /**
   * Waits until a question has an answer, asking it after every change.
   *
   * @returns the answer
   * @throws Error after `withinMs`, with what was asked
   */
  until<Answer>(ask: () => Answer, withinMs?: number): Promise<Truthy<Answer>>;
}

type Truthy<Answer> = Exclude<Answer, undefined | null | false | 0 | ''>;

/** @param describe what there is to see, for whoever waited in vain */
export function watchChanges(describe: () => string): Changes {
  const asking = new Set<() => void>();
  return {
    tell() {
      for (const ask of asking) ask();
    },
    until(question, withinMs = 15_000) {
      return new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          asking.delete(ask);
        };
        const ask = () => {
          try {
            const answer = question();
            if (!answer) return;
            end();
            resolve(answer as Truthy<typeof answer>);
          } catch (error) {
            end();
            reject(error);
          }
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`Not so within ${withinMs} ms: ${question}\n${describe()}`));
        }, withinMs);
        asking.add(ask);
        ask();
      });
    },
  };
}
