import { Command } from 'commander';
import { listChannels, setChannel } from './cli/channel.ts';
import { checkPacks } from './cli/check.ts';
import { backUp, move, restore } from './cli/copying.ts';
import { examineAll } from './cli/doctor.ts';
import { manifestFor } from './cli/manifest.ts';
import { newPack } from './cli/pack.ts';
import { reseal } from './cli/resealing.ts';
import { printStatistics } from './cli/stats.ts';
import { readConfig, readEnvironment } from './config.ts';
import { reasonOf } from './logging.ts';

const program = new Command('quorum').description('Quorum for its operators.').showHelpAfterError();

program
  .command('check')
  .description('measure every pack and list all problems')
  .action(async () => {
    const { figures, problems } = await checkPacks(config().CONTENT_DIR);
    if (figures !== '') console.log(`${figures}\n`);
    for (const problem of problems) console.error(problem);
    console.log(problems.length === 0 ? 'No problems.' : `Problems: ${problems.length}`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  });

program
  .command('pack')
  .description('what channels study')
  .command('new')
  .description('start a pack of your own from a small one that works')
  .argument('<id>', 'a short name for it, such as on-call')
  .action(async (id: string) => {
    const files = await newPack(config().CONTENT_DIR, id);
    console.log(`Your pack is ready:\n${files.map((file) => `  ${file}`).join('\n')}\n`);
    console.log('Open it in an editor: notes beside each text explain what it is for.');
    console.log('“npm run quorum -- check” tells whether all is well.');
  });

program
  .command('doctor')
  .description('look at all that Quorum needs, and say how to repair what is wrong')
  .action(async () => {
    process.exitCode = (await examineAll(readEnvironment())) ? 0 : 1;
  });

const channel = program.command('channel').description('plans of channels');

channel
  .command('set')
  .description('make or replace a channel’s plan')
  .argument('<channel>', 'such as slack:T012AB3CD/C024BE91L')
  .requiredOption('--zone <zone>', 'IANA time zone, such as Europe/Berlin')
  .option('--time <times>', 'one to three local times', '09:00')
  .option('--days <days>', 'days of the week', 'mon-fri')
  .option('--pack <id>', 'what to study; the first pack unless given')
  .option('--order <order>', 'reading, mixed or adaptive', 'reading')
  .option('--pace <chapters>', 'chapters a week in reading order, or off', 'off')
  .option('--reveal <when>', 'a time such as 16:00, or +4h', '16:00')
  .option('--leaderboard <when>', 'such as “fri 16:00”, or off', 'fri 16:00')
  .option('--breaks <dates>', 'such as 2026-12-24..2027-01-02', 'none')
  .option('--grace <hours>', 'how late a missed question may still be posted', '4h')
  .action((name: string, options: Record<string, string>) => setChannel(config(), name, options));

channel
  .command('list')
  .description('list all plans')
  .action(() => listChannels(config()));

program
  .command('stats')
  .description('show how each question does, those most in need of mending first')
  .option('--pack <id>', 'only of this pack')
  .option('--channel <channel>', 'only in this channel, such as slack:T012AB3CD/C024BE91L')
  .option('--csv', 'for a spreadsheet')
  .action((options: { pack?: string; channel?: string; csv?: true }) => printStatistics(config(), options));

program
  .command('backup')
  .description('write everything that is kept into one file')
  .argument('<file>', 'such as quorum-2026-11-23.backup')
  .action((file: string) => backUp(config(), file));

program
  .command('restore')
  .description('put what a backup holds into an empty database')
  .argument('<file>', 'what backup has written')
  .action((file: string) => restore(config(), file));

program
  .command('move')
  .description('copy everything to an empty Postgres, and check that it is there')
  .requiredOption('--to <url>', 'such as postgres://user:password@host:5432/quorum')
  .action(({ to }: { to: string }) => move(config(), to));

program
  .command('reseal')
  .description(
    'encrypt the workspaces’ tokens with the first key in ENCRYPTION_KEY, so that older ones can go',
  )
  .action(() => reseal(config()));

program
  .command('manifest')
  .description('print what a platform asks for when an app is made there')
  .argument('<platform>', 'slack')
  .option(
    '--url <address>',
    'where Quorum is reached over HTTPS; without it, Slack tells it over Socket Mode',
  )
  .action((platform: string, { url }: { url?: string }) => console.log(manifestFor(platform, url)));

function config() {
  return readConfig(readEnvironment());
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}
