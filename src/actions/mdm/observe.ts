import type { Observation } from '../../core/mdm/observation.ts';
import type { RestrictionKey, Standing } from '../../core/mdm/restriction.ts';
import { connectorOf, type MdmServer } from './door.ts';
import { namesOfSeen, type Names } from './named-plan.ts';
import type { StandingCount, StoredConnection } from './stored.ts';

export type Seen = { readonly observation: Observation; readonly names: Names };

/** Looks what lies in the MDM of what Grendel ever put there, and of what is meant to be there now. */
export async function observe(
  server: MdmServer,
  connection: StoredConnection,
  wanted: readonly RestrictionKey[],
  signal: AbortSignal,
): Promise<Seen> {
  const ever = await server.store.mdm.keysEver(connection.id);
  const keys = [...new Set([...ever, ...wanted])];
  const observation = await connectorOf(server, connection).observe({ keys }, signal);
  return { observation, names: namesOfSeen(server, connection.fleet, observation) };
}

/** How many devices stand how, by restriction; a device of which nothing is said is among `nothing-known`. */
export function standingCounts(
  { devices, standings, unread }: Observation,
  keys: readonly RestrictionKey[],
): readonly StandingCount[] {
  const blind = new Set(unread.flatMap(({ what }) => (what.kind === 'device' ? what.device : [])));
  return keys.map((key) => {
    const counts: Record<Standing | 'nothing-known' | 'unread', number> = {
      proven: 0,
      reported: 0,
      assigned: 0,
      failed: 0,
      conflict: 0,
      'without-effect': 0,
      'nothing-known': 0,
      unread: 0,
    };
    const of = new Map(
      standings.flatMap((one) => (one.key === key ? [[one.device, one.standing]] : [])),
    );
    for (const { ref } of devices) {
      const standing = of.get(ref);
      counts[standing ?? (blind.has(ref) ? 'unread' : 'nothing-known')]++;
    }
    return { key, counts };
  });
}
