import { BOUNDS } from './bounds.ts';
import type { ClassNames } from './class-index.ts';
import { allowed } from './image.ts';
import type { Image, Work } from './image.ts';
import { swiftSymbolName } from './swift-names.ts';

const CLASS = Buffer.from('_OBJC_CLASS_$_');
const SWIFT = Buffer.from('_$s');
/** Bits of n_type: for debuggers only; where the symbol is defined. */
const STAB = 0xe0;
const TYPE = 0x0e;

/** Classes that the symbol table names: what is undefined there comes from another image. It is never encrypted. */
export const classSymbols = (image: Image, names: ClassNames, work: Work): void => {
  const { symbols, is64 } = image.commands;
  if (symbols === null) return;
  const width = is64 ? 16 : 12;
  const table = buffer(
    image.source.read(symbols.offset, Math.min(symbols.count * width, BOUNDS.symbols)),
  );
  const strings = buffer(
    image.source.read(symbols.strings.offset, Math.min(symbols.strings.size, BOUNDS.symbols)),
  );
  const count = allowed(work, Math.floor(table.length / width));
  for (let at = 0; at < count * width; at += width) {
    const type = table[at + 4] ?? 0;
    if ((type & STAB) !== 0) continue;
    const start = table.readUInt32LE(at);
    const isUndefined = (type & TYPE) === 0;
    // Most symbols are told apart here, before any text is made.
    if (strings[start] !== 0x5f) continue;
    if (starts(strings, start, CLASS)) {
      const name = textAt(strings, start + CLASS.length);
      if (isUndefined) names.refer(name, symbols.strings.offset + start);
      else names.define(name, symbols.strings.offset + start);
    } else if (isUndefined && starts(strings, start, SWIFT)) {
      const name = swiftSymbolName(textAt(strings, start));
      if (name !== null) names.refer(name, symbols.strings.offset + start);
    }
  }
};

const buffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

const starts = (strings: Buffer, at: number, wanted: Buffer): boolean => {
  for (let i = 0; i < wanted.length; i += 1) if (strings[at + i] !== wanted[i]) return false;
  return true;
};

const textAt = (strings: Buffer, at: number): string => {
  const text = strings.subarray(at, at + BOUNDS.className);
  const end = text.indexOf(0);
  return text.toString('latin1', 0, end === -1 ? text.length : end);
};
