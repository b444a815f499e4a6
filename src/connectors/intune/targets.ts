import type { Assignment } from './schema.ts';

const GRAPH = '#microsoft.graph.';
export const GROUP = `${GRAPH}groupAssignmentTarget`;
export const NOT_GROUP = `${GRAPH}exclusionGroupAssignmentTarget`;
export const ALL_DEVICES = `${GRAPH}allDevicesAssignmentTarget`;
export const ALL_USERS = `${GRAPH}allLicensedUsersAssignmentTarget`;

export type Target = { readonly '@odata.type': string; readonly groupId?: string };

/** All but the members of a group, or the members of one. Null: to nobody. */
export type Given =
  | { readonly kind: 'all-but'; readonly group: string | null }
  | { readonly kind: 'only'; readonly group: string | null };

export function targetsOf(given: Given, to: 'devices' | 'users'): readonly Target[] {
  if (given.kind === 'only')
    return given.group === null ? [] : [{ '@odata.type': GROUP, groupId: given.group }];
  return [
    { '@odata.type': to === 'users' ? ALL_USERS : ALL_DEVICES },
    ...(given.group === null ? [] : [{ '@odata.type': NOT_GROUP, groupId: given.group }]),
  ];
}

/** The same target, whatever else stands in it. */
export const targetKey = (target: {
  readonly '@odata.type': string;
  readonly groupId?: string | null;
}): string => `${target['@odata.type']} ${target.groupId ?? ''}`;

export const sameTargets = (
  assignments: readonly Assignment[],
  targets: readonly Target[],
): boolean => {
  const seen = new Set(assignments.map(({ target }) => targetKey(target)));
  return seen.size === targets.length && targets.every((target) => seen.has(targetKey(target)));
};
