import type { ClassIndex, Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { classIndex, collectNames } from './class-index.ts';
import type { ClassNames } from './class-index.ts';
import { readCodeSignature } from './code-signature.ts';
import type { CodeSignature } from './code-signature.ts';
import { readCommands } from './commands.ts';
import type { Commands } from './commands.ts';
import { encryptionOf } from './encryption.ts';
import { imageOf } from './image.ts';
import type { Image, Work } from './image.ts';
import { objcClasses } from './objc.ts';
import type { Say } from './say.ts';
import { slicesOf } from './slices.ts';
import { swiftTypes } from './swift.ts';
import { classSymbols } from './symbols.ts';

export type MachO = {
  /** One for each kind of processor, in the file's order. */
  readonly slices: readonly MachOSlice[];
  /** Of all slices together: they are one program. */
  readonly classes: ClassIndex;
  readonly unread: readonly Unread[];
};

export type MachOSlice = {
  /** Where it begins in the file. */
  readonly offset: number;
  readonly commands: Commands;
  readonly signature: CodeSignature | null;
  readonly image: Image;
};

/**
 * Opens a Mach-O file, thin or fat: load commands, code signature and names of classes, reading only what these need. Null: it is none. Names that
 * FairPlay has encrypted are in `unread`; what the symbol table says is never encrypted.
 */
export const openMachO = (
  source: Source,
  report: (finding: FileFinding) => void,
  entry: string,
  work: Work = { left: BOUNDS.work },
): MachO | null => {
  const said = new Set<FileFindingCode>();
  const say: Say = (code, offset, facts = {}) => {
    if (said.has(code)) return;
    said.add(code);
    report({ code, place: { entry, offset }, phoneReads: null, toolsRead: null, facts });
  };
  const defined = new Map<string, number | null>();
  const referenced = new Map<string, number | null>();
  const unread: Unread[] = [];
  const slices: MachOSlice[] = [];
  let listed = 0;
  for (const { offset, source: part } of slicesOf(source, say)) {
    const commands = readCommands(part, offset, say);
    if (commands === null) continue;
    const encryption = encryptionOf(part, commands);
    if (encryption.says && !encryption.is)
      say('macho.cryptid-lies', offset + (commands.encryption?.at ?? 0));
    if (!encryption.says && encryption.is) say('macho.packed', offset);
    if (encryption.is)
      unread.push({
        what: 'code',
        why: encryption.says ? 'encrypted' : 'packed',
        place: { entry, offset },
      });
    const image = imageOf(part, commands, encryption.says && encryption.is);
    const names = collectNames(defined, referenced, offset);
    listed = Math.max(listed, readNames(image, names, work));
    if (names.isFull() || image.isSpent() || work.left < 0) {
      say('macho.limit', offset);
      unread.push({ what: 'code', why: 'limit', place: { entry, offset } });
    }
    slices.push({
      offset,
      commands,
      image,
      signature: readCodeSignature(part, commands, offset, say),
    });
  }
  if (slices.length === 0) return null;
  return {
    slices,
    classes: classIndex({ entry, offset: null }, defined, referenced, listed),
    unread,
  };
};

/** Gives how many classes of Objective-C it lists, named or not. */
const readNames = (image: Image, names: ClassNames, work: Work): number => {
  const listed = objcClasses(image, names, work);
  swiftTypes(image, names, work);
  classSymbols(image, names, work);
  return listed;
};
