import type { Visit } from '../../app/ports/platform.ts';
import { type Picked, writePeople } from '../../message/form.ts';
import type { Directory } from './directory.ts';
import type { Deed, Submitted } from './parse.ts';
import { channelRef, memberRef } from './refs.ts';

/** Names that Slack's payloads give instead of a channel's own. */
const stand = new Map([
  ['directmessage', 'direct messages'],
  ['privategroup', 'a private channel'],
]);

/** Who did it and where, with what Slack knows of them. Where it does not tell, the payload's own words count. */
export async function visitOf(directory: Directory, deed: Deed): Promise<Visit> {
  const { workspace, member, channel } = deed;
  const [person, place] = await Promise.all([
    directory.person(workspace, member),
    // Conversations between two have no name, and asking for one takes another scope.
    /^[CG]/.test(channel) ? directory.place(workspace, channel) : undefined,
  ]);
  return {
    channel: {
      ...channelRef(workspace, channel),
      channelName: place?.name ?? stand.get(deed.channelName) ?? deed.channelName,
    },
    member: { ...memberRef(workspace, member), memberName: person?.name ?? deed.memberName },
    admin: person?.admin ?? false,
    roles: [],
    ...(person?.zone === undefined ? {} : { zone: person.zone }),
  };
}

/** A form's fields as the bot takes them: people with their names. */
export async function valuesOf(
  directory: Directory,
  workspace: string,
  fields: Readonly<Record<string, Submitted>>,
): Promise<Readonly<Record<string, string>>> {
  const pick = async (id: string): Promise<Picked> => {
    const person = await directory.person(workspace, id);
    return { type: 'member', id, name: person?.name ?? id };
  };
  const read = async (field: Submitted) =>
    typeof field === 'string' ? field : writePeople(await Promise.all(field.map(pick)));
  const entries = Object.entries(fields).map(async ([id, field]) => [id, await read(field)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
