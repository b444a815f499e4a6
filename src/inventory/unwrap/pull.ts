import { Damage } from './damage.ts';

/** Bytes that are asked for, with looking ahead and putting back: what a format that is read forwards needs. */
export type Pull = {
  /** The next bytes, as they come; null at the end. */
  readonly next: () => Promise<Uint8Array | null>;
  /** Up to `length` bytes without taking them; fewer only where the stream ends. */
  readonly peek: (length: number) => Promise<Uint8Array>;
  /** Exactly `length` bytes; null where the stream ends before. */
  readonly take: (length: number) => Promise<Uint8Array | null>;
  readonly putBack: (bytes: Uint8Array) => void;
  /** Lets go of the source underneath (closes a file). */
  readonly close: () => Promise<void>;
};

const NOTHING = new Uint8Array(0);

export function pullFrom(source: AsyncIterable<Uint8Array>): Pull {
  const iterator = source[Symbol.asyncIterator]();
  let held: Uint8Array = NOTHING;
  let ended = false;
  /** What broke while looking ahead: thrown once the bytes before it were taken. */
  let broken: Damage | null = null;

  const fetch = async (): Promise<Uint8Array | null> => {
    if (broken !== null) throw broken;
    while (!ended) {
      const { done, value } = await iterator.next();
      if (done === true) ended = true;
      else if (value.length > 0) return value;
    }
    return null;
  };
  const ahead = async (): Promise<Uint8Array | null> => {
    try {
      return await fetch();
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      broken = error;
      return null;
    }
  };
  const peek = async (length: number): Promise<Uint8Array> => {
    if (held.length < length) {
      // Copied: a source may write over a block once later ones were asked for.
      const parts: Uint8Array[] = [Buffer.from(held)];
      let size = held.length;
      while (size < length) {
        const chunk = await ahead();
        if (chunk === null) break;
        parts.push(Buffer.from(chunk));
        size += chunk.length;
      }
      held = Buffer.concat(parts, size);
      // Nothing came before the break.
      if (size === 0 && broken !== null) throw broken;
    }
    return held.subarray(0, length);
  };
  return {
    peek,
    next: async () => {
      if (held.length === 0) return fetch();
      const chunk = held;
      held = NOTHING;
      return chunk;
    },
    take: async (length) => {
      const bytes = await peek(length);
      if (bytes.length < length) return null;
      held = held.subarray(length);
      return bytes;
    },
    putBack: (bytes) => {
      if (bytes.length > 0) held = held.length === 0 ? bytes : Buffer.concat([bytes, held]);
    },
    close: async () => {
      ended = true;
      held = NOTHING;
      await iterator.return?.();
    },
  };
}

/** The rest of the stream, as an iterable that leaves the stream open. */
export async function* rest(pull: Pull): AsyncGenerator<Uint8Array> {
  for (let chunk = await pull.next(); chunk !== null; chunk = await pull.next()) yield chunk;
}

/** Exactly `length` bytes of the stream, in pieces. Ends early where the stream does: `short` hears how much is missing. */
export async function* within(
  pull: Pull,
  length: number,
  short: (missing: number) => void,
): AsyncGenerator<Uint8Array> {
  let left = length;
  while (left > 0) {
    const chunk = await pull.next();
    if (chunk === null) {
      short(left);
      return;
    }
    const part = chunk.subarray(0, left);
    pull.putBack(chunk.subarray(part.length));
    left -= part.length;
    yield part;
  }
}
