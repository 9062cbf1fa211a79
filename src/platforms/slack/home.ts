import type { types } from '@slack/bolt';
import type { Home, HomeSection } from '../../app/home.ts';
import { whisper } from '../../message/blocks.ts';
import type { ClientOf } from './clients.ts';
import type { Directory } from './directory.ts';
import { limits } from './limits.ts';
import { rowId } from './parse.ts';
import { memberRef } from './refs.ts';
import { buttonIds, renderBlocks, type SlackBlock } from './render.ts';

/** The Home tab of the app. */
export interface HomeTab {
  /** Shows a member their page as it is now. */
  publish(workspace: string, member: string): Promise<void>;
}

export function createHomeTab(clientOf: ClientOf, directory: Directory, home: Home): HomeTab {
  return {
    async publish(workspace, member) {
      const client = await clientOf(workspace);
      const [person, channels] = await Promise.all([
        directory.person(workspace, member),
        channelsOf(clientOf, workspace, member),
      ]);
      const visitor = {
        member: { ...memberRef(workspace, member), memberName: person?.name ?? member },
        ...(person?.zone === undefined ? {} : { zone: person.zone }),
      };
      const sections = await home(visitor, ({ channel }) => channels.has(channel));
      await client.views.publish({ user_id: member, view: renderHome(sections) });
    },
  };
}

/** Ids of the channels that both this member and Quorum are in. */
async function channelsOf(clientOf: ClientOf, workspace: string, user: string): Promise<ReadonlySet<string>> {
  const client = await clientOf(workspace);
  const found = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await client.users.conversations({
      user,
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: limits.historyPage,
      ...(cursor ? { cursor } : {}),
    });
    for (const { id } of page.channels ?? []) if (id) found.add(id);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return found;
}

/** As many sections as a view takes. Rows of buttons carry the channel that they belong to. */
function renderHome(sections: readonly HomeSection[]): types.HomeView {
  const nextId = buttonIds();
  const rendered = sections.map((section) => renderSection(section, nextId));
  const shown: SlackBlock[] = [];
  const leftOut = rendered.filter((blocks) => {
    const fits = shown.length + blocks.length < limits.viewBlocks;
    if (fits) shown.push(...blocks);
    return !fits;
  });
  const more =
    leftOut.length > 0 ? renderBlocks([whisper('More than fits here: /study today in a channel.')]) : [];
  return { type: 'home', blocks: [...shown, ...more] };
}

function renderSection({ channel, blocks }: HomeSection, nextId: () => string): readonly SlackBlock[] {
  return renderBlocks(blocks, nextId).map((block, place) =>
    channel && block.type === 'actions' ? { ...block, block_id: rowId(channel.channel, place) } : block,
  );
}
