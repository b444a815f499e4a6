import type { Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { placeOf } from '../zip/open-zip.ts';
import type { Zip } from '../zip/open-zip.ts';
import { bounded } from './bounded.ts';
import { BOUNDS } from './bounds.ts';
import { hiddenIn } from './hidden.ts';
import type { Hidden } from './hidden.ts';
import { entryName } from './inside.ts';
import type { Archive, File } from './inside.ts';
import { MANIFEST } from './manifests.ts';
import { openInside } from './open-inside.ts';

/** Code that an app hides, and the archives in it that hold code: the app loads them itself, so they are part of it. */
export type Nested = {
  readonly archives: readonly Archive[];
  readonly code: readonly File[];
  readonly unread: readonly Unread[];
};

/** `depth`: how many archives are around this one. */
export const nestedIn = (
  outer: Archive,
  report: (finding: FileFinding) => void,
  depth = 0,
): Nested => {
  const hidden = bounded(hiddenIn(outer), BOUNDS.hidden, 'hidden code', outer.report, 'limit.code');
  const opened = hidden
    .filter(({ kind }) => kind === 'archive')
    .map((archive) => ({ hidden: archive, inside: open(outer, archive, depth, report) }));
  const archives = opened.flatMap(({ inside }) => (isArchive(inside) ? [inside] : []));
  const deeper = archives.map((archive) => nestedIn(archive, report, depth + 1));
  tell(outer, [
    ...hidden.filter(({ kind }) => kind !== 'archive').map((code) => ({ code, kind: code.kind })),
    ...opened.flatMap(({ hidden: code, inside }) =>
      isArchive(inside) ? [{ code, kind: inside.zip.entry(MANIFEST) ? 'app' : 'archive' }] : [],
    ),
  ]);
  return {
    archives: [...archives, ...deeper.flatMap((inside) => inside.archives)],
    code: [
      ...hidden
        .filter(({ kind }) => kind === 'dex')
        .map(({ entry }) => ({ archive: outer, entry })),
      ...deeper.flatMap(({ code }) => code),
    ],
    unread: [
      ...opened.flatMap(({ hidden: { entry }, inside }): readonly Unread[] =>
        typeof inside === 'string'
          ? [{ what: 'nested', why: inside, place: placeOf(entryName(outer, entry)) }]
          : [],
      ),
      ...deeper.flatMap(({ unread }) => unread),
    ],
  };
};

type Inside = Archive | Unread['why'] | null;
const isArchive = (inside: Inside): inside is Archive =>
  inside !== null && typeof inside !== 'string';

/** Null: no archive with code in it, as fonts and pictures are often kept. */
const open = (
  outer: Archive,
  { entry, by }: Hidden,
  depth: number,
  report: (finding: FileFinding) => void,
): Inside => {
  const limit =
    depth >= BOUNDS.depth
      ? { depth }
      : outer.opened.count >= BOUNDS.nested
        ? { opened: BOUNDS.nested }
        : null;
  if (limit !== null) {
    outer.report({
      code: 'limit.nested',
      place: placeOf(entry.name),
      phoneReads: null,
      toolsRead: null,
      facts: limit,
    });
    return 'limit';
  }
  outer.opened.count++;
  const inside = openInside({ archive: outer, entry }, BOUNDS.nestedBytes, report, holdsCode);
  // What only looks like an archive by its first bytes is none that anybody says there is.
  return typeof inside === 'string' && by === 'content' ? null : inside;
};

const holdsCode = (zip: Zip): boolean =>
  zip.entries.some(({ name }) => /\.(?:dex|so|jar|apk)$/iu.test(name.slice(-4)));

type Told = { readonly code: Hidden; readonly kind: string };

/** One finding for each kind of code, with the first of it as an example. */
const tell = ({ report }: Archive, all: readonly Told[]): void => {
  for (const [first, ...others] of Object.values(
    Object.groupBy(all, ({ code, kind }) => `${kind} ${code.by}`),
  ).flatMap((same) => (same === undefined ? [] : [same])))
    if (first !== undefined)
      report({
        code: 'apk.hidden-code',
        place: placeOf(first.code.entry.name),
        phoneReads: 'nothing, until the app loads it',
        toolsRead: null,
        facts: { kind: first.kind, by: first.code.by, entries: others.length + 1 },
      });
};
