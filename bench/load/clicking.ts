import type { App } from '../../src/app/app.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { textOf } from '../../tests/support/study.ts';

/** A question that members click on. */
export interface OpenQuestion {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly post: number;
}

/** The latest questions of these channels, one for each that was sent one. */
export async function openQuestions(store: Store, platform: string): Promise<readonly OpenQuestion[]> {
  const plans = await store.plans();
  const found = plans
    .filter(({ channel }) => channel.platform === platform)
    .map(async ({ channel }) => {
      const latest = await store.latestQuestions(channel.id, 1);
      return latest.map(({ id }) => ({ ...channel, post: id }));
    });
  return (await Promise.all(found)).flat();
}

/** A member's first answer. @param place tells the members apart @returns whether they were told what they earned */
export async function clickOn(app: App, question: OpenQuestion, place: number): Promise<boolean> {
  const { platform, workspace, channel, post } = question;
  const memberName = `Member ${place}`;
  const reply = await app.handle({
    type: 'action',
    id: `click ${place}`,
    visit: {
      channel: { platform, workspace, channel, channelName: channel },
      member: { platform, workspace, member: memberName, memberName },
      admin: false,
      roles: [],
    },
    action: { type: 'answer', post, option: place % 3 },
  });
  return textOf(reply).includes('You earned');
}
