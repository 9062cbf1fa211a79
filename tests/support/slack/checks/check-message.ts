import { type Fields, objectsIn, textAt } from '../../stand-in/fields.ts';
import { longestBlocksTogether, longestMessageText, mostBlocksInMessage } from './limits.ts';
import type { Problem } from './problem.ts';

/** @returns what is wrong with a message as a whole */
export function checkMessage(message: Fields): Problem[] {
  const text = textAt(message, 'text') ?? '';
  const blocks = Array.isArray(message.blocks) ? message.blocks : [];
  return [...checkText(text, blocks.length), ...checkBlocks(blocks)];
}

function checkText(text: string, blocks: number): Problem[] {
  if (text.trim() === '' && blocks === 0) {
    return [{ path: '', problem: 'has neither text nor blocks', code: 'no_text' }];
  }
  if (text.trim() === '') return [{ path: '', problem: 'has no text for notifications and screen readers' }];
  if (text.length <= longestMessageText) return [];
  const code = text.length > 40_000 ? { code: 'msg_too_long' } : {};
  return [
    { path: 'text', problem: `has ${text.length} characters, ${longestMessageText} are advised`, ...code },
  ];
}

function checkBlocks(blocks: readonly unknown[]): Problem[] {
  const found: Problem[] = [];
  if (blocks.length > mostBlocksInMessage) {
    const problem = `has ${blocks.length} blocks, ${mostBlocksInMessage} are allowed`;
    found.push({ path: 'blocks', problem, code: 'invalid_blocks' });
  }
  const together = [...objectsIn(blocks)]
    .map(({ value }) => textAt(value, 'text')?.length ?? 0)
    .reduce((sum, length) => sum + length, 0);
  if (together > longestBlocksTogether) {
    const problem = `has ${together} characters in all, ${longestBlocksTogether} are allowed`;
    found.push({ path: 'blocks', problem, code: 'msg_blocks_too_long' });
  }
  return found;
}
