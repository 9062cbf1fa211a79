import { writeFileSync } from 'node:fs';
import { jsonSchemas } from './json-schemas.ts';

for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(`content/${name}`, text);
