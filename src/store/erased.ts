import { ErasedMeanwhile } from '../app/ports/privacy.ts';
import { aroundEach } from './around-each.ts';

/** Postgres: a row refers to one that is not there. Only members, with posts of their own and channels in which nothing is left, are ever erased singly. */
const foreignKey = '23503';
const toErased = /_(members|posts|channels)_id_fk$/;

/** The same verbs, which throw ErasedMeanwhile where they write what belongs to somebody who is not there any more. */
export function reportErased<Verbs extends object>(verbs: Verbs): Verbs {
  return aroundEach(verbs, async (call) => {
    try {
      return await call();
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      throw refersToErased(cause) ? new ErasedMeanwhile(cause) : error;
    }
  });
}

/** The two drivers name the constraint differently. */
function refersToErased(cause: unknown): boolean {
  if (!(cause instanceof Error) || !('code' in cause) || cause.code !== foreignKey) return false;
  const named =
    'constraint_name' in cause ? cause.constraint_name : 'constraint' in cause && cause.constraint;
  return toErased.test(String(named));
}
