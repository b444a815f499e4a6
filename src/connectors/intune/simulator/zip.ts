import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A ZIP as it is made: each member packed as it comes, described behind its data. */
export async function* zipOf(
  members: readonly { readonly name: string; readonly content: AsyncIterable<Uint8Array> }[],
): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of members) {
    const title = Buffer.from(name);
    const start = offset;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(0x0808, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(title.length, 26);
    const sums = { crc: 0, packed: 0, size: 0 };
    yield Buffer.concat([header, title]);
    offset += 30 + title.length;
    const counted = async function* () {
      for await (const piece of content) {
        sums.crc = crc32(piece, sums.crc);
        sums.size += piece.length;
        yield piece;
      }
    };
    for await (const block of Readable.from(counted()).compose(createDeflateRaw({ level: 1 }))) {
      sums.packed += (block as Buffer).length;
      yield block as Buffer;
    }
    const told = Buffer.alloc(16);
    told.writeUInt32LE(0x08074b50, 0);
    told.writeUInt32LE(sums.crc, 4);
    told.writeUInt32LE(sums.packed % 2 ** 32, 8);
    told.writeUInt32LE(sums.size % 2 ** 32, 12);
    yield told;
    offset += sums.packed + 16;
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(0x0808, 8);
    entry.writeUInt16LE(8, 10);
    told.copy(entry, 16, 4, 16);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(start % 2 ** 32, 42);
    directory.push(entry, title);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset % 2 ** 32, 16);
  yield list;
  yield end;
}
