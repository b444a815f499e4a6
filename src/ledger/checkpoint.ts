import { HASH_LENGTH } from './hash.ts';

/** What a log signs (C2SP tlog-checkpoint): so many entries, and the root over them. */
export type Checkpoint = {
  /** Names the log for ever; a server's own. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
};

export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (origin === '' || /\p{Cc}/u.test(origin))
    throw new RangeError('an origin is one line of text');
  return `${origin}\n${size}\n${base64(root)}\n`;
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Reads the text of a note; null where it is no checkpoint. Lines that follow are extensions, and are passed by. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', hash = '', ...rest] = text.split('\n');
  if (origin === '' || rest.at(-1) !== '' || rest.slice(0, -1).includes('')) return null;
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size)) return null;
  const root = Buffer.from(hash, 'base64');
  if (root.length !== HASH_LENGTH || root.toString('base64') !== hash) return null;
  const count = Number(size);
  return Number.isSafeInteger(count) ? { origin, size: count, root } : null;
}
