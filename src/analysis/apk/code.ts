import type { Facts, Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { openDex } from '../dex/open-dex.ts';
import { contentOf, placeOf } from '../zip/open-zip.ts';
import type { Entry } from '../zip/open-zip.ts';
import { bounded, tellLeftOut } from './bounded.ts';
import { BOUNDS } from './bounds.ts';
import { LOADED } from './hidden.ts';
import { entryName } from './inside.ts';
import type { Archive, File } from './inside.ts';

export type Code = {
  readonly classes: Facts['classes'];
  readonly hosts: Facts['hosts'];
  readonly addresses: NonNullable<Facts['addresses']>;
  readonly leads: Facts['leads'];
  readonly unread: readonly Unread[];
};

/** All code in these archives: what Android loads (classes.dex, classes2.dex and on without a gap), what it leaves, and what is hidden. */
export const readCode = (
  archives: readonly Archive[],
  hidden: readonly File[],
  report: (finding: FileFinding) => void,
): Code => {
  const files = [
    ...archives.flatMap((archive) => codeIn(archive).map((entry) => ({ archive, entry }))),
    ...hidden,
  ];
  let kept = 0;
  const read = bounded(files, BOUNDS.codeFiles, 'files of code', report, 'limit.code').map(
    (file) => {
      kept += file.entry.size;
      if (kept > BOUNDS.codeInAll) return nothing('limit', entryName(file.archive, file.entry));
      return readOne(file, report);
    },
  );
  if (kept > BOUNDS.codeInAll)
    tellLeftOut('limit.code', { kind: 'bytes of code', has: kept, read: BOUNDS.codeInAll }, report);
  return {
    classes: read.flatMap(({ classes }) => classes),
    hosts: read.flatMap(({ hosts }) => hosts),
    addresses: read.flatMap(({ addresses }) => addresses),
    leads: read.flatMap(({ leads }) => leads),
    unread: read.flatMap(({ unread }) => unread),
  };
};

/** In the order of loading; those behind a gap, which Android does not load, last. */
const codeIn = ({ zip, report }: Archive): readonly Entry[] => {
  const numbered = zip.entries.flatMap((entry) => {
    const number = LOADED.exec(entry.name)?.[1];
    return number === undefined ? [] : [{ entry, number: number === '' ? 1 : Number(number) }];
  });
  const sorted = numbered.toSorted((a, b) => a.number - b.number);
  const numbers = new Set(sorted.map(({ number }) => number));
  const gap = sorted.find(({ number }) => number > 1 && !numbers.has(number - 1));
  if (gap !== undefined)
    report({
      code: 'apk.code-gap',
      place: placeOf(gap.entry.name),
      phoneReads: 'nothing from here on, until the app loads it',
      toolsRead: 'all of it',
      facts: { number: gap.number },
    });
  return sorted.map(({ entry }) => entry);
};

const readOne = ({ archive, entry }: File, report: (finding: FileFinding) => void): Code => {
  const name = entryName(archive, entry);
  const content = contentOf(archive.zip, entry, BOUNDS.code);
  if (typeof content === 'string') return nothing(content, name);
  const dex = openDex(content, report, name);
  if (dex === null) return nothing('broken', name);
  return {
    classes: dex.classes,
    hosts: dex.hosts().map((host) => ({ ...host, from: 'code' })),
    addresses: dex.addresses(),
    leads: dex.leads(),
    unread: [],
  };
};

const nothing = (why: Unread['why'], name: string): Code => ({
  classes: [],
  hosts: [],
  addresses: [],
  leads: [],
  unread: [{ what: 'code', why, place: placeOf(name) }],
});
