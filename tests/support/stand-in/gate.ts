/** Something that is waited for until it is let go. */
interface Gate {
  readonly promise: Promise<void>;
  readonly release: () => void;
}

export function createGate(): Gate {
  let release = () => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}
