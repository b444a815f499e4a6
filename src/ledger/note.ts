import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';

/** Signed notes (C2SP signed-note): a text, an empty line, and a line per signature. Keys are written as Go's `note` package does. */

/** `NAME+KEYID+KEY`: who signs, and the public key. */
export type Verifier = { readonly name: string; readonly id: number; readonly key: KeyObject };
export type Signer = Verifier & { readonly secret: KeyObject };
type Signature = { readonly name: string; readonly id: number; readonly bytes: Uint8Array };
export type Note = { readonly text: string; readonly signatures: readonly Signature[] };

const ED25519 = 1;
const MOST_BYTES = 1_000_000;
const MOST_SIGNATURES = 100;
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key name of ours: no blank, no plus, and nothing that would make its note unreadable. */
export const isKeyName = (name: string): boolean =>
  /^[^\p{White_Space}\p{C}+]{1,200}$/u.test(name) && name.isWellFormed();

function keyId(name: string, publicKey: Uint8Array): number {
  const of = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), publicKey]);
  return hash('sha256', of, 'buffer').readUInt32BE(0);
}

/** A signer from 32 random bytes; the same bytes give the same key. */
export function signerFrom(name: string, seed: Uint8Array): Signer {
  if (!isKeyName(name))
    throw new RangeError('the name of a key is 1 to 200 characters, no blank and no plus');
  if (seed.length !== 32) throw new RangeError('the seed of an Ed25519 key is 32 bytes');
  const secret = createPrivateKey({
    key: Buffer.concat([PKCS8, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const key = createPublicKey(secret);
  return { name, id: keyId(name, rawPublic(key)), key, secret };
}

const rawPublic = (key: KeyObject): Uint8Array =>
  key.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
const idText = (id: number): string => id.toString(16).padStart(8, '0');
const keyText = (bytes: Uint8Array): string =>
  Buffer.concat([Buffer.of(ED25519), bytes]).toString('base64');

export const verifierText = ({ name, id, key }: Verifier): string =>
  `${name}+${idText(id)}+${keyText(rawPublic(key))}`;

/** The secret: for a file of mode 0600 and nothing else. */
export function signerText({ name, id, secret }: Signer): string {
  const seed = secret.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length);
  return `PRIVATE+KEY+${name}+${idText(id)}+${keyText(seed)}`;
}

/** Null where it is no such key, or its id is not that of its name and bytes. */
export function parseVerifier(text: string): Verifier | null {
  const found = /^([^\p{White_Space}+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text.trim());
  const bytes = keyBytes(found?.[3]);
  if (!found || !bytes) return null;
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });
  const [, name = '', id = ''] = found;
  return idText(keyId(name, bytes)) === id ? { name, id: Number.parseInt(id, 16), key } : null;
}

export function parseSigner(text: string): Signer | null {
  const found = /^PRIVATE\+KEY\+([^\p{White_Space}+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(
    text.trim(),
  );
  const seed = keyBytes(found?.[3]);
  if (!found || !seed || !isKeyName(found[1] ?? '')) return null;
  const signer = signerFrom(found[1] ?? '', seed);
  return idText(signer.id) === found[2] ? signer : null;
}

function keyBytes(text: string | undefined): Uint8Array | null {
  const bytes = Buffer.from(text ?? '', 'base64');
  if (bytes.length !== 33 || bytes[0] !== ED25519 || bytes.toString('base64') !== text) return null;
  return bytes.subarray(1);
}

/** `text` ends in a newline and has no other control characters. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n') || !isNoteText(text))
    throw new RangeError('the text of a note ends in a newline and has no control characters');
  if (signers.length === 0) throw new RangeError('nobody signs the note');
  const lines = signers.map(({ name, id, secret }) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(id);
    const signature = Buffer.concat([bytes, sign(null, Buffer.from(text), secret)]);
    return `\u2014 ${name} ${signature.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

const isNoteText = (text: string): boolean =>
  !/[\u0000-\u0009\u000b-\u001f]/.test(text) && text.isWellFormed();

/** Null where it is no signed note. Nothing is verified yet. */
export function parseNote(given: string | Uint8Array): Note | null {
  const note = given.length > MOST_BYTES ? null : decoded(given);
  if (note === null || !isNoteText(note)) return null;
  const border = note.lastIndexOf('\n\n');
  if (border < 0 || !note.endsWith('\n')) return null;
  const lines = note.slice(border + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return null;
  const signatures: Signature[] = [];
  for (const line of lines) {
    const found = /^\u2014 ([^\p{White_Space}+]+) ([A-Za-z0-9+/=]+)$/u.exec(line);
    const bytes = Buffer.from(found?.[2] ?? '', 'base64');
    if (!found || bytes.length < 5 || bytes.toString('base64') !== found[2]) return null;
    signatures.push({ name: found[1] ?? '', id: bytes.readUInt32BE(0), bytes: bytes.subarray(4) });
  }
  return { text: note.slice(0, border + 1), signatures };
}

/** A note is UTF-8; a byte order mark would be part of what was signed. */
function decoded(given: string | Uint8Array): string | null {
  if (typeof given === 'string') return given;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(given);
  } catch {
    return null;
  }
}

export type Signed =
  | { readonly kind: 'signed'; readonly by: readonly Verifier[] }
  /** A signature in the name of a known key that is not this key's over this text. */
  | { readonly kind: 'forged'; readonly by: Verifier }
  | { readonly kind: 'by-others'; readonly names: readonly string[] };

/** Who signed it. Signatures of unknown keys are passed by; a wrong one of a known key makes all of it worthless. */
export function whoSigned(note: Note, known: readonly Verifier[]): Signed {
  const good: Verifier[] = [];
  for (const { name, id, bytes } of note.signatures) {
    const key = known.find((one) => one.name === name && one.id === id);
    if (!key || good.includes(key)) continue;
    if (!verify(null, Buffer.from(note.text), key.key, bytes)) return { kind: 'forged', by: key };
    good.push(key);
  }
  if (good.length > 0) return { kind: 'signed', by: good };
  return { kind: 'by-others', names: note.signatures.map((s) => `${s.name}+${idText(s.id)}`) };
}

/** Which of these keys signed it; none where one of them is forged. */
export function signedBy(note: Note, known: readonly Verifier[]): readonly Verifier[] {
  const signed = whoSigned(note, known);
  return signed.kind === 'signed' ? signed.by : [];
}
