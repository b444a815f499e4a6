/**
 * A body as it came: put together it would lie in memory twice, and a page is ten megabytes that nobody but the fold has to see as
 * one.
 */
export type Pieces = readonly Uint8Array[];

export const joined = (pieces: Pieces): Buffer =>
  pieces.length === 1 && pieces[0] !== undefined ? view(pieces[0]) : Buffer.concat(pieces);

export const view = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** What stands last: so many bytes, or more. */
export function ending(pieces: Pieces, least: number): Buffer {
  let first = pieces.length;
  for (let size = 0; first > 0 && size < least;) {
    first -= 1;
    size += pieces[first]?.byteLength ?? 0;
  }
  return joined(pieces.slice(first));
}

/** One after the other, each let go once it was taken. */
export async function* oneByOne(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const left = pieces.toReversed();
  for (let piece = left.pop(); piece !== undefined; piece = left.pop()) yield piece;
}
