import { aroundEach } from './around-each.ts';
import { hasCode } from './outages.ts';

/** Postgres: of two transactions that wait for each other it ended this one, of which nothing is left. */
const deadlock = '40P01';

/** The same verbs, which begin once more where they waited for each other. */
export function retryDeadlocks<Verbs extends object>(verbs: Verbs): Verbs {
  return aroundEach(verbs, async (call) => {
    try {
      return await call();
    } catch (error) {
      if (hasCode(error, (code) => code === deadlock)) return call();
      throw error;
    }
  });
}
