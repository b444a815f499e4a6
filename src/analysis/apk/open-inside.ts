import type { Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { ofBytes } from '../source.ts';
import type { Source } from '../source.ts';
import { contentOf, openZip, slice } from '../zip/open-zip.ts';
import type { Entry, Zip } from '../zip/open-zip.ts';
import { entryName, reportInside } from './inside.ts';
import type { Archive, File } from './inside.ts';

/**
 * An archive in an archive. `isWanted`: only if it holds what is looked for; nothing is reported of others (null). What is inflated counts for the whole file.
 */
export const openInside = (
  { archive, entry }: File,
  most: number,
  report: (finding: FileFinding) => void,
  isWanted: (zip: Zip) => boolean = () => true,
): Archive | Unread['why'] | null => {
  const { zip: outer, opened } = archive;
  const source = sourceOf(archive, entry, most);
  if (typeof source === 'string') return source;
  const name = entryName(archive, entry);
  const inside = reportInside(name, report);
  const findings: FileFinding[] = [];
  const zip = openZip(source, (finding) => findings.push(finding));
  if (zip.kind === 'zip' && !isWanted(zip)) return null;
  for (const finding of findings) inside(finding);
  if (zip.kind !== 'zip') return 'broken';
  return { zip: { ...zip, report: inside, spent: outer.spent }, name, report: inside, opened };
};

/** Read where it lies when it is stored, else inflated once. */
export const sourceOf = ({ zip }: Archive, entry: Entry, most: number): Source | Unread['why'] => {
  const stored = slice(zip, entry);
  if (stored !== null) return stored;
  const content = contentOf(zip, entry, most);
  return typeof content === 'string' ? content : ofBytes(content);
};
