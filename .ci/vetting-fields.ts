/** A number in a file that a reader goes by: where it stands, and how many bytes it has. */
export type Field = { readonly at: number; readonly bytes: 1 | 2 | 4 };

const MOST = 4_000;

/** Fields of whatever this looks like: a size, count, offset or kind each. Files of other formats have none. */
export function fieldsOf(bytes: Buffer): readonly Field[] {
  if (bytes.length < 16) return [];
  const first = bytes.readUInt32LE(0);
  if (first === 0x04034b50) return ofArchive(bytes);
  if ((first & 0xffff) === 2 || (first & 0xffff) === 3) return ofChunks(bytes, 0, bytes.length);
  if (first === 0x0a786564) return words(bytes, 8, Math.min(bytes.length, 600));
  if (first === 0xfeedfacf) return ofCommands(bytes);
  if (first === 0xbebafeca) return words(bytes, 0, 60);
  if (bytes.toString('latin1', 0, 6) === 'bplist') return ofList(bytes);
  // DER: tags and lengths of the outer values stand near the beginning, and anywhere.
  if (bytes[0] === 0x30)
    return Array.from({ length: Math.min(bytes.length, MOST) }, (_, at) => ({ at, bytes: 1 }));
  return [];
}

const words = (bytes: Buffer, from: number, to: number): readonly Field[] =>
  Array.from(
    { length: Math.max(0, Math.floor((Math.min(to, bytes.length) - from) / 4)) },
    (_, i) => ({
      at: from + i * 4,
      bytes: 4,
    }),
  );

/** Manifests and tables of resources: kind, size of the header, size; the words of the header; and the same within. */
function ofChunks(bytes: Buffer, from: number, to: number): readonly Field[] {
  const fields: Field[] = [];
  const todo: (readonly [from: number, to: number])[] = [[from, to]];
  for (let part = todo.pop(); part !== undefined && fields.length < MOST; part = todo.pop()) {
    for (let at = part[0]; at + 8 <= part[1] && fields.length < MOST;) {
      const [kind, header, size] = [
        bytes.readUInt16LE(at),
        bytes.readUInt16LE(at + 2),
        bytes.readUInt32LE(at + 4),
      ];
      if (size < 8 || at + size > part[1]) break;
      fields.push({ at, bytes: 2 }, { at: at + 2, bytes: 2 }, { at: at + 4, bytes: 4 });
      fields.push(...words(bytes, at + 8, at + Math.min(size, header + 60)));
      if (kind === 2 || kind === 3 || kind === 0x0200) todo.push([at + header, at + size]);
      at += size;
    }
  }
  return fields;
}

function ofArchive(bytes: Buffer): readonly Field[] {
  const fields: Field[] = [];
  const each = (signature: number[], sizes: readonly (2 | 4)[]): void => {
    const mark = Buffer.from(signature);
    for (
      let at = bytes.indexOf(mark);
      at !== -1 && fields.length < MOST;
      at = bytes.indexOf(mark, at + 4)
    ) {
      let field = at + 4;
      for (const size of sizes) {
        if (field + size <= bytes.length) fields.push({ at: field, bytes: size });
        field += size;
      }
    }
  };
  each([0x50, 0x4b, 5, 6], [2, 2, 2, 2, 4, 4, 2]);
  each([0x50, 0x4b, 1, 2], [2, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2, 2, 2, 2, 4, 4]);
  each([0x50, 0x4b, 3, 4], [2, 2, 2, 2, 2, 4, 4, 4, 2, 2]);
  // The signing block ends with its magic; sizes, ids and lengths within it are words.
  const magic = bytes.indexOf('APK Sig Block 42');
  if (magic > 8) {
    const size = Number(bytes.readBigUInt64LE(magic - 8));
    const start = magic + 16 - size - 8;
    if (start > 0) fields.push(...words(bytes, start, Math.min(magic + 16, start + 8_000)));
  }
  return fields;
}

function ofCommands(bytes: Buffer): readonly Field[] {
  const fields = [...words(bytes, 0, 32)];
  const commands = bytes.readUInt32LE(16);
  let at = 32;
  for (
    let command = 0;
    command < commands && at + 8 <= bytes.length && fields.length < MOST;
    command++
  ) {
    const size = bytes.readUInt32LE(at + 4);
    if (size < 8) break;
    fields.push(...words(bytes, at, at + Math.min(size, 160)));
    at += size;
  }
  // The code signature, with its numbers the other way round.
  const signature = bytes.lastIndexOf(Buffer.of(0xfa, 0xde, 0x0c, 0xc0));
  return signature === -1 ? fields : [...fields, ...words(bytes, signature, signature + 400)];
}

/** The last 32 bytes say where the offsets are; each is a byte or two in a small list. */
const ofList = (bytes: Buffer): readonly Field[] =>
  Array.from({ length: Math.min(bytes.length, 200) }, (_, i) => ({
    at: bytes.length - 1 - i,
    bytes: 1,
  }));
