import { benchAnswers } from './answers.ts';
import { benchDiscord } from './discord.ts';
import { benchGuilds } from './guilds.ts';
import { benchLookup } from './lookup.ts';
import { benchSlack } from './slack.ts';
import { benchTicking } from './ticking.ts';
import { benchVerdict } from './verdict.ts';

// npm run bench runs all of these, npm run bench -- lookup verdict the ones that are named.
const benches: Readonly<Record<string, () => Promise<void>>> = {
  answers: benchAnswers,
  verdict: benchVerdict,
  tick: benchTicking,
  lookup: benchLookup,
  slack: benchSlack,
  discord: benchDiscord,
  guilds: benchGuilds,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}
process.exit(0);
