import { useEffect, useState } from 'preact/hooks';
import type { WireChannel } from '../wire.ts';
import { get, sentenceOf } from './api.ts';
import { Playground } from './playground.tsx';

/** Fetches who is in the channel, then shows it. */
export function Loading() {
  const [channel, setChannel] = useState<WireChannel>();
  const [problem, setProblem] = useState<string>();

  const load = () => {
    setProblem(undefined);
    get<WireChannel>('/playground/channel').then(setChannel, (error: unknown) =>
      setProblem(sentenceOf(error)),
    );
  };
  useEffect(load, []);

  if (channel) return <Playground channel={channel} />;
  if (!problem) return null;
  return (
    <main class="invitation">
      <h1>The playground did not load</h1>
      <p role="alert">{problem}</p>
      <button type="button" class="button primary" onClick={load}>
        Try again
      </button>
    </main>
  );
}
