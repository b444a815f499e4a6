import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { BOUNDS } from './bounds.ts';
import type { EndRecord } from './end-record.ts';
import type { Located } from './locate.ts';
import { placeOf } from './place-of.ts';

type Directory = { readonly records: { readonly length: number }; readonly end: number };

const REFUSES = 'refuses the archive';

/** What the end record says about the central directory, against what stands there. */
export const tellDirectory = (
  located: Located,
  ends: readonly EndRecord[],
  directory: Directory,
  report: (finding: FileFinding) => void,
): void => {
  const { end, offset } = located;
  const tell = (
    code: FileFinding['code'],
    phoneReads: string | null,
    toolsRead: string | null,
    facts: FileFinding['facts'],
  ): void => report({ code, place: placeOf('', end.offset), phoneReads, toolsRead, facts });

  // Before the directory there may be others by right: those of archives inside this one.
  const candidates = ends.filter((candidate) => candidate.offset >= offset);
  if (candidates.length > 1)
    tell('zip.end-record-many', candidates[0] === end ? 'the last one' : REFUSES, 'another one', {
      records: candidates.length,
    });
  if (end.bytesLeft !== 0)
    // Fewer than none: its comment is longer than what is left of the file.
    tell(
      'zip.trailing-bytes',
      REFUSES,
      'the archive',
      end.bytesLeft > 0 ? { bytes: end.bytesLeft } : { missing: -end.bytesLeft },
    );
  if (end.disk !== 0 && end.disk !== 0xffff)
    tell('zip.disk-number', 'the archive', 'an error', { disk: end.disk });
  if (end.isZip64)
    tell('zip.zip64', 'the archive', 'the archive', {
      olderThan: 'Android 12',
      olderReads: 'refuses the archive',
    });

  const has = directory.records.length;
  if (has >= BOUNDS.entries)
    tell('limit.zip-entries', null, null, { says: end.entries, read: BOUNDS.entries });
  else if (directory.end - offset + 0xffff * 3 > BOUNDS.centralDirectory && has < end.entries)
    tell('limit.zip-directory', null, null, { says: end.entries, read: has });
  else if (end.entries !== has)
    tell(
      'zip.count-differs',
      end.entries < has ? 'only as many as it says' : REFUSES,
      'all of them',
      {
        says: end.entries,
        has,
      },
    );
  const differs = differing(located, directory);
  if (differs !== null)
    tell('zip.directory-differs', differs.phoneReads, 'the archive, or an error', differs.facts);
};

/** Where the end record says that the directory is, against where it was found. A shift is told with the bytes before the archive. */
const differing = (
  { end, offset, shift }: Located,
  directory: Directory,
): { readonly phoneReads: string; readonly facts: FileFinding['facts'] } | null => {
  const size = directory.end - offset;
  if (shift !== 0) return null;
  if (offset !== end.directoryOffset)
    return {
      phoneReads: REFUSES,
      facts: { kind: 'offset', says: end.directoryOffset, has: offset },
    };
  if (size !== end.directorySize) {
    const isRefused = size > end.directorySize || offset + end.directorySize > end.offset;
    return {
      phoneReads: isRefused ? REFUSES : 'the archive',
      facts: { kind: 'size', says: end.directorySize, has: size },
    };
  }
  const gap = end.directoryEnd - directory.end;
  return gap === 0
    ? null
    : {
        phoneReads: 'the archive, with no signature of scheme v2 or v3',
        facts: { kind: 'gap', bytes: gap },
      };
};
