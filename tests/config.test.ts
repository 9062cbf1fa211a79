import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, environment, readConfig } from '../src/config.ts';

const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
const settings = Object.fromEntries(
  [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
);

describe('the configuration', () => {
  it('is named in .env.example, every variable and no other', () => {
    expect(Object.keys(settings).sort()).toEqual(Object.keys(environment.shape).sort());
  });

  it('has the defaults that .env.example shows', () => {
    expect(readConfig(settings)).toEqual(readConfig({}));
  });

  it('takes an empty variable for unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it('names every problem at once', () => {
    const wrong = { PORT: 'web', DATABASE_URL: 'mysql://localhost', PLAYGROUND: 'yes', LOG_LEVEL: 'loud' };
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    expect(() => readConfig(wrong)).toThrow(
      [
        'PORT must be a number, such as 3000',
        'DATABASE_URL must begin with postgres://, such as postgres://user:password@host:5432/quorum',
        'PLAYGROUND must be on or off',
        'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
      ].join('\n'),
    );
  });
});
