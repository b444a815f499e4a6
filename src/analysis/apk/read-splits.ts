import type { Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { placeOf } from '../zip/open-zip.ts';
import type { Entry, Zip } from '../zip/open-zip.ts';
import { bounded } from './bounded.ts';
import { BOUNDS } from './bounds.ts';
import { entryName } from './inside.ts';
import type { Archive, File } from './inside.ts';
import { openInside } from './open-inside.ts';
import { readApk } from './read-apk.ts';
import type { Apk } from './read-apk.ts';
import { agree } from './splits-agree.ts';

/** Files that stores and installers put beside the parts of one app: bundletool, APKPure, SAI, APKMirror. */
const MARKS = ['toc.pb', 'manifest.json', 'meta.sai_v1.json', 'meta.sai_v2.json', 'info.json'];
const BASE = /(?:^|\/)(?:base|base-master|universal)\.apk$/u;

export type Splits = {
  readonly base: Apk;
  /** The base first. */
  readonly parts: readonly Apk[];
  readonly unread: readonly Unread[];
};

export const isMember = ({ name }: Entry): boolean => /\.apk$/iu.test(name.slice(-4));

/** The parts of one app in an archive; null where it holds no app, or apps that have nothing to do with each other. */
export const readSplits = (
  archive: Archive,
  report: (finding: FileFinding) => void,
): Splits | null => {
  const members = archive.zip.entries.filter(isMember);
  const opened = bounded(members, BOUNDS.members, 'parts', archive.report, 'limit.code').map(
    (entry) => openMember({ archive, entry }, report),
  );
  const unread = opened.flatMap((member) => ('why' in member ? [member] : []));
  const parts = opened.flatMap((member) => ('why' in member ? [] : [readApk(member, report)]));
  const bases = parts.filter(
    ({ manifest }) => manifest !== null && manifest.splitting.split === null,
  );
  const base = bases.find((part) => BASE.test(part.archive.name)) ?? bases[0] ?? parts[0];
  if (base === undefined || !isOneApp(archive.zip, parts)) {
    tellApps(archive, members, parts);
    return null;
  }
  agree(archive, base, parts);
  return { base, parts: [base, ...parts.filter((part) => part !== base)], unread };
};

const openMember = (file: File, report: (finding: FileFinding) => void): Archive | Unread => {
  const opened = openInside(file, BOUNDS.memberBytes, report);
  if (opened !== null && typeof opened !== 'string') return opened;
  const { entry } = placeOf(entryName(file.archive, file.entry));
  const why = opened ?? 'broken';
  file.archive.report({
    code: 'split.unread',
    place: placeOf(file.entry.name),
    phoneReads: null,
    toolsRead: null,
    facts: { why },
  });
  return { what: 'nested', why, place: { entry, offset: null } };
};

/** Parts say so themselves, or an installer's file does; any other archive is one that somebody put apps into. */
const isOneApp = (zip: Zip, parts: readonly Apk[]): boolean =>
  parts.length > 0 &&
  ((parts.length === 1 && BASE.test(parts[0]?.archive.name ?? '')) ||
    MARKS.some((mark) => zip.entry(mark) !== null) ||
    parts.some(({ manifest }) => (manifest?.splitting.split ?? null) !== null));

const tellApps = (
  { report }: Archive,
  members: readonly Entry[],
  [first, ...others]: readonly Apk[],
): void =>
  report({
    code: 'apk.several-apps',
    place: placeOf(''),
    phoneReads: 'no app: an archive with apps in it',
    toolsRead: null,
    facts: {
      apps: members.length,
      unread: members.length - (first ? 1 : 0) - others.length,
      first: placeOf(members[0]?.name ?? '').entry,
      package: (first?.manifest?.package?.text ?? '').slice(0, 300),
    },
  });
