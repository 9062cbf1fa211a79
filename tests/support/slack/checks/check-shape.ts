import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { narrowSchema } from './narrow-schema.ts';
import type { Payloads } from './payload-shapes.ts';
import type { Problem } from './problem.ts';

/** What kind of payload it is: a method, or what it answers to. */
export type PayloadKind = keyof Payloads;

const schemas = new Ajv({ allErrors: true, strict: false, inlineRefs: false });
schemas.addSchema(
  narrowSchema(JSON.parse(readFileSync(join(import.meta.dirname, 'payload-schema.json'), 'utf8'))),
  'payloads',
);

const compiled = new Map<PayloadKind, ValidateFunction>();

/** @returns where a payload isn't of the shape that Slack's own types give to it */
export function checkShape(kind: PayloadKind, payload: unknown): Problem[] {
  const validate = compiled.get(kind) ?? compile(kind);
  if (validate(payload)) return [];
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return errors.map((error) => describe(error));
}

function compile(kind: PayloadKind): ValidateFunction {
  const validate = schemas.compile({ $ref: `payloads#/definitions/Payloads/properties/${kind}` });
  compiled.set(kind, validate);
  return validate;
}

function describe(error: ErrorObject): Problem {
  const path = error.instancePath
    .slice(1)
    .replaceAll(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.');
  const details = Object.values(error.params).map((value) => [value].flat().join(', '));
  const news = details.filter((detail) => !(error.message ?? '').includes(detail));
  const extra = news.length > 0 ? ` (${news.join('; ')})` : '';
  const inBlocks = /(^|\.)blocks\b/.test(path);
  return {
    path,
    problem: `${error.message ?? error.keyword}${extra}`,
    code: inBlocks ? 'invalid_blocks' : 'invalid_arguments',
  };
}
