import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Source } from '../source.ts';
import { layoutOf } from './extents.ts';
import { beginning } from './not-zip.ts';
import { placeOf } from './place-of.ts';
import type { Entry } from './zip.ts';

/** Bytes outside the entries, and entries that share bytes. Gives the offset of the archive's first byte. */
export const tellLayout = (
  source: Source,
  entries: readonly Entry[],
  end: number,
  shift: number,
  report: (finding: FileFinding) => void,
): number => {
  const { first, overlapping, overlaps, unlisted, unlistedAt } = layoutOf(source, entries, end);
  if (overlaps !== null)
    report({
      code: 'zip.overlap',
      place: placeOf(overlaps.name),
      phoneReads: null,
      toolsRead: null,
      facts: { entries: overlapping },
    });
  if (unlisted > 0)
    report({
      code: 'zip.unlisted-bytes',
      place: placeOf('', unlistedAt),
      phoneReads: null,
      toolsRead: null,
      facts: { bytes: unlisted },
    });
  if (shift !== 0)
    report({
      code: 'zip.offsets-shifted',
      place: placeOf('', 0),
      phoneReads: 'refuses the archive',
      toolsRead: 'the archive',
      facts: { bytes: shift },
    });
  const begins = beginning(source);
  // An entry that stands in no directory, as tools leave behind that delete in place: nothing was put before the archive.
  if (first === 0 || entries.length === 0 || (begins === 'zip' && shift === 0)) return 0;
  report({
    code: 'zip.prefix',
    place: placeOf('', 0),
    phoneReads: 'refuses the archive',
    toolsRead: 'the archive',
    facts: { bytes: first, begins, ...(shift === 0 ? older(begins) : {}) },
  });
  return first;
};

/** Android looked at the first bytes of the file since the fix for Janus, CVE-2017-13156. */
const older = (begins: string): FileFinding['facts'] => ({
  olderThan: 'the patches of December 2017',
  olderReads: begins === 'dex' ? 'the archive, and runs the bytes before it' : 'the archive',
});
