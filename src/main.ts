import { run } from './run.ts';
import { start } from './start.ts';

await run(start);
