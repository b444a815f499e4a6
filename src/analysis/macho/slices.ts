import { part } from '../source.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import type { Say } from './say.ts';

/** One program for one kind of processor, as it lies in the file. */
export type Slice = { readonly offset: number; readonly source: Source };

const FAT = 0xcafebabe;
const FAT_64 = 0xcafebabf;
const THIN = new Set([0xfeedface, 0xfeedfacf]);

/** The slices of a fat file, or the file itself; none: it is no Mach-O file. */
export const slicesOf = (source: Source, say: Say): readonly Slice[] => {
  const head = Buffer.from(source.read(0, 8));
  if (head.length < 8) return [];
  if (THIN.has(head.readUInt32LE(0))) return [{ offset: 0, source }];
  const magic = head.readUInt32BE(0);
  const count = head.readUInt32BE(4);
  if (magic !== FAT && magic !== FAT_64) return [];
  if (magic === FAT && count >= BOUNDS.javaVersion) return [];
  if (count > BOUNDS.slices) say('macho.limit', 4, { slices: count });
  return records(source, magic === FAT_64 ? 32 : 20, Math.min(count, BOUNDS.slices), say);
};

const records = (source: Source, width: number, count: number, say: Say): readonly Slice[] => {
  const table = Buffer.from(source.read(8, width * count));
  const slices: Slice[] = [];
  for (let at = 0; at + width <= table.length; at += width) {
    const offset =
      width === 32 ? Number(table.readBigUInt64BE(at + 8)) : table.readUInt32BE(at + 8);
    const size =
      width === 32 ? Number(table.readBigUInt64BE(at + 16)) : table.readUInt32BE(at + 12);
    const slice = part(source, offset, size);
    const magic = Buffer.from(slice.read(0, 4));
    const isWhole =
      offset + size <= source.size &&
      slices.every(
        (other) => offset >= other.offset + other.source.size || offset + size <= other.offset,
      );
    if (!isWhole) say('macho.slice-outside', 8 + at);
    // Slices that are no Mach-O themselves (LLVM's bitcode) are nothing that a phone starts.
    if (magic.length === 4 && THIN.has(magic.readUInt32LE(0)) && isWhole)
      slices.push({ offset, source: slice });
  }
  if (table.length < width * count) say('macho.slice-outside', 4);
  return slices;
};
