// Opens the embedded database in a process of its own, says how that went, and stays until its input ends.
import { openStore } from '../../src/store/open-store.ts';

const [dataDir = ''] = process.argv.slice(2);

try {
  const { store } = await openStore({ dataDir });
  await store.channelFor({ platform: 'web', workspace: 'playground', channel: 'c1' }, 'study');
  console.log('open');
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
process.stdin.resume();
