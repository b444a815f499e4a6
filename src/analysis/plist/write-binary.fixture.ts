/** A binary property list of these objects as they are, references and all; the table of offsets is made to fit unless one is given. */
export const writeObjects = (
  objects: readonly Uint8Array[],
  lies: {
    readonly top?: number;
    readonly offsets?: readonly number[];
    readonly objects?: number;
  } = {},
): Uint8Array => {
  const head = Buffer.from('bplist00');
  const places: number[] = [];
  let at = head.length;
  for (const object of objects) {
    places.push(at);
    at += object.length;
  }
  const offsets = Buffer.alloc(2 * objects.length);
  (lies.offsets ?? places).forEach((place, i) => offsets.writeUInt16BE(place, 2 * i));
  const trailer = Buffer.alloc(32);
  trailer[6] = 2;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(lies.objects ?? objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(lies.top ?? 0), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([head, ...objects, offsets, trailer]);
};

/** An array of these objects, by number; at most 14. */
export const arrayOf = (...refs: number[]): Uint8Array => Buffer.of(0xa0 | refs.length, ...refs);
export const dictOfRefs = (keys: readonly number[], values: readonly number[]): Uint8Array =>
  Buffer.of(0xd0 | keys.length, ...keys, ...values);
export const ascii = (text: string): Uint8Array =>
  Buffer.concat([Buffer.of(0x50 | text.length), Buffer.from(text)]);
