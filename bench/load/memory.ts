/** In bytes. */
export interface Memory {
  readonly before: Measured;
  /** The most of each that was seen. */
  readonly most: Measured;
  readonly after: Measured;
}

type Measured = Readonly<Record<'rss' | 'heapUsed', number>>;

const everyMs = 200;

/** Watches the memory of this process, which was begun with --expose-gc. @returns tells what was seen until then */
export function watchMemory(): () => Memory {
  const before = withoutRubbish();
  let most = before;
  const timer = setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    most = { rss: Math.max(rss, most.rss), heapUsed: Math.max(heapUsed, most.heapUsed) };
  }, everyMs);
  return () => {
    clearInterval(timer);
    return { before, most, after: withoutRubbish() };
  };
}

function withoutRubbish(): Measured {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed };
}
