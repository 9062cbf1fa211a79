/** A JSON object whose fields aren't known. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns the text in a field; undefined where it is missing or something else */
export function textAt(value: unknown, key: string): string | undefined {
  const found = isFields(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** @returns the object in a field; an empty one where it is missing or something else */
export function fieldsAt(value: unknown, key: string): Fields {
  const found = isFields(value) ? value[key] : undefined;
  return isFields(found) ? found : {};
}

/** @returns the objects of a list in a field; none where it is missing or something else */
export function listAt(value: unknown, key: string): readonly Fields[] {
  const found = isFields(value) ? value[key] : undefined;
  return Array.isArray(found) ? found.filter(isFields) : [];
}

/** An object somewhere inside a payload, with the way to it, such as `blocks[2].accessory`. */
export interface Place {
  readonly path: string;
  readonly value: Fields;
}

/** @returns every object in a payload, the payload itself first */
export function* objectsIn(value: unknown, path = ''): Generator<Place> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* objectsIn(item, `${path}[${index}]`);
  } else if (isFields(value)) {
    yield { path, value };
    for (const [key, item] of Object.entries(value)) yield* objectsIn(item, join(path, key));
  }
}

/** @returns the values at a way such as `options.*.text.text`, in which `*` stands for every item of a list */
export function* valuesAt(value: unknown, way: readonly string[], path = ''): Generator<[string, unknown]> {
  const [step, ...rest] = way;
  if (step === undefined) yield [path, value];
  else if (step === '*' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* valuesAt(item, rest, `${path}[${index}]`);
  } else if (isFields(value) && step in value) yield* valuesAt(value[step], rest, join(path, step));
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
