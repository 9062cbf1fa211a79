import { join } from 'node:path';
import { progressFrom } from '../../src/app/plan-start.ts';
import { defaultPlan } from '../../src/core/plan-words.ts';
import { Temporal } from '../../src/core/time.ts';
import { manifestEvents, scopes } from '../../src/platforms/slack/manifest.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { createDatabase } from './databases.ts';
import type { Person } from './slack/person.ts';
import { type Slack, startSlack } from './slack/slack.ts';
import type { Message } from './slack/state/records.ts';
import { textOf } from './slack/surfaces/read.ts';

/** Channels in Slack that study by plans which ask nothing by themselves, and a Postgres, for processes to share. */
export interface SharedStudy {
  readonly slack: Slack;
  readonly databaseUrl: string;
  /** The test's own way to what the processes write. */
  readonly database: OpenStore;
  /** What a process needs to take part. */
  readonly environment: Record<string, string>;
  /** Administers the workspace. */
  readonly olive: Person;
  readonly people: readonly Person[];
  readonly channels: readonly string[];
  /** The questions that a channel shows. */
  questions(channel: string): readonly Message[];
  /** Waits until somebody sees a text in a channel. */
  sees(person: Person, channel: string, text: string): Promise<Message>;
  stop(): Promise<void>;
}

/** Starts one with so many channels, in which so many people are. */
export async function startSharedStudy(channelCount: number, peopleCount: number): Promise<SharedStudy> {
  const now = () => performance.timeOrigin + performance.now();
  const slack = await startSlack({ now, scopes: Object.keys(scopes), events: manifestEvents });
  const olive = slack.addUser({ name: 'Olive', admin: true });
  const people = Array.from({ length: peopleCount }, (_, place) =>
    slack.addUser({ name: `Member ${place}` }),
  );
  const channels = Array.from({ length: channelCount }, (_, place) =>
    slack.addChannel(`study-${place}`, { members: [olive, ...people] }),
  );
  const { url: databaseUrl, drop } = await createDatabase();
  const database = await openStore({ databaseUrl, dataDir: '' });
  for (const channel of channels) await plan(database, slack.workspace.id, channel);
  return {
    slack,
    databaseUrl,
    database,
    environment: {
      DATABASE_URL: databaseUrl,
      CONTENT_DIR: join(import.meta.dirname, 'packs'),
      LOG_LEVEL: 'info',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.workspace.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
    },
    olive,
    people,
    channels,
    questions: (channel) =>
      slack.messages(channel).filter((one) => textOf(one).startsWith('Question of the day')),
    sees: (person, channel, text) =>
      slack.until(() => person.sees(channel).findLast((one) => textOf(one).includes(text))),
    async stop() {
      await slack.stop();
      await database.close();
      await drop();
    },
  };
}

/** The first question of it comes in a week. */
async function plan({ store }: OpenStore, workspace: string, channel: string): Promise<void> {
  const now = Temporal.Now.instant();
  const startsOn = Temporal.Now.plainDateISO('UTC').add({ days: 7 }).toString();
  const { id } = await store.channelFor({ platform: 'slack', workspace, channel }, 'study');
  const plan = defaultPlan({ pack: 'small', zone: 'UTC', startsOn, seed: 7 });
  await store.savePlan({ channelId: id, plan, ...progressFrom(plan, now) });
}
