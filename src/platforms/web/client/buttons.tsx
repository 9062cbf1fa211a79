import { useState } from 'preact/hooks';
import type { WireButton } from '../wire.ts';
import { CheckIcon } from './icons.tsx';
import { useRoom } from './room.ts';
import { useBusy } from './use-busy.ts';

/** A message's row of buttons. While one is at work, the others of its row wait. */
export function Buttons({ buttons, entry }: { buttons: readonly WireButton[]; entry: number }) {
  const { press } = useRoom();
  const [busy, run] = useBusy();
  const [pressed, setPressed] = useState<string>();
  const start = (token: string) =>
    run(() => {
      setPressed(token);
      return press(entry, token);
    });
  return (
    <div class="buttons">
      {buttons.map((button, index) => (
        <button
          key={index}
          type="button"
          class={classOf(button)}
          aria-pressed={button.pressed}
          aria-busy={busy && pressed === button.token}
          onClick={() => start(button.token)}
        >
          {button.pressed && <CheckIcon />}
          {button.label}
        </button>
      ))}
    </div>
  );
}

/** A label of one letter makes a square button, so that a row of answers lines up. */
function classOf({ style, label }: WireButton): string {
  return ['button', style, label.length === 1 && 'letter-button'].filter(Boolean).join(' ');
}
