// Loaded into the bot with --import and --expose-gc: tells, when asked by a signal, what it needs once all rubbish is gone.
process.on('SIGUSR2', async () => {
  for (let round = 0; round < 5; round++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { rss, heapUsed } = process.memoryUsage();
  console.log(JSON.stringify({ msg: 'memory', rss, heapUsed }));
});
