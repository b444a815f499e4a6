import { fromBase64, join, same, utf8 } from './bytes.ts';
import { sha256, type Tree } from './tree.ts';

/** A checkpoint (C2SP tlog-checkpoint) in a signed note, as it was given. */
export type Checkpoint = Tree & {
  readonly origin: string;
  /** What is signed, with its last line break. */
  readonly body: string;
  readonly signatures: readonly {
    readonly name: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
  }[];
  readonly text: string;
};

/** Null: this is no checkpoint. Line ends of another system and blanks around it are those of copying. */
export function checkpointOf(copied: string): Checkpoint | null {
  const text = `${copied.replaceAll('\r\n', '\n').trim()}\n`;
  const cut = text.indexOf('\n\n— ');
  if (cut < 0) return null;
  const body = text.slice(0, cut + 1);
  const [origin = '', number = '', rootText = ''] = body.split('\n');
  const root = fromBase64(rootText);
  const size = /^(0|[1-9]\d{0,15})$/.test(number) ? Number(number) : NaN;
  if (origin === '' || root?.length !== 32 || !Number.isSafeInteger(size)) return null;
  const signatures = text
    .slice(cut + 2)
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const [, name = '', signed = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
      const bytes = fromBase64(signed);
      return name !== '' && bytes ? [{ name, bytes }] : [];
    });
  return signatures.length === 0 ? null : { origin, size, root, body, signatures, text };
}

/** A public key as C2SP signed-note writes it: `name+hash+base64`. */
export type Key = {
  readonly name: string;
  readonly id: Uint8Array;
  readonly key: Uint8Array<ArrayBuffer>;
  readonly text: string;
};
const ED25519 = 1;

/** The keys that are written one a line. One whose own hash does not fit is none. */
export async function keysOf(text: string): Promise<readonly Key[]> {
  const keys: Key[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    const [, name = '', hex = '', encoded = ''] =
      /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (bytes?.length !== 33 || bytes[0] !== ED25519) continue;
    const id = (await sha256(join(utf8(`${name}\n`), bytes))).slice(0, 4);
    const said = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    if (same(id, said)) keys.push({ name, id, key: bytes.slice(1), text: line });
  }
  return keys;
}

export type Signed = 'signed' | 'not-signed' | 'no-ed25519';

/** Whether the note is signed by this key. `no-ed25519`: this browser can not tell (WebCrypto without Ed25519). */
export async function signedBy(
  { body, signatures }: Checkpoint,
  { name, id, key }: Key,
): Promise<Signed> {
  let verifier: CryptoKey;
  try {
    verifier = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return 'no-ed25519';
    return 'not-signed';
  }
  for (const signature of signatures) {
    if (signature.name !== name || !same(signature.bytes.slice(0, 4), id)) continue;
    if (await crypto.subtle.verify('Ed25519', verifier, signature.bytes.slice(4), utf8(body)))
      return 'signed';
  }
  return 'not-signed';
}
