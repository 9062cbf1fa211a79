import { useRef, useState } from 'preact/hooks';

/** Runs one task at a time: what comes while one is at work, such as a second click, is dropped. */
export function useBusy(): readonly [busy: boolean, run: (task: () => Promise<void>) => Promise<void>] {
  const [busy, setBusy] = useState(false);
  // A second click may come before the page has been drawn again.
  const working = useRef(false);
  const run = async (task: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    try {
      await task();
    } finally {
      working.current = false;
      setBusy(false);
    }
  };
  return [busy, run];
}
