import { Command } from 'commander';
import { listChannels, setChannel } from './cli/channel.ts';
import { checkPacks } from './cli/check.ts';
import { readConfig, readEnvironment } from './config.ts';

const program = new Command('quorum').description('Quorum for its operators.').showHelpAfterError();

program
  .command('check')
  .description('check every pack and list all problems')
  .action(async () => {
    process.exitCode = (await checkPacks(config().CONTENT_DIR)) ? 0 : 1;
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
  .option('--order <order>', 'reading or mixed', 'reading')
  .option('--pace <chapters>', 'chapters a week in reading order, or off', 'off')
  .option('--reveal <when>', 'a time such as 16:00, or +4h', '16:00')
  .option('--leaderboard <when>', 'such as “fri 16:00”, or off', 'fri 16:00')
  .option('--breaks <dates>', 'such as 2026-12-24..2027-01-02', 'none')
  .action((name: string, options: Record<string, string>) => setChannel(config(), name, options));

channel
  .command('list')
  .description('list all plans')
  .action(() => listChannels(config()));

function config() {
  return readConfig(readEnvironment());
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
