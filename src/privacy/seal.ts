import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import type { NumberedKey } from './keys.ts';

/**
 * Where something sealed belongs. It opens nowhere else: a name moved to another row, by whoever can write to the database, is
 * no name there.
 */
export type SealContext = {
  /** `contact`, `opening`. */
  readonly table: string;
  /** What tells its row, and never changes: a fleet, a commitment. */
  readonly row: string;
};

export type Opened =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      /**
       * `not-sealed`: nothing that this program wrote. `unknown-key`: its key is not in the ring (any more). `not-authentic`: it was
       * changed, or belongs elsewhere.
       */
      readonly code: 'not-sealed' | 'unknown-key' | 'not-authentic';
    };

/**
 * Sealed, version 1: a byte 1, the number of the key (4 bytes, big-endian), a nonce (12), the JSON under AES-256-GCM, its tag (16).
 * The version, the key's number and the context are authenticated with it.
 */
const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + 4;
/** A name and its holder, a reason that a person wrote, a profile that a connector has to know again. */
const MOST_BYTES = 1024 * 1024;

/**
 * Seals a small JSON value with the current (first) key. Nonces are random, so a key should seal fewer than 2^32
 * values (NIST SP 800-38D, section 8.3; memory): more than a large fleet's inventories come to in a lifetime.
 */
export function seal(
  [key]: readonly [NumberedKey, ...NumberedKey[]],
  context: SealContext,
  value: unknown,
): Uint8Array {
  const text = Buffer.from(JSON.stringify(value));
  if (text.length > MOST_BYTES) throw new RangeError('too large to be sealed');
  // INVARIANT: a buffer of its own. One of Node's pool would take along, wherever it is handed to, what else lies in the pool.
  const sealed = new Uint8Array(HEAD + NONCE + text.length + TAG);
  sealed[0] = VERSION;
  new DataView(sealed.buffer).setUint32(1, key.number);
  const nonce = randomFillSync(sealed.subarray(HEAD, HEAD + NONCE));
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: TAG });
  cipher.setAAD(boundTo(sealed.subarray(0, HEAD), context));
  sealed.set(cipher.update(text), HEAD + NONCE);
  cipher.final();
  sealed.set(cipher.getAuthTag(), sealed.length - TAG);
  text.fill(0);
  return sealed;
}

/** Opens what was sealed with any key of the ring. What has been damaged or moved is a value, and tells nothing of its content. */
export function openSealed(
  keys: readonly NumberedKey[],
  context: SealContext,
  sealed: Uint8Array,
): Opened {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < HEAD + NONCE + TAG || bytes[0] !== VERSION)
    return { ok: false, code: 'not-sealed' };
  const key = keys.find(({ number }) => number === bytes.readUInt32BE(1));
  if (key === undefined) return { ok: false, code: 'unknown-key' };
  const nonce = bytes.subarray(HEAD, HEAD + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: TAG });
  decipher.setAAD(boundTo(bytes.subarray(0, HEAD), context));
  decipher.setAuthTag(bytes.subarray(-TAG));
  let text: Buffer;
  try {
    text = Buffer.concat([decipher.update(bytes.subarray(HEAD + NONCE, -TAG)), decipher.final()]);
  } catch {
    return { ok: false, code: 'not-authentic' };
  }
  return { ok: true, value: JSON.parse(text.toString()) };
}

/** Under which key it was sealed; null where it was not. What is not under the current one is to be sealed anew. */
export const sealedUnder = (sealed: Uint8Array): number | null =>
  sealed.length >= HEAD + NONCE + TAG && sealed[0] === VERSION
    ? Buffer.from(sealed.buffer, sealed.byteOffset, HEAD).readUInt32BE(1)
    : null;

/** JSON, so that no two contexts read the same. */
const boundTo = (head: Uint8Array, { table, row }: SealContext): Buffer =>
  Buffer.concat([head, Buffer.from(JSON.stringify([table, row]))]);
