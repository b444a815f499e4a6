import { KEY_LENGTH, KEY_USES, keyOf, MOST_KEYS } from './keys.ts';
import type { KeyRing, KeyUse, NumberedKey } from './keys.ts';

const FORMAT = 'grendel-keys';
const VERSION = 1;

export type ParsedKeys =
  | { readonly ok: true; readonly ring: KeyRing }
  /** Names a place in the file and never what stands there. */
  | { readonly ok: false; readonly message: string };

/** The text of a key file, with the keys in it: for a file of mode 0600 and nothing else. */
export function keyRingText(ring: KeyRing): string {
  const listed = (use: KeyUse): object[] =>
    ring[use].map(({ number, secret }) => ({
      number,
      key: secret.export().toString('base64url'),
    }));
  const file = {
    format: FORMAT,
    version: VERSION,
    pseudonym: listed('pseudonym'),
    sealing: listed('sealing'),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads a key file. Nothing may be missing, too much or twice: a key that is half understood loses data. */
export function parseKeyRing(text: string): ParsedKeys {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return refuse('The key file is not JSON. Was it cut off? Restore it from the backup.');
  }
  if (!isObject(file) || file['format'] !== FORMAT)
    return refuse(`This is no key file: its \`format\` is not \`${FORMAT}\`.`);
  if (file['version'] !== VERSION)
    return refuse(`The key file has a \`version\` that this program does not know; it knows 1.`);
  const stray = strange(file, ['format', 'version', ...KEY_USES]);
  if (stray) return refuse('The key file has a member that does not belong there.');
  const pseudonym = keysOf('pseudonym', file['pseudonym']);
  if (typeof pseudonym === 'string') return refuse(pseudonym);
  const sealing = keysOf('sealing', file['sealing']);
  if (typeof sealing === 'string') return refuse(sealing);
  const all = [...pseudonym, ...sealing].map(({ secret }) => secret);
  if (all.some((one, i) => all.findIndex((other) => other.equals(one)) !== i))
    return refuse('The key file has the same key twice. Make a new one for each number and use.');
  return { ok: true, ring: { pseudonym, sealing } };
}

/** The keys, newest first; or what is wrong with them. */
function keysOf(use: KeyUse, listed: unknown): KeyRing[KeyUse] | string {
  if (!Array.isArray(listed)) return `\`${use}\` is not a list of keys.`;
  if (listed.length > MOST_KEYS) return `\`${use}\` has more than ${MOST_KEYS} keys.`;
  const keys: NumberedKey[] = [];
  for (const [i, entry] of listed.entries()) {
    const place = `\`${use}[${i}]\``;
    if (!isObject(entry) || strange(entry, ['number', 'key']))
      return `${place} is not an object of \`number\` and \`key\` alone.`;
    const { number, key } = entry;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > LAST)
      return `${place}: \`number\` is not a whole number from 1 to ${LAST}.`;
    if (keys.some((k) => k.number === number)) return `${place}: this number comes twice.`;
    const bytes = typeof key === 'string' ? Buffer.from(key, 'base64url') : null;
    if (bytes?.length !== KEY_LENGTH || bytes.toString('base64url') !== key)
      return `${place}: \`key\` is not ${KEY_LENGTH} bytes in base64url (43 characters).`;
    if (bytes.every((byte) => byte === bytes[0])) return `${place}: \`key\` is no random key.`;
    keys.push(keyOf(number, bytes));
  }
  const [current, ...retired] = keys.toSorted((a, b) => b.number - a.number);
  return current === undefined ? `\`${use}\` has no key.` : [current, ...retired];
}
/** A number takes four bytes in what is sealed. */
const LAST = 2 ** 31 - 1;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const strange = (value: object, known: readonly string[]): boolean =>
  Object.keys(value).some((name) => !known.includes(name));
const refuse = (message: string): ParsedKeys => ({ ok: false, message });
