import type { OptionLine } from '../../../message/message.ts';
import { CheckIcon, CrossIcon } from './icons.tsx';
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
            {option.mark && <Mark mark={option.mark} />}
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

const marks = { right: 'Right', picked: 'Your answer', 'picked-right': 'Your answer, right' } as const;

function Mark({ mark }: { mark: keyof typeof marks }) {
  return (
    <span class="mark">
      {mark === 'picked' ? <CrossIcon /> : <CheckIcon />}
      {marks[mark]}
    </span>
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
