import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { placeOf } from './place-of.ts';
import type { Source } from '../source.ts';
import type { EndRecord } from './end-record.ts';
import type { NotZip } from './zip.ts';

/** Why there is nothing to open, with the finding that says it. */
export const notZip = (
  source: Source,
  ends: readonly EndRecord[],
  report: (finding: FileFinding) => void,
): NotZip => {
  const [last] = ends;
  const why = last === undefined ? 'no-end-record' : last.entries === 0 ? 'no-entries' : 'broken';
  report({
    code: last === undefined ? 'zip.no-end-record' : 'zip.directory-differs',
    place: placeOf('', last?.offset ?? null),
    phoneReads: 'refuses the archive',
    toolsRead: null,
    facts: { kind: why, begins: beginning(source), size: source.size },
  });
  return { kind: 'not-zip', why };
};

const BEGINNINGS = [
  ['zip', '504b0304'],
  ['dex', '6465780a'],
  ['elf', '7f454c46'],
  ['gzip', '1f8b'],
  ['7z', '377abcaf'],
  ['rar', '52617221'],
  ['pdf', '25504446'],
  ['xar', '78617221'],
  ['mach-o', 'cffaedfe'],
  ['mach-o', 'cafebabe'],
  ['binary-xml', '03000800'],
  ['html', '3c'],
] as const;

/** What the first bytes look like, as one word: `zip` for an archive that was cut off. */
export const beginning = (source: Source): string => {
  const first = Buffer.from(source.read(0, 4)).toString('hex');
  if (first === '') return 'nothing';
  return BEGINNINGS.find(([, magic]) => first.startsWith(magic))?.[0] ?? 'other';
};
