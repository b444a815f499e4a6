import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { ratioIsALie } from './bounds.ts';
import type { DirectoryRecord } from './central-directory.ts';
import { gather } from './gather.ts';
import { isEncrypted, isOfTheFuture, readLocalHeader } from './local-header.ts';
import type { Difference } from './local-header.ts';
import { nameOddities, REFUSED_NAMES } from './name.ts';
import type { Source } from '../source.ts';
import type { Entry } from './zip.ts';

const STORED = 0;
const DEFLATED = 8;

type Entries = {
  readonly entries: readonly Entry[];
  /** All of this name, in the order of the directory. */
  readonly named: (name: string) => readonly Entry[];
};

/** The records of the directory, ending at `end`, with where their data begin; what is odd about each is reported. */
export const readEntries = (
  source: Source,
  records: readonly DirectoryRecord[],
  end: number,
  report: (finding: FileFinding) => void,
): Entries => {
  const gathered = gather(report);
  const first = new Map<string, Entry>();
  const again = new Map<string, Entry[]>();
  const entries = records.map((record): Entry => {
    const { key } = record;
    const add = (finding: Parameters<typeof gathered.add>[1]): void =>
      gathered.add(record.name, finding);
    for (const kind of nameOddities(record))
      add({
        code: 'zip.name-odd',
        phoneReads: REFUSED_NAMES.has(kind)
          ? 'refuses the archive'
          : 'another name than it looks like',
        toolsRead: null,
        facts: { kind, bytes: record.rawName.length },
      });
    tellContent(record, end, add);
    const dataOffset = readLocalHeader(source, record, end, (difference) =>
      add(differing(difference)),
    );
    const entry = entryOf(record, dataOffset);
    if (!first.has(key)) first.set(key, entry);
    else {
      add(DUPLICATE);
      const others = again.get(key);
      if (others) others.push(entry);
      else again.set(key, [entry]);
    }
    return entry;
  });
  gathered.tell();
  const named = (name: string): readonly Entry[] => {
    const key = Buffer.from(name, 'utf8').toString('latin1');
    const entry = first.get(key);
    return entry === undefined ? [] : [entry, ...(again.get(key) ?? [])];
  };
  return { entries, named };
};

/** Written out, since a spread takes most of the time that 65,000 entries take. */
const entryOf = (record: DirectoryRecord, dataOffset: number | null): Entry => ({
  name: record.name,
  rawName: record.rawName,
  method: record.method,
  flags: record.flags,
  size: record.size,
  packed: record.packed,
  crc: record.crc,
  headerOffset: record.headerOffset,
  dataOffset,
});

type Add = (finding: Parameters<ReturnType<typeof gather>['add']>[1]) => void;

const DUPLICATE = {
  code: 'zip.duplicate-name',
  phoneReads: 'refuses the archive',
  toolsRead: 'the first or the last',
  facts: { olderThan: 'Android 4.4', olderReads: 'the first, with the signature of the last' },
} as const;

const tellContent = (record: DirectoryRecord, end: number, add: Add): void => {
  const { method, flags, needs, size, packed } = record;
  if (method !== STORED && method !== DEFLATED)
    add({
      code: 'zip.method-unknown',
      phoneReads: 'manifest and resources as stored; refuses code so packed',
      toolsRead: 'an error',
      facts: { method, olderThan: 'Android 9', olderReads: 'manifest and resources as deflated' },
    });
  if (isEncrypted(flags)) add(SAYS_ENCRYPTED);
  if (isOfTheFuture(needs)) add(saysVersion(needs));
  if (ratioIsALie(record))
    add({
      code: 'zip.bomb',
      phoneReads: null,
      toolsRead: null,
      facts: { kind: 'ratio', size, packed },
    });
  if (packed > end || (method === STORED && size !== packed))
    add({
      code: 'zip.size-differs',
      phoneReads: 'refuses the entry',
      toolsRead: null,
      facts: { kind: 'declared', size, packed },
    });
};

const SAYS_ENCRYPTED = {
  code: 'zip.encrypted-flag',
  phoneReads: 'the content, which is not encrypted',
  toolsRead: 'an encrypted file',
} as const;

const saysVersion = (version: number): Parameters<Add>[0] => ({
  code: 'zip.version-needed',
  phoneReads: 'the content',
  toolsRead: 'an error',
  facts: { version },
});

const differing = ({ kind, local, central }: Difference): Parameters<Add>[0] => {
  // Where both headers say so, it was told by the directory's.
  if (kind === 'encrypted') return { ...SAYS_ENCRYPTED, facts: { in: 'the local header' } };
  if (kind === 'version') return saysVersion(Number(local));
  return {
    code: 'zip.local-differs',
    phoneReads: PHONE_READS[kind],
    toolsRead:
      kind === 'extra' ? 'the content, or an error' : 'what the local header says, or an error',
    facts: { kind, local, central, ...OLDER[kind] },
  };
};

/**
 * FindEntry of libziparchive, as of Android 4.4 and of 2026 (system/libziparchive/zip_archive.cc, read 2026-11-27): method and extra field of the local header
 * are not looked at.
 */
const PHONE_READS: Readonly<Record<Exclude<Difference['kind'], 'encrypted' | 'version'>, string>> =
  {
    header: 'refuses the entry',
    name: 'refuses the entry',
    sizes: 'refuses the entry',
    descriptor: 'manifest and resources as they are; refuses code',
    method: 'what the central directory says',
    extra: 'the content',
  };

const CENTRAL = {
  olderThan: 'Android 4.4',
  olderReads: 'what the central directory says',
} as const;
const OLDER: Readonly<Partial<Record<Difference['kind'], FileFinding['facts']>>> = {
  name: CENTRAL,
  sizes: CENTRAL,
};
