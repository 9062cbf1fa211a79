import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Keys of 32 bytes each: the first seals, and all open, so that one can follow another. */
export type Keys = readonly [first: Buffer, ...older: Buffer[]];

/** A text that was sealed. */
interface Unsealed {
  readonly text: string;
  /** It was sealed with an older key. */
  readonly stale: boolean;
}

/**
 * Encrypts a text with AES-256-GCM, so that only the key reads it and a change shows.
 * @param owner whose text it is: it opens for this owner only, so that rows cannot be swapped
 * @returns nonce, tag and ciphertext, in base64
 */
export function seal([key]: Keys, text: string, owner: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The text that was sealed. @throws Error where owner or text are not those it was sealed with, or no key is */
export function unseal(keys: Keys, sealed: string, owner: string): Unsealed {
  const bytes = Buffer.from(sealed, 'base64');
  for (const [place, key] of keys.entries()) {
    const text = open(key, bytes, owner);
    if (text !== undefined) return { text, stale: place > 0 };
  }
  throw new Error('None of the keys opens it.');
}

function open(key: Buffer, bytes: Buffer, owner: string): string | undefined {
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  try {
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
