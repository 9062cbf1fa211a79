import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { QuorumIcon } from './icons.tsx';
import { sidebarId } from './top-bar.tsx';

/** Who you are and what time it is. On a phone it lies over the channel while it is open. */
export function Sidebar(props: { open: boolean; close(): void; children: ComponentChildren }) {
  const { open, close, children } = props;
  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && close();
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open]);

  return (
    <section id={sidebarId} class={open ? 'sidebar open' : 'sidebar'} aria-label="You and the clock">
      <p class="brand">
        <span class="emblem">
          <QuorumIcon />
        </span>
        Quorum <span>playground</span>
      </p>
      {children}
    </section>
  );
}
