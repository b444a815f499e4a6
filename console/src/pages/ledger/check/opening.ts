import { join, utf8 } from './bytes.ts';
import { sha256 } from './tree.ts';

/** Whether an opening is what a commitment was made of (`spec/ledger.md`, Commitments). A salt of another length could be guessed. */
export async function opens(
  commitment: string,
  { field, salt, value }: { readonly field: string; readonly salt: string; readonly value: string },
): Promise<boolean> {
  const bytes = fromBase64url(salt);
  if (bytes?.length !== 32) return false;
  const zero = new Uint8Array([0]);
  const hash = await sha256(
    join(utf8('grendel commitment 1'), zero, utf8(field), zero, bytes, utf8(value)),
  );
  return `sha256:${toBase64url(hash)}` === commitment;
}

function fromBase64url(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
  } catch {
    return null;
  }
}
const toBase64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
