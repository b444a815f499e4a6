import type { Check, StoredPlan } from '../actions/mdm/stored.ts';
import type { World } from './world.fixture.ts';

/** A look at a plan that is for two phones: one has answered, the other has not. */
export function checkOf(world: World, of: StoredPlan, kind: Check['kind']): Check {
  const counts = {
    proven: 1,
    reported: 0,
    assigned: 1,
    failed: 0,
    conflict: 0,
    'without-effect': 0,
    waiting: 0,
    'nothing-known': 0,
    unread: 0,
  };
  return {
    id: world.newId(),
    connection: of.connection,
    plan: of.id,
    kind,
    at: world.now(),
    outcome: 'pending',
    result: {
      standings: of.document.restrictions.map(({ key, kind: is, hash }) => ({
        key,
        kind: is,
        hash,
        wanted: 2,
        counts,
        withoutEffect: 0,
        leaving: 0,
      })),
      leftovers: [],
      heldBy: null,
      restrictions: [],
      drifts: [],
      steps: {},
      keys: of.document.restrictions.map(({ key }) => key),
      devices: 2,
      conflicts: of.document.conflicts,
      unread: 0,
    },
  };
}
