import { hasCode } from './outages.ts';

/** Postgres: of two transactions that wait for each other it ended this one, of which nothing is left. */
const deadlock = '40P01';

/** The same verbs, which begin once more where they waited for each other. */
export function retryDeadlocks<Verbs extends object>(verbs: Verbs): Verbs {
  const retrying = Object.entries(verbs).map(([name, verb]) => [
    name,
    async (...input: readonly unknown[]) => {
      try {
        return await verb(...input);
      } catch (error) {
        if (hasCode(error, (code) => code === deadlock)) return verb(...input);
        throw error;
      }
    },
  ]);
  return Object.fromEntries(retrying);
}
