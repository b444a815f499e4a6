import type { PermissionGroup, PermissionLevel, PermissionMeaning } from './permissions.ts';

export type PermissionRow = readonly [
  group: PermissionGroup,
  level: PermissionLevel,
  names: string,
];

/** Names, separated by spaces, of one group and level; `prefix` goes before names without a dot. */
export const permissionTable = (
  prefix: string,
  rows: readonly PermissionRow[],
): ReadonlyMap<string, PermissionMeaning> =>
  new Map(
    rows.flatMap(([group, level, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name) => [name.includes('.') ? name : prefix + name, { group, level }] as const),
    ),
  );
