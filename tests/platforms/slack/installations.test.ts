import { randomBytes } from 'node:crypto';
import type { Installation } from '@slack/bolt';
import { beforeEach, describe, expect, it } from 'vitest';
import { createInstallationStore } from '../../../src/platforms/slack/installations.ts';
import { seal, unseal } from '../../../src/platforms/slack/seal.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { openMemoryStore } from '../../support/memory-store.ts';

const key = randomBytes(32);
const installation: Installation<'v2', false> = {
  team: { id: 'T1', name: 'Acme' },
  enterprise: undefined,
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: { id: 'B1', userId: 'U2', token: 'xoxb-secret', scopes: ['chat:write'] },
  isEnterpriseInstall: false,
  authVersion: 'v2',
};
const query = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false } as const;
const ref = { platform: 'slack', workspace: 'T1' };

describe('installations in the database', () => {
  let database: OpenStore;

  beforeEach(async () => {
    database = await openMemoryStore();
  });

  it('come back as they were kept, the latest of each workspace', async () => {
    const store = createInstallationStore(database.installations, key);
    await store.storeInstallation({ ...installation, team: { id: 'T1', name: 'Old name' } });
    await store.storeInstallation(installation);
    expect(await store.fetchInstallation(query)).toEqual(JSON.parse(JSON.stringify(installation)));
  });

  it('are not there in the clear', async () => {
    await createInstallationStore(database.installations, key).storeInstallation(installation);
    const kept = (await database.installations.installation(ref)) ?? '';
    expect(kept).not.toContain('xoxb');
    expect(Buffer.from(kept, 'base64').toString('latin1')).not.toContain('xoxb');
  });

  it('are gone once they are removed', async () => {
    const store = createInstallationStore(database.installations, key);
    await store.storeInstallation(installation);
    await store.deleteInstallation?.(query);
    expect(await database.installations.installation(ref)).toBeUndefined();
    await expect(store.fetchInstallation(query)).rejects.toThrow('not installed in the workspace T1');
  });

  it('say what to do when the key was changed', async () => {
    await createInstallationStore(database.installations, key).storeInstallation(installation);
    const other = createInstallationStore(database.installations, randomBytes(32));
    await expect(other.fetchInstallation(query)).rejects.toThrow('was ENCRYPTION_KEY changed?');
  });

  it('are of workspaces, never of a whole organisation', async () => {
    const store = createInstallationStore(database.installations, key);
    const org = { ...installation, team: undefined, enterprise: { id: 'E1' }, isEnterpriseInstall: true };
    await expect(store.storeInstallation(org as Installation<'v2', true>)).rejects.toThrow('one by one');
  });
});

describe('a sealed text', () => {
  it('differs each time, and opens with its key and owner only', () => {
    const sealed = seal(key, 'a token', 'T1');
    expect(seal(key, 'a token', 'T1')).not.toBe(sealed);
    expect(unseal(key, sealed, 'T1')).toBe('a token');
    expect(() => unseal(randomBytes(32), sealed, 'T1')).toThrow();
    expect(() => unseal(key, sealed, 'T2')).toThrow();
    const changed = Buffer.from(sealed, 'base64');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => unseal(key, changed.toString('base64'), 'T1')).toThrow();
  });
});
