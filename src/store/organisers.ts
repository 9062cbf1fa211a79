import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Whether a list of organisers names a member. */
export function isNamedIn(organisers: SQLWrapper, memberId: number): SQL {
  return sql`${organisers} @> ${JSON.stringify([{ type: 'member', memberId }])}::jsonb`;
}

/** A list of organisers without a member, the others in their order. */
export function without(memberId: number, organisers: SQLWrapper): SQL {
  return sql`(
    select coalesce(jsonb_agg(each.one order by each.place), '[]'::jsonb)
    from jsonb_array_elements(${organisers}) with ordinality as each(one, place)
    where each.one ->> 'memberId' is distinct from ${String(memberId)})`;
}
