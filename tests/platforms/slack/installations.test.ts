import { randomBytes } from 'node:crypto';
import type { Installation } from '@slack/bolt';
import { beforeEach, describe, expect, it } from 'vitest';
import { createInstallationStore, resealInstallations } from '../../../src/platforms/slack/installations.ts';
import { seal, unseal } from '../../../src/platforms/slack/seal.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { openMemoryStore } from '../../support/memory-store.ts';

const key = randomBytes(32);
const keys = [key] as const;
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
    const store = createInstallationStore(database.installations, keys);
    await store.storeInstallation({ ...installation, team: { id: 'T1', name: 'Old name' } });
    await store.storeInstallation(installation);
    expect(await store.fetchInstallation(query)).toEqual(JSON.parse(JSON.stringify(installation)));
  });

  it('are not there in the clear', async () => {
    await createInstallationStore(database.installations, keys).storeInstallation(installation);
    const kept = (await database.installations.installation(ref)) ?? '';
    expect(kept).not.toContain('xoxb');
    expect(Buffer.from(kept, 'base64').toString('latin1')).not.toContain('xoxb');
  });

  it('are gone once they are removed', async () => {
    const store = createInstallationStore(database.installations, keys);
    await store.storeInstallation(installation);
    await store.deleteInstallation?.(query);
    expect(await database.installations.installation(ref)).toBeUndefined();
    await expect(store.fetchInstallation(query)).rejects.toThrow('not installed in the workspace T1');
  });

  it('say what to do when the key was changed', async () => {
    await createInstallationStore(database.installations, keys).storeInstallation(installation);
    const other = createInstallationStore(database.installations, [randomBytes(32)]);
    await expect(other.fetchInstallation(query)).rejects.toThrow('was ENCRYPTION_KEY changed?');
  });

  it('are of workspaces, never of a whole organisation', async () => {
    const store = createInstallationStore(database.installations, keys);
    const org = { ...installation, team: undefined, enterprise: { id: 'E1' }, isEnterpriseInstall: true };
    await expect(store.storeInstallation(org as Installation<'v2', true>)).rejects.toThrow('one by one');
  });
});

describe('a new key', () => {
  const newer = randomBytes(32);
  const both = [newer, key] as const;
  let database: OpenStore;
  let sealed: string | undefined;

  const kept = () => database.installations.installation(ref);

  beforeEach(async () => {
    database = await openMemoryStore();
    await createInstallationStore(database.installations, keys).storeInstallation(installation);
    sealed = await kept();
  });

  it('takes over what is read, so that the old one can go', async () => {
    const read = await createInstallationStore(database.installations, both).fetchInstallation(query);
    expect(read.bot?.token).toBe('xoxb-secret');
    expect(await kept()).not.toBe(sealed);
    const alone = createInstallationStore(database.installations, [newer]);
    expect((await alone.fetchInstallation(query)).bot?.token).toBe('xoxb-secret');
    const older = createInstallationStore(database.installations, keys);
    await expect(older.fetchInstallation(query)).rejects.toThrow(
      'Put the key that it was sealed with behind',
    );
  });

  it('takes over all at once, and does nothing the second time', async () => {
    const others = createInstallationStore(database.installations, keys);
    for (const id of ['T2', 'T3']) await others.storeInstallation({ ...installation, team: { id } });
    await database.installations.keepInstallation({ platform: 'other', workspace: 'T1' }, 'not ours');
    expect(await resealInstallations(database.installations, both)).toEqual({ all: 3, resealed: 3 });
    const after = await kept();
    expect(await resealInstallations(database.installations, both)).toEqual({ all: 3, resealed: 0 });
    expect(await kept()).toBe(after);
    expect(await resealInstallations(database.installations, [newer])).toEqual({ all: 3, resealed: 0 });
  });

  it('does not bring an old token back where the workspace has installed Quorum meanwhile', async () => {
    const { installations } = database;
    const meanwhile: typeof installations = {
      ...installations,
      async replaceInstallation(...given) {
        await createInstallationStore(installations, both).storeInstallation({
          ...installation,
          bot: { id: 'B1', userId: 'U2', token: 'xoxb-newer', scopes: [] },
        });
        await installations.replaceInstallation(...given);
      },
    };
    await createInstallationStore(meanwhile, both).fetchInstallation(query);
    const read = await createInstallationStore(installations, both).fetchInstallation(query);
    expect(read.bot?.token).toBe('xoxb-newer');
  });

  it('is not enough by itself, and says what is missing', async () => {
    await expect(resealInstallations(database.installations, [newer])).rejects.toThrow(
      'was ENCRYPTION_KEY changed?',
    );
    expect(await kept()).toBe(sealed);
  });
});

describe('a sealed text', () => {
  it('differs each time, and opens with its keys and owner only', () => {
    const sealed = seal(keys, 'a token', 'T1');
    expect(seal(keys, 'a token', 'T1')).not.toBe(sealed);
    expect(unseal(keys, sealed, 'T1')).toEqual({ text: 'a token', stale: false });
    expect(unseal([randomBytes(32), key], sealed, 'T1')).toEqual({ text: 'a token', stale: true });
    expect(() => unseal([randomBytes(32)], sealed, 'T1')).toThrow();
    expect(() => unseal(keys, sealed, 'T2')).toThrow();
    const changed = Buffer.from(sealed, 'base64');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => unseal(keys, changed.toString('base64'), 'T1')).toThrow();
    for (const other of ['', 'x', sealed.slice(0, 30)]) expect(() => unseal(keys, other, 'T1')).toThrow();
  });
});
