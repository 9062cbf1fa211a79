/**
 * The same task, which never runs twice at once: who calls while it runs is given the one run that follows, together
 * with all others who do. So whatever was there before a call is seen to when its promise resolves.
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;

  function start(): Promise<void> {
    following = undefined;
    running = task().finally(() => {
      running = undefined;
    });
    return running;
  }

  return () => {
    if (!running) return start();
    following ??= running.then(start, start);
    return following;
  };
}
