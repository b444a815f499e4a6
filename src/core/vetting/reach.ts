import {
  PERMISSION_GROUPS,
  permissionMeaning,
  type PermissionGroup,
  type PermissionLevel,
} from './permissions.ts';
import type { Told } from './report.ts';

export type Reached = {
  readonly group: PermissionGroup;
  /** The farthest of its permissions. */
  readonly level: PermissionLevel;
  readonly permissions: readonly string[];
};

const PERMISSION_LEVELS: readonly PermissionLevel[] = [
  'asked',
  'special',
  'system',
  'granted',
  'unknown',
];

/** What an app asks for, in groups. */
export function reachOf(told: Told | null): readonly Reached[] {
  if (told === null) return [];
  const meant = told.permissions.map(({ name }) => ({
    name,
    ...permissionMeaning(told.platform, name),
  }));
  return PERMISSION_GROUPS.flatMap((group): readonly Reached[] => {
    const here = meant.filter((one) => one.group === group);
    const level = PERMISSION_LEVELS.find((one) =>
      here.some((permission) => permission.level === one),
    );
    if (level === undefined) return [];
    return [{ group, level, permissions: [...new Set(here.map(({ name }) => name))] }];
  });
}
