import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { settledWithin } from '../../app/patience.ts';
import type { MemberRef, Platform } from '../../app/ports/platform.ts';
import { isRefusal } from './errors.ts';

/** To be told who leaves takes a privileged intent, so Discord is asked. @param rest waits its turn to ask that */
export function createDeparted(rest: REST): Platform['departed'] {
  return async (members, withinMs) => {
    const left = await Promise.all(
      members.map((member) => settledWithin(withinMs, hasLeft(rest, member, withinMs))),
    );
    return members.filter((_, place) => left[place]);
  };
}

/** What still waits for its turn after so long is not asked any more. */
async function hasLeft(rest: REST, { workspace, member }: MemberRef, withinMs: number): Promise<boolean> {
  try {
    await rest.get(Routes.guildMember(workspace, member), { signal: AbortSignal.timeout(withinMs) });
    return false;
  } catch (error) {
    return isRefusal(error, RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser);
  }
}
