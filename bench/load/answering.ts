import { openStore } from '../../src/store/open-store.ts';
import { openStudy } from '../../tests/support/study.ts';
import { clickOn, openQuestions } from './clicking.ts';
import { atPace } from './pace.ts';

// The bot, and the members who click, on the database that its first argument names, so many times a second and for so
// many seconds as the others say: in a process of its own.

/** What the members got. */
export interface Answered {
  /** How long each verdict took from when its click was to be made, in milliseconds. */
  readonly tookMs: readonly number[];
  /** Members who were told what they earned. */
  readonly acknowledged: number;
}

const channels = 100;

const [databaseUrl = '', perSecond = '', seconds = ''] = process.argv.slice(2);
const clicks = Number(perSecond) * Number(seconds);
const { store, close } = await openStore({ databaseUrl, dataDir: '' });
const study = await openStudy(store);
for (let place = 0; place < channels; place++) await study.plan({}, `c${place}`);
await study.goTo('Mon 09:00');
const questions = await openQuestions(store, 'loop');
let acknowledged = 0;
const tookMs = await atPace(
  Number(perSecond),
  (place) => place < clicks,
  async (place) => {
    const question = questions[place % questions.length];
    if (question && (await clickOn(study.app, question, place))) acknowledged++;
  },
);
await study.app.stop();
await close();
process.send?.({ tookMs, acknowledged } satisfies Answered, () => process.exit());
