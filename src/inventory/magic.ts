/** Files that are surely no text, by their first bytes: said by name, so that nobody looks for columns in them. */
const MAGIC: readonly (readonly [string, string])[] = [
  [
    '\xd0\xcf\x11\xe0',
    'an old Excel workbook (.xls) or another Office file of that age: save it as .xlsx or CSV',
  ],
  ['%PDF', 'a PDF'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ["7z\xbc\xaf'\x1c", 'a 7-Zip archive: unpack it'],
  ['Rar!', 'a RAR archive: unpack it'],
  ['\xfd7zXZ', 'an xz archive: unpack it'],
  ['BZh', 'a bzip2 archive: unpack it'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive: unpack it'],
  ['SQLite format 3', 'a SQLite database'],
  ['PAR1', 'a Parquet file: export it as CSV or JSON'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a program'],
];

export function magicOf(head: Uint8Array): string | null {
  const text = Buffer.from(head.subarray(0, 300)).toString('latin1');
  const known = MAGIC.find(([start]) => text.startsWith(start));
  if (known !== undefined && !(known[0] === 'MZ' && !/^MZ[\s\S]{0,80}\0\0/.test(text)))
    return known[1];
  if (text.slice(257, 262) === 'ustar') return 'a tar archive: unpack it';
  return null;
}

export const isBinaryPlist = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(0, 6)).toString('latin1') === 'bplist';

/** A signed configuration profile: CMS around a property list. */
export const isSignedProfile = (head: Uint8Array): boolean =>
  head[0] === 0x30 && Buffer.from(head).toString('latin1').includes('<plist');
