import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { MemberRef, Platform } from '../../app/ports/platform.ts';
import { isRefusal } from './errors.ts';

/** To be told who leaves takes a privileged intent, so Discord is asked. @param rest without retries of its own */
export function createDeparted(rest: REST): Platform['departed'] {
  return async (members) => {
    const left = await Promise.all(members.map((member) => hasLeft(rest, member)));
    return members.filter((_, place) => left[place]);
  };
}

async function hasLeft(rest: REST, { workspace, member }: MemberRef): Promise<boolean> {
  try {
    await rest.get(Routes.guildMember(workspace, member));
    return false;
  } catch (error) {
    return isRefusal(error, RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser);
  }
}
