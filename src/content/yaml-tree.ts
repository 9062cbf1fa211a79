import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { ScalarSource } from './offset-in-scalar.ts';
import { type Path, type Spot, spotKey } from './yaml-file.ts';

/** A YAML tree as plain data. */
export interface Tree {
  readonly data: unknown;
  /** Where each value stands, by `spotKey` of its path. */
  readonly spots: ReadonlyMap<string, Spot>;
  /** Offsets of keys that stood in their map before; the first one's value is kept. */
  readonly repeated: readonly number[];
}

interface Draft {
  readonly spots: Map<string, Spot>;
  readonly repeated: number[];
}

/** Turns nodes into data. Maps have no prototype, so that a key such as `__proto__` is a key like any other. */
export function readTree(root: Node | null): Tree {
  const draft: Draft = { spots: new Map(), repeated: [] };
  const data = readNode(root, [], draft);
  return { data, ...draft };
}

function readNode(node: unknown, path: Path, draft: Draft, key?: number): unknown {
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
  draft.spots.set(spotKey(path), spotOf(node, key));
  if (isScalar(node)) return node.value;
  if (isMap(node)) return readMap(node, path, draft);
  return node.items.map((item, index) => readNode(item, [...path, index], draft));
}

function readMap(map: YAMLMap, path: Path, draft: Draft): Record<string, unknown> {
  const data: Record<string, unknown> = Object.create(null);
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = [...path, name];
    const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    if (name in data) draft.repeated.push(start);
    else data[name] = readNode(value, at, draft, start);
  }
  return data;
}

function spotOf(node: Node, key: number | undefined): Spot {
  const value = node.range?.[0] ?? 0;
  return {
    value,
    ...(key === undefined ? {} : { key }),
    ...(isScalar(node) && typeof node.value === 'string' ? { scalar: sourceOf(node, node.value) } : {}),
  };
}

function sourceOf(node: Scalar, value: string): ScalarSource {
  const [start, end] = node.range ?? [0, 0];
  return { value, start, end };
}
