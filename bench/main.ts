import { benchAnswers } from './answers.ts';
import { benchDiscord } from './discord.ts';
import { benchGrading } from './grading.ts';
import { benchGuilds } from './guilds.ts';
import { benchAnswersUnderLoad } from './load/answers.ts';
import { benchBoard } from './load/board.ts';
import { benchManyChannels } from './load/channels.ts';
import { benchLookup } from './lookup.ts';
import { benchPictures } from './pictures.ts';
import { benchRetention } from './retention.ts';
import { benchSlack } from './slack.ts';
import { benchTicking } from './ticking.ts';
import { benchVerdict } from './verdict.ts';

// npm run bench runs all of these, npm run bench -- lookup load the ones that are named: load stands for load:answers
// and all others that begin so.
const benches: Readonly<Record<string, () => Promise<void>>> = {
  answers: benchAnswers,
  verdict: benchVerdict,
  tick: benchTicking,
  lookup: benchLookup,
  slack: benchSlack,
  discord: benchDiscord,
  guilds: benchGuilds,
  grading: benchGrading,
  retention: benchRetention,
  pictures: benchPictures,
  'load:answers': benchAnswersUnderLoad,
  'load:channels': benchManyChannels,
  'load:board': benchBoard,
};

const wanted = process.argv.slice(2);
const stands = (word: string, name: string) => name === word || name.startsWith(`${word}:`);
const names = Object.keys(benches);
const unknown = wanted.filter((word) => !names.some((name) => stands(word, name)));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  process.exit(1);
}
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.some((word) => stands(word, name))) await bench();
}
// What a bench has found wrong is in the exit code.
process.exit();
