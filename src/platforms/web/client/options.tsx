import { marks } from '../../../message/marks.ts';
import type { OptionLine } from '../../../message/message.ts';
import { Spans } from './spans.tsx';

/** A question's options with their letters; once revealed, with marks and bars. */
export function Options({ options }: { options: readonly OptionLine[] }) {
  return (
    <ol class="options">
      {options.map((option) => (
        <li key={option.label} class={option.mark}>
          <span class="letter">{option.label}</span>
          <div>
            <p>
              <Spans spans={option.text} />
            </p>
            {option.mark && <span class="mark">{marks[option.mark]}</span>}
            {option.note && (
              <p class="note">
                <Spans spans={option.note} />
              </p>
            )}
            {option.share && <Share share={option.share} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Share({ share: { count, of } }: { share: NonNullable<OptionLine['share']> }) {
  const percent = of === 0 ? 0 : Math.round((100 * count) / of);
  return (
    <div class="share">
      <span class="bar" aria-hidden="true">
        <span class="fill" style={{ width: `${percent}%` }} />
      </span>
      <span class="numbers">
        {count} of {of} ({percent} %)
      </span>
    </div>
  );
}
