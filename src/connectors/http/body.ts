/** A body was longer or deeper than is read; says which bound. */
export class OverBound extends Error {
  readonly bound: 'bytes' | 'depth' | 'json';
  constructor(bound: 'bytes' | 'depth' | 'json') {
    super(`over the bound: ${bound}`);
    this.name = 'OverBound';
    this.bound = bound;
  }
}

/** Passes the pieces on, and throws `OverBound` in place of the piece that exceeds `most` bytes. */
export async function* atMost(
  body: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const piece of body) {
    read += piece.length;
    if (read > most) throw new OverBound('bytes');
    yield piece;
  }
}

export async function whole(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of atMost(body, most)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** JSON as RFC 8259 wants it: UTF-8, a byte order mark allowed. Throws `OverBound`; never repeats what was read. */
export function parseJson(bytes: Uint8Array, depth: number): unknown {
  if (deeperThan(bytes, depth)) throw new OverBound('depth');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // V8's message quotes the text around the fault: an app's or holder's name.
    throw new OverBound('json');
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether arrays and objects lie deeper in each other than `most`; looks at bytes only, before anything is built of them. */
export function deeperThan(bytes: Uint8Array, most: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      if (depth > most) return true;
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return false;
}
