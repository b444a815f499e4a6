import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { readDirectory } from './central-directory.ts';
import type { DirectoryRecord } from './central-directory.ts';
import { tellDirectory } from './directory-findings.ts';
import { endRecords } from './end-record.ts';
import { readEntries } from './entries.ts';
import { tellLayout } from './layout-findings.ts';
import { locate } from './locate.ts';
import type { Located } from './locate.ts';
import { notZip } from './not-zip.ts';
import type { NotZip, Zip } from './zip.ts';

export { contentOf, firstBytes, slice } from './content.ts';
export { beginning } from './not-zip.ts';
export { placeOf } from './place-of.ts';
export type { Entry, NotZip, Zip } from './zip.ts';

/**
 * Opens an archive as Android does (libziparchive, of which the newest is followed and differences of older ones stand in the findings). Where the phone
 * would refuse the whole archive, a finding says so and what tools see is read all the same, so that there is something to explain.
 */
export const openZip = (source: Source, report: (finding: FileFinding) => void): Zip | NotZip => {
  const ends = endRecords(source);
  const located = locate(source, ends);
  if (located === null) return notZip(source, ends, report);
  const { end, offset } = located;
  const directory = readDirectory(source, {
    offset,
    end: end.directoryEnd,
    most: BOUNDS.entries,
    shift: located.shift,
  });
  tellDirectory(located, ends, directory, report);
  const records = asThePhone(located, directory.records);
  const { entries, named } = readEntries(source, records, offset, report);
  const before = tellLayout(source, entries, offset, located.shift, report);
  return {
    kind: 'zip',
    source,
    entries,
    all: named,
    entry: (name) => named(name)[0] ?? null,
    before,
    centralDirectory: { offset, size: directory.end - offset },
    endRecord: { offset: end.offset, size: end.size },
    report,
    kept: new Map(),
    spent: { inflated: 0 },
  };
};

/** The phone reads as many as the end record says; a number that is too high makes it refuse the archive, then all are read. */
const asThePhone = (
  { end }: Located,
  records: readonly DirectoryRecord[],
): readonly DirectoryRecord[] =>
  end.entries < records.length ? records.slice(0, end.entries) : records;
