import { useEffect, useRef } from 'preact/hooks';
import type { Completion } from '../wire.ts';

export const completionListId = 'completions';

export const completionId = (place: number) => `completion-${place}`;

/** The offers above the composer: a listbox whose focus stays in the composer. */
export function CompletionList(props: {
  offers: readonly Completion[];
  marked: number;
  take(offer: Completion): void;
}) {
  const { offers, marked, take } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.children[marked]?.scrollIntoView({ block: 'nearest' }), [marked]);
  return (
    <div class="completions" id={completionListId} role="listbox" aria-label="Completions" ref={list}>
      {offers.map((offer, place) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the composer, as in every combobox
        // biome-ignore lint/a11y/useKeyWithClickEvents: the composer has the keys
        <div
          key={offer.line}
          id={completionId(place)}
          role="option"
          aria-selected={place === marked}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(offer)}
        >
          <span class="usage">{offer.label}</span>
          <span class="detail">{offer.detail}</span>
        </div>
      ))}
    </div>
  );
}
