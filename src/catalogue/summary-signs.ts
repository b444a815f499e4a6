import type { Kit } from '../core/vetting/knowledge.ts';
import type { PackFiles } from './files.ts';
import { readPack } from './pack.ts';

/** By what parts of apps can be found: how many rows have each kind of sign, and how many were read. */
export type SignCounts = {
  readonly rows: number;
  readonly read: number;
  readonly byKind: Readonly<Record<(typeof KINDS)[number], number>>;
  /** Rows that a file shows only by whom it talks to: code behind another host hides from them. */
  readonly domainsOnly: number;
};

const KINDS = [
  'packages',
  'applePrefixes',
  'frameworks',
  'libraries',
  'assets',
  'metaData',
  'permissions',
  'domains',
] as const satisfies readonly (keyof Kit)[];

export function countSigns(files: PackFiles): SignCounts {
  const { sdks, packers, loaders, channels } = readPack(files, { thorough: true });
  const kits = [sdks, packers, loaders, channels].flatMap((rows) => rows.map(({ value }) => value));
  const having = (kind: (typeof KINDS)[number]) => kits.filter((kit) => kit[kind].length > 0);
  return {
    rows: kits.length,
    read: kits.filter(({ basis }) => basis === 'read').length,
    byKind: Object.fromEntries(KINDS.map((kind) => [kind, having(kind).length])) as Record<
      (typeof KINDS)[number],
      number
    >,
    domainsOnly: kits.filter((kit) =>
      KINDS.every((kind) => kit[kind].length > 0 === (kind === 'domains')),
    ).length,
  };
}
