import { inject } from 'vitest';

/** Waits until `dist/` is what `src/` makes of it. @throws Error with what the build printed, where it fails */
export async function build(): Promise<void> {
  const response = await fetch(inject('build'));
  if (!response.ok) throw new Error(`npm run build fails:\n${await response.text()}`);
}
