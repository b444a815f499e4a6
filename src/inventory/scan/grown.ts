type Column =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>;

/**
 * The column with more room behind its values; columns of one length stay of one length, whatever their elements take. Once it
 * is large it grows where it stands, in address space that was set aside for it: no copy, and little room that nothing is in.
 */
export function grown<C extends Column>(column: C, least = 0): C {
  const length = Math.max(least, nextLength(column.length));
  const bytes = length * column.BYTES_PER_ELEMENT;
  if (column.buffer.resizable) {
    column.buffer.resize(bytes);
    return column;
  }
  const Kind = column.constructor as new (buffer: ArrayBuffer) => C;
  const wider = new Kind(
    length < LARGE
      ? new ArrayBuffer(bytes)
      : new ArrayBuffer(bytes, { maxByteLength: Math.max(bytes, MOST) }),
  );
  wider.set(column);
  return wider;
}

const LARGE = 64 * 1024;
const nextLength = (length: number): number =>
  length < LARGE ? length * 2 : length + LARGE * Math.ceil(length / LARGE / 8);

/** Address space and no memory, in bytes: a column of words then has 268 million. */
const MOST = 2 ** 30;
