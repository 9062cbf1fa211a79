import { schedule } from 'node-cron';

/**
 * Runs a task every minute, never two at once. In UTC, so that no change of clocks touches it; a minute that is lost
 * is made up for by the next, because what is due stays due.
 * @returns stops it
 */
export function startHeartbeat(task: () => Promise<void>): () => Promise<void> {
  const heartbeat = schedule('* * * * *', task, { timezone: 'UTC', noOverlap: true });
  return async () => {
    await heartbeat.destroy();
  };
}
