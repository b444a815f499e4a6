/** One entry, as the bytes of the log have it. */
export type LogEntry = {
  readonly index: number;
  /** What is hashed. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly says: Said | null;
};
/** `spec/ledger.md`: an entry's members. */
export type Said = {
  readonly action: string;
  readonly object: string;
  readonly result: string;
  readonly origin: string;
  readonly actor: string;
  readonly time: string;
  readonly policy: string | null;
  readonly catalogue: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly texts: readonly string[];
};

export const WIDTH = 256;

/** `x001/234.p/7`: where C2SP tlog-tiles puts a tile. */
export function tilePath(number: number, width: number): string {
  const digits = String(number);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const path = groups
    .map((group, at) => (at === groups.length - 1 ? group : `x${group}`))
    .join('/');
  return width === WIDTH ? path : `${path}.p/${width}`;
}

/** The entries of a bundle, each behind its length (uint16). What is cut off is not there. */
export function entriesIn(bundle: Uint8Array<ArrayBuffer>, first: number): readonly LogEntry[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: LogEntry[] = [];
  let at = 0;
  while (at + 2 <= bundle.length) {
    const end = at + 2 + view.getUint16(at);
    if (end > bundle.length) break;
    const bytes = bundle.slice(at + 2, end);
    entries.push({ index: first + entries.length, bytes, says: saidBy(bytes) });
    at = end;
  }
  return entries;
}

function saidBy(bytes: Uint8Array): Said | null {
  try {
    const said = JSON.parse(new TextDecoder().decode(bytes)) as Said;
    return typeof said.action === 'string' && Array.isArray(said.texts) ? said : null;
  } catch {
    return null;
  }
}
