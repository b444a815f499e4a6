import { createHash, hash } from 'node:crypto';
import type { FileFinding } from '../../../core/vetting/file-finding.ts';
import { bufferOf } from '../../source.ts';
import { contentOf, slice } from '../../zip/open-zip.ts';
import type { Entry, Zip } from '../../zip/open-zip.ts';
import { BOUNDS } from '../bounds.ts';
import { piecesOf } from '../content-digests.ts';
import { findingIn } from '../finding.ts';
import { expectedIn } from './digests.ts';
import type { JarText } from './jar-text.ts';

/** Entries that a v1 signature must cover: all files outside META-INF, which phones ignore. */
export const signable = (zip: Zip): readonly Entry[] =>
  zip.entries.filter(({ name }) => !name.startsWith('META-INF/') && !name.endsWith('/'));

/** As MANIFEST.MF has it: one character a byte. */
export const keyOf = (entry: Entry): string => bufferOf(entry.rawName).toString('latin1');

/** Whether the content of every entry is what MANIFEST.MF says; null: nobody can say, since it is too large or can't be unpacked. */
export const verifyEntries = (
  zip: Zip,
  manifest: JarText,
  report: (finding: FileFinding) => void,
): boolean | null => {
  const [unsigned, differs, unread]: Entry[][] = [[], [], []];
  let digested = 0;
  for (const entry of signable(zip)) {
    const section = manifest.entries.get(keyOf(entry));
    const expected = section && expectedIn(section, 'digest');
    if (!expected) unsigned?.push(entry);
    else if (digested + entry.size > BOUNDS.entriesInAll) unread?.push(entry);
    else {
      digested += entry.size;
      const digest = digestOf(zip, entry, expected.hash);
      if (digest === null) unread?.push(entry);
      else if (digest !== expected.base64.trim()) differs?.push(entry);
    }
  }
  tell('sig.unsigned-entry', unsigned, report);
  tell('sig.entry-differs', differs, report);
  tell('sig.entry-unread', unread, report);
  if (unsigned?.[0] || differs?.[0]) return false;
  return unread?.[0] ? null : true;
};

/** Once for all of a kind: an archive can have 65,535. */
const tell = (
  code: FileFinding['code'],
  entries: readonly Entry[] = [],
  report: (finding: FileFinding) => void,
): void => {
  const [first] = entries;
  if (first) report(findingIn(code, first.name, null, { scheme: 'v1', count: entries.length }));
};

const digestOf = (zip: Zip, entry: Entry, algorithm: string): string | null => {
  const whole = slice(zip, entry);
  if (whole !== null) {
    const digest = createHash(algorithm);
    for (const piece of piecesOf(whole, 0, whole.size)) digest.update(piece);
    return digest.digest('base64');
  }
  const content = contentOf(zip, entry, BOUNDS.entry);
  return typeof content === 'string' ? null : hash(algorithm, content, 'base64');
};
