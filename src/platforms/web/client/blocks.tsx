import type { WireBlock } from '../wire.ts';
import { Buttons } from './buttons.tsx';
import { Options } from './options.tsx';
import { Spans } from './spans.tsx';

/** A message's blocks, in order. */
export function Blocks({ blocks, entry }: { blocks: readonly WireBlock[]; entry: number }) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => (
        // A message is replaced as a whole, so a block's place is its identity: focus stays on a pressed toggle.
        <OneBlock key={index} block={block} entry={entry} />
      ))}
    </div>
  );
}

function OneBlock({ block, entry }: { block: WireBlock; entry: number }) {
  switch (block.type) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'text':
      return (
        <p class={block.tone}>
          <Spans spans={block.spans} />
        </p>
      );
    case 'code':
      return (
        <pre>
          <code>{block.code}</code>
        </pre>
      );
    case 'fields':
      return <Fields fields={block.fields} />;
    case 'options':
      return <Options options={block.options} />;
    case 'buttons':
      return <Buttons buttons={block.buttons} entry={entry} />;
    case 'image':
      return <img src={block.src} width={block.width} height={block.height} alt={block.alt} />;
    case 'file':
      return (
        <p>
          <a class="button" href={block.href} download={block.name}>
            Download {block.name}
          </a>
        </p>
      );
    case 'divider':
      return <hr />;
  }
}

function Fields({ fields }: Omit<WireBlock & { type: 'fields' }, 'type'>) {
  return (
    <dl>
      {fields.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Spans spans={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
