import type { Drawing } from '../../message/pictures/drawing.ts';

/** Makes a PNG of a drawing. @throws Error where it cannot */
export type Paint = (drawing: Drawing) => Promise<Uint8Array>;
