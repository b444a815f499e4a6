import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import type { Commands, Section } from './commands.ts';
import { cursorOver } from './cursor.ts';

/** One slice as its program sees it: addresses instead of offsets, pointers as the loader would set them, nothing of what is encrypted. */
export type Image = {
  readonly commands: Commands;
  readonly source: Source;
  /** So many places were asked for that no more are read. */
  isSpent(): boolean;
  /** Where the bytes of an address lie in the slice; null: nowhere, or encrypted. */
  offsetOf(address: number): number | null;
  bytes(address: number, length: number): Buffer | null;
  text(address: number): string | null;
  /** The address that a pointer at this address holds; null: it points into another image, or can't be read. */
  pointer(address: number): number | null;
  section(name: string): Section | null;
  /** All bytes of a section, at most `most`; null: there are none in the file, or they are encrypted. */
  content(section: Section, most: number): Buffer | null;
};

export const imageOf = (source: Source, commands: Commands, isEncrypted: boolean): Image => {
  const cursor = cursorOver(source);
  const { segments, sections, encryption } = commands;
  const hidden = isEncrypted ? encryption : null;
  const isHidden = (offset: number, size: number): boolean =>
    hidden !== null && offset < hidden.offset + hidden.size && hidden.offset < offset + size;
  const format = pointerFormat(source, commands);
  const base = segments.find(({ name }) => name === '__TEXT')?.address ?? 0;
  const offsetOf = (address: number): number | null => {
    const around = segments.find(
      (segment) => address >= segment.address && address < segment.address + segment.size,
    );
    if (around === undefined) return null;
    const offset = address - around.address + around.offset;
    return isHidden(offset, 1) ? null : offset;
  };
  const bytes = (address: number, length: number): Buffer | null => {
    const offset = offsetOf(address);
    return offset === null ? null : cursor.bytes(offset, length);
  };
  return {
    commands,
    source,
    isSpent: () => cursor.isSpent(),
    offsetOf,
    bytes,
    text(address) {
      const offset = offsetOf(address);
      return offset === null ? null : cursor.text(offset, BOUNDS.className);
    },
    pointer(address) {
      const found = bytes(address, commands.is64 ? 8 : 4);
      if (found === null) return null;
      const [low, high] = [found.readUInt32LE(0), commands.is64 ? found.readUInt32LE(4) : 0];
      return decoded(low, high, format, base);
    },
    section: (name) =>
      sections.find((section) => section.name === name && section.size > 0) ?? null,
    content(section, most) {
      const size = Math.min(section.size, most);
      if (section.offset === 0 || isHidden(section.offset, size)) return null;
      const read = source.read(section.offset, size);
      return Buffer.from(read.buffer, read.byteOffset, read.length);
    },
  };
};

/** How pointers are written, from LC_DYLD_CHAINED_FIXUPS (mach-o/fixup-chains.h, read 2026-11); null: as they are. */
const pointerFormat = (source: Source, { fixups }: Commands): number | null => {
  if (fixups === null) return null;
  const bytes = Buffer.from(source.read(fixups.offset, Math.min(fixups.size, 64 * 1024)));
  const start = bytes.length < 8 ? bytes.length : bytes.readUInt32LE(4);
  if (start + 4 > bytes.length) return null;
  const count = Math.min(bytes.readUInt32LE(start), BOUNDS.sections);
  for (let i = 0; i < count && start + 8 + 4 * i <= bytes.length; i += 1) {
    const at = start + bytes.readUInt32LE(start + 4 + 4 * i);
    if (at > start && at + 8 <= bytes.length) return bytes.readUInt16LE(at + 6);
  }
  return null;
};

const decoded = (low: number, high: number, format: number | null, base: number): number | null => {
  switch (format) {
    // DYLD_CHAINED_PTR_64, and _OFFSET: 36 bits of target, the last bit says that it is bound to another image.
    case 2:
    case 6:
      if (high >>> 31 === 1) return null;
      return low + (high & 15) * 2 ** 32 + (format === 6 ? base : 0);
    // DYLD_CHAINED_PTR_ARM64E, _USERLAND, _USERLAND24: signed pointers have 32 bits of target, others 43.
    case 1:
    case 9:
    case 12:
      if (((high >>> 30) & 1) === 1) return null;
      if (high >>> 31 === 1) return low + base;
      return low + (high & 0x7ff) * 2 ** 32 + (format === 1 ? 0 : base);
    // DYLD_CHAINED_PTR_32.
    case 3:
      return low >>> 31 === 1 ? null : low & 0x3ffffff;
    default:
      return low + high * 2 ** 32;
  }
};

/** Addresses of the entries of a section, as far as it lies in the file and there is work left. */
export const addressesIn = (
  image: Image,
  section: Section,
  width: number,
  work: Work,
): readonly number[] => {
  const inFile = Math.max(0, Math.min(section.size, image.source.size - section.offset));
  const wanted = BOUNDS.workOfClass * Math.floor(inFile / width);
  const length = Math.floor(allowed(work, wanted) / BOUNDS.workOfClass);
  return Array.from({ length }, (_, i) => section.address + i * width);
};

/** How much more may be looked at; shared by all programs of an app. */
export type Work = { left: number };

/** Takes that much from what is left; gives how much it may be. Below zero: something was left out. */
export const allowed = (work: Work, wanted: number): number => {
  const given = Math.min(wanted, Math.max(0, work.left));
  work.left -= wanted;
  return given;
};
