import type { Connection, StepResult } from '../../actions/mdm/connector.ts';
import type { Reach, RestrictionKey } from '../../core/mdm/restriction.ts';
import type { Graph } from './api.ts';
import { deleteGroup, ourGroups } from './groups.ts';
import { type PolicyKind, SHAPES } from './kinds.ts';
import { oursByKey, type OurPolicy, readPolicies } from './policies.ts';
import { forgetReach } from './reach.ts';

export type Carrying = {
  readonly graph: Graph;
  readonly connection: Connection;
  /** Graph's host, as members of groups are named by it. */
  readonly base: string;
  readonly signal: AbortSignal;
};

export const DONE: StepResult = { kind: 'done' };
export const WAITING: StepResult = { kind: 'waiting' };
export const failed = (
  code: Extract<StepResult, { kind: 'failed' }>['code'],
  detail: string | null = null,
): StepResult => ({ kind: 'failed', code, detail });

export const isNobody = (reach: Reach): boolean =>
  reach.kind === 'only' && reach.devices.length === 0;

/** Ours of this key, the oldest; a copy that somebody made of it is left alone. */
export async function findOurs(
  { graph, signal }: Carrying,
  kind: PolicyKind,
  key: RestrictionKey,
): Promise<OurPolicy | null> {
  const { collection } = SHAPES[kind];
  const policies = await readPolicies(graph, collection, signal);
  return oursByKey(policies, collection).get(key)?.[0] ?? null;
}

export async function dropGroups(
  { graph, connection, signal }: Carrying,
  key: RestrictionKey,
): Promise<void> {
  for (const one of (await ourGroups(graph, signal)).all)
    if (one.key === key) await deleteGroup(graph, one.group.id, signal);
  await forgetReach(connection.memory, key);
}
