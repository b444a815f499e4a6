import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

/**
 * What a key is for: `pseudonym` keys make what a device is called in the store, `sealing` keys close names, holders and the
 * openings of the ledger.
 */
export type KeyUse = 'pseudonym' | 'sealing';
export type NumberedKey = {
  readonly number: number;
  /** 32 bytes. A key object, so that it prints as nothing wherever it strays, and can be handed to a worker thread. */
  readonly secret: KeyObject;
};
/**
 * The keys of a server, the newest of each use first: that one is current, those behind it retire. They still recognise and
 * open, until every device was seen again and everything sealed anew; then they are dropped.
 */
export type KeyRing = Readonly<Record<KeyUse, readonly [NumberedKey, ...NumberedKey[]]>>;

export const KEY_USES: readonly KeyUse[] = ['pseudonym', 'sealing'];
export const KEY_LENGTH = 32;
/** More than anybody keeps; each pseudonym key costs a hash per device of every inventory. */
const MOST_KEYS = 16;

export const newKeyRing = (): KeyRing => ({ pseudonym: [freshKey(1)], sealing: [freshKey(1)] });

/** A new key becomes the current one; the one before it retires, and holds until it is dropped. */
export function addKey(ring: KeyRing, use: KeyUse): KeyRing {
  const [current] = ring[use];
  if (ring[use].length === MOST_KEYS) throw new RangeError('drop a retired key first');
  return { ...ring, [use]: [freshKey(current.number + 1), ...ring[use]] };
}

export type Dropped =
  | { readonly ok: true; readonly ring: KeyRing }
  | { readonly ok: false; readonly code: 'current-key' | 'unknown-key' };

/** Takes a retired key away for good. The current one stays: its number must never come twice. */
export function dropKey(ring: KeyRing, use: KeyUse, number: number): Dropped {
  const [current, ...retired] = ring[use];
  if (current.number === number) return { ok: false, code: 'current-key' };
  const rest = retired.filter((key) => key.number !== number);
  if (rest.length === retired.length) return { ok: false, code: 'unknown-key' };
  return { ok: true, ring: { ...ring, [use]: [current, ...rest] } };
}

/** Tells keys apart without telling what they are: safe to store, to log and to show. */
export type Fingerprint = {
  readonly use: KeyUse;
  readonly number: number;
  /** 16 hexadecimal digits. */
  readonly print: string;
};

export const fingerprintsOf = (ring: KeyRing): readonly Fingerprint[] =>
  KEY_USES.flatMap((use) =>
    ring[use].map(({ number, secret }) => {
      const mac = createHmac('sha256', secret).update(`grendel key fingerprint\0${use}\0${number}`);
      return { use, number, print: mac.digest('hex').slice(0, 16) };
    }),
  );

/**
 * Which of the keys that a store was written with are not in this ring, or are others there: not empty means the wrong file,
 * or one from before the last change of keys.
 */
export function missingKeys(
  ring: KeyRing,
  written: readonly Fingerprint[],
): readonly Fingerprint[] {
  const here = fingerprintsOf(ring);
  return written.filter(
    (key) =>
      !here.some((k) => k.use === key.use && k.number === key.number && k.print === key.print),
  );
}

const freshKey = (number: number): NumberedKey => keyOf(number, randomBytes(KEY_LENGTH));

export function keyOf(number: number, bytes: Uint8Array): NumberedKey {
  const secret = createSecretKey(bytes);
  bytes.fill(0);
  return { number, secret };
}

export { MOST_KEYS };
