import { schedule } from 'node-cron';

/**
 * Calls every minute. In UTC, so that no change of clocks touches it; a minute that is lost is made up for by the
 * next, because what is due stays due.
 * @param beat begins what is to be done, and sees to it itself that it isn't done twice at once
 * @returns stops it; what was begun goes on
 */
export function startHeartbeat(beat: () => void): () => Promise<void> {
  const heartbeat = schedule('* * * * *', beat, { timezone: 'UTC' });
  return async () => {
    await heartbeat.destroy();
  };
}
