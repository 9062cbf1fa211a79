import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../src/content/json-schemas.ts';

describe('JSON Schemas for editors', () => {
  it.each(Object.entries(jsonSchemas()))(
    '%s is in step with the code; `npm run schema` writes it',
    (name, text) => {
      expect(readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8')).toBe(text);
    },
  );

  it('want what packs want: all keys known, ids in form, a kind for each question', () => {
    const { 'chapter.schema.json': text = '' } = jsonSchemas();
    const schema = JSON.parse(text);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schema.required).toEqual(['number', 'title', 'summary', 'concepts', 'questions']);
    expect(JSON.stringify(schema.properties.questions)).toContain('"const":"spot-the-issue"');
  });
});
