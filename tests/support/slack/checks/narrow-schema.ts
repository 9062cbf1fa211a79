import { type Fields, fieldsAt, isFields } from '../../stand-in/fields.ts';

const tags = ['type', 'response_action'];

/** A branch of an `anyOf`, and the values of its tag. */
interface Branch {
  readonly tag: string;
  readonly values: readonly unknown[];
  readonly schema: Fields;
}

/**
 * Has every choice between tagged objects made by the tag, so that an error speaks of the section that was meant, and
 * not of nineteen kinds of blocks that it isn't.
 */
export function narrowSchema(schema: Fields): Fields {
  const definitions = fieldsAt(schema, 'definitions');
  return narrow(schema, definitions) as Fields;
}

function narrow(node: unknown, definitions: Fields): unknown {
  if (Array.isArray(node)) return node.map((item) => narrow(item, definitions));
  if (!isFields(node)) return node;
  const { anyOf, ...rest } = node;
  const branches = Array.isArray(anyOf) ? anyOf.flatMap((branch) => flatten(branch, definitions)) : [];
  const known = branches.filter((branch) => branch !== undefined);
  if (known.length > 0 && known.length === branches.length) return { ...rest, ...choose(known, definitions) };
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, narrow(item, definitions)]));
}

function flatten(branch: unknown, definitions: Fields): (Branch | undefined)[] {
  const meant = resolve(branch, definitions);
  if (Array.isArray(meant.anyOf)) return meant.anyOf.flatMap((inner) => flatten(inner, definitions));
  const properties = fieldsAt(meant, 'properties');
  const tag = tags.find((name) => name in properties);
  if (tag === undefined || !isFields(branch)) return [undefined];
  const { const: only, enum: several } = fieldsAt(properties, tag);
  const values = Array.isArray(several) ? several : [only];
  return [{ tag, values, schema: branch }];
}

function resolve(branch: unknown, definitions: Fields): Fields {
  const reference = isFields(branch) ? branch.$ref : undefined;
  if (typeof reference !== 'string') return isFields(branch) ? branch : {};
  return fieldsAt(definitions, decodeURIComponent(reference.replace('#/definitions/', '')));
}

function choose(branches: readonly Branch[], definitions: Fields): Fields {
  const tag = branches[0]?.tag ?? 'type';
  const values = [...new Set(branches.flatMap((branch) => branch.values))];
  const cases = values.map((value) => ({
    if: { properties: { [tag]: { const: value } } },
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's word
    then: either(
      branches.filter((branch) => branch.values.includes(value)),
      definitions,
    ),
  }));
  return { allOf: [{ type: 'object', required: [tag], properties: { [tag]: { enum: values } } }, ...cases] };
}

function either(branches: readonly Branch[], definitions: Fields): unknown {
  const schemas = branches.map(({ schema }) => narrow(schema, definitions));
  return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
}
