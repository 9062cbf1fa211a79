/** The value below which this fraction of the values lies. */
export function percentile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN;
}

/** The median, the 99th percentile and the most of each list of milliseconds, as columns seven characters wide. */
export function columnsOf(...lists: readonly (readonly number[])[]): string {
  const figures = lists.flatMap((times) => [0.5, 0.99, 1].map((fraction) => percentile(times, fraction)));
  return figures.map((figure) => figure.toFixed(1).padStart(7)).join('');
}

/** Runs a task and tells how long it took, in milliseconds. */
export async function timed(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}
