import { help as helpView } from '../../message/views/help.ts';
import { isOrganiser } from '../call.ts';
import { type Command, privately } from './command.ts';
import { define } from './define.ts';
import { pause, resume, skip } from './organising.ts';
import { announce, now } from './posting.ts';
import { privacy } from './privacy.ts';
import { quiz } from './quiz.ts';
import { chapter, terms } from './reading.ts';
import { review } from './review.ts';
import { rulings } from './rulings.ts';
import { setup } from './setup.ts';
import { usageOf } from './spec.ts';
import { leaderboard, progress } from './standing.ts';
import { status } from './status.ts';
import { today } from './today.ts';

const help: Command = {
  name: 'study help',
  summary: 'See what Quorum can do',
  args: [],
  organiserOnly: false,
  async run(call) {
    const lines = (organiserOnly: boolean) =>
      commands
        .filter((command) => command.organiserOnly === organiserOnly)
        .map((command) => ({ usage: usageOf(command), summary: command.summary }));
    return privately(helpView(lines(false), (await isOrganiser(call)) ? lines(true) : []));
  },
};

/** Every command there is, in the order in which help lists them. */
export const commands: readonly Command[] = [
  today,
  quiz,
  review,
  chapter,
  terms,
  define,
  progress,
  leaderboard,
  privacy,
  help,
  setup,
  status,
  now,
  announce,
  skip,
  pause,
  resume,
  rulings,
];
