import { fail, ok, type Parsed } from '../core/parsed.ts';
import { type Picked, readPeople } from '../message/form.ts';
import type { Call } from './call.ts';
import type { Organiser } from './ports/plans.ts';

const most = 20;

/** Organisers as a form shows them. */
export async function pickedOf(call: Call, organisers: readonly Organiser[]): Promise<readonly Picked[]> {
  const ids = organisers.flatMap((one) => (one.type === 'member' ? [one.memberId] : []));
  const members = await call.context.store.members(ids);
  const roles = organisers.flatMap((one) =>
    one.type === 'role' ? [{ type: 'role', id: one.role, name: one.name } as const] : [],
  );
  return [...members.map(({ member, name }) => ({ type: 'member', id: member, name }) as const), ...roles];
}

/** The organisers that were picked in a form: at least one member, who can be told when something needs them. */
export async function readOrganisers(call: Call, value: string): Promise<Parsed<readonly Organiser[]>> {
  const people = readPeople(value);
  if (!people.ok) return people;
  if (!people.value.some(({ type }) => type === 'member'))
    return fail('Pick at least one member: they are told in private when something needs an organiser.');
  if (people.value.length > most) return fail(`Pick at most ${most}.`);
  return ok(await Promise.all(people.value.map((one) => organiserOf(call, one))));
}

async function organiserOf({ context, visit }: Call, { type, id, name }: Picked): Promise<Organiser> {
  if (type === 'role') return { type, role: id, name };
  const { platform, workspace } = visit.channel;
  const member = await context.store.memberFor({ platform, workspace, member: id }, name);
  return { type, memberId: member.id };
}
