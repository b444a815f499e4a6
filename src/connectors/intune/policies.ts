import { meaningHash } from '../../blocking/meaning.ts';
import type { ContentHash, RestrictionKey } from '../../core/mdm/restriction.ts';
import { z } from 'zod';
import type { Graph } from './api.ts';
import {
  type Collection,
  collectionPath,
  identifiersIn,
  isPolicyKind,
  type PolicyKind,
  SHAPES,
} from './kinds.ts';
import { kindOfKey, markIn } from './mark.ts';
import { Assignment, Policy } from './schema.ts';

/** A policy or profile that carries Grendel's mark. */
export type OurPolicy = {
  readonly key: RestrictionKey;
  readonly kind: PolicyKind;
  readonly policy: Policy;
};

/** Where it stands in messages. */
const COLLECTION_WORDS: Readonly<Record<Collection, string>> = {
  configurationPolicies: 'the policies of the settings catalog',
  deviceConfigurations: 'the configuration profiles',
  deviceCompliancePolicies: 'the compliance policies',
};

export const readPolicies = (
  graph: Graph,
  collection: Collection,
  signal: AbortSignal,
): Promise<readonly Policy[]> =>
  graph.all(
    Policy,
    { what: COLLECTION_WORDS[collection], path: collectionPath(collection) },
    signal,
  );

/** The mark and the right type together: a mark that was copied into something else makes it none of ours. */
export function ourPolicy(policy: Policy, collection: Collection): OurPolicy | null {
  const mark = markIn(policy.description);
  const kind = mark === null ? null : kindOfKey(mark.key);
  if (mark === null || mark.role !== null || kind === null || !isPolicyKind(kind)) return null;
  const shape = SHAPES[kind];
  if (shape.collection !== collection) return null;
  if (shape.type !== null && policy['@odata.type'] !== shape.type) return null;
  return { key: mark.key, kind, policy };
}

/**
 * Ours by key, the oldest first. There may be two: the portal's "duplicate" copies the description with its mark. The oldest counts;
 * a copy is somebody's work, and is left.
 */
export function oursByKey(
  policies: readonly Policy[],
  collection: Collection,
): ReadonlyMap<RestrictionKey, readonly OurPolicy[]> {
  const byKey = new Map<RestrictionKey, OurPolicy[]>();
  for (const policy of policies.toSorted(oldestFirst)) {
    const ours = ourPolicy(policy, collection);
    if (ours === null) continue;
    const known = byKey.get(ours.key);
    if (known === undefined) byKey.set(ours.key, [ours]);
    else known.push(ours);
  }
  return byKey;
}

const oldestFirst = (a: Policy, b: Policy): number => {
  const [one, other] = [a, b].map((p) => `${p.createdDateTime ?? '9999'} ${p.id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
};

const settingsOf = (graph: Graph, id: string, signal: AbortSignal): Promise<readonly unknown[]> =>
  graph.all(
    z.unknown(),
    {
      what: 'the settings of a policy',
      // `$top`: unverified; without it the pages are smaller.
      path: `${collectionPath('configurationPolicies')}/${encodeURIComponent(id)}/settings?$top=1000`,
    },
    signal,
  );

export async function hashOf(
  graph: Graph,
  ours: OurPolicy,
  signal: AbortSignal,
): Promise<ContentHash> {
  const settings =
    ours.kind === 'intune-settings-catalog' ? await settingsOf(graph, ours.policy.id, signal) : [];
  return meaningHash(ours.kind, identifiersIn(ours.kind, ours.policy, settings));
}

export const assignmentsOf = (
  graph: Graph,
  collection: Collection,
  id: string,
  signal: AbortSignal,
): Promise<readonly Assignment[]> =>
  graph.all(
    Assignment,
    {
      what: 'the assignments of a policy',
      path: `${collectionPath(collection)}/${encodeURIComponent(id)}/assignments`,
    },
    signal,
  );
