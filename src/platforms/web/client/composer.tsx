import type { RefObject, TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Completion } from '../wire.ts';
import { CompletionList, completionId, completionListId } from './completion-list.tsx';
import { CrossIcon, SendIcon } from './icons.tsx';
import { useBusy } from './use-busy.ts';
import { type Completions, useCompletions } from './use-completions.ts';

/** Where lines are typed. A line is kept until it has been sent. */
export function Composer(props: {
  channel: string;
  input: RefObject<HTMLInputElement | null>;
  inThread: boolean;
  leaveThread(): void;
  /** @returns whether the line was sent */
  send(line: string): Promise<boolean>;
}) {
  const { channel, input, inThread, leaveThread } = props;
  const [line, setLine] = useState('');
  const [busy, run] = useBusy();
  const completions = useCompletions(line);
  const { offers, marked } = completions;
  const open = offers.length > 0;

  const take = (offer: Completion) => {
    setLine(offer.line);
    input.current?.focus();
  };
  const send = async () => {
    completions.dismiss();
    if (line.trim() !== '' && (await props.send(line))) setLine((now) => (now === line ? '' : now));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isComposing && onKey(event.key, line, completions, take)) event.preventDefault();
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(send);
  };

  return (
    <form class="composer" onSubmit={onSubmit}>
      {inThread && (
        <p class="in-thread">
          Replying in the thread
          <button type="button" class="button quiet-button" onClick={leaveThread}>
            <CrossIcon />
            Back to the channel
          </button>
        </p>
      )}
      {open && <CompletionList offers={offers} marked={marked} take={take} />}
      <div class="entry-field">
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={inThread ? 'Reply in the thread' : `Message #${channel}`}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? completionListId : undefined}
          aria-activedescendant={marked >= 0 ? completionId(marked) : undefined}
          autocomplete="off"
          autocapitalize="off"
          maxLength={2000}
          placeholder="Message, or / for commands"
          value={line}
          onInput={(event) => setLine(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={completions.dismiss}
        />
        <button type="submit" class="button primary" aria-label="Send" aria-busy={busy}>
          <SendIcon />
        </button>
      </div>
    </form>
  );
}

/** What a key does to the offers. @returns false where it keeps its usual meaning, such as Enter's to send */
function onKey(
  key: string,
  line: string,
  completions: Completions,
  take: (offer: Completion) => void,
): boolean {
  const { offers, marked, mark, dismiss } = completions;
  if (offers.length === 0) return false;
  const offer = offers[marked];
  switch (key) {
    case 'ArrowDown':
      mark(1);
      return true;
    case 'ArrowUp':
      mark(-1);
      return true;
    case 'Escape':
      dismiss();
      return true;
    case 'Tab':
      return takeAnother(offer ?? offers[0], line, take);
    case 'Enter':
      return takeAnother(offer, line, take);
    default:
      return false;
  }
}

/** Takes an offer, unless the line says the same already. */
function takeAnother(
  offer: Completion | undefined,
  line: string,
  take: (offer: Completion) => void,
): boolean {
  if (!offer || offer.line.trim() === line.trim()) return false;
  take(offer);
  return true;
}
