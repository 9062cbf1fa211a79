import { CrossIcon } from './icons.tsx';

/** What went wrong, beside where one types: nobody has to look for it. */
export function Notices(props: { connected: boolean; problem: string | undefined; dismiss(): void }) {
  const { connected, problem, dismiss } = props;
  return (
    <div class="notices">
      <p role="status">
        {!connected &&
          'Connection lost; trying to reconnect. If it stays so, see whether Quorum still runs (npm start).'}
      </p>
      <div role="alert">
        {problem && (
          <>
            <p>{problem}</p>
            <button type="button" class="button icon-button" aria-label="Dismiss" onClick={dismiss}>
              <CrossIcon />
            </button>
          </>
        )}
      </div>
    </div>
  );
}
