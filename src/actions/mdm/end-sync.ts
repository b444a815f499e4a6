import type { Problem } from '../../core/inventory.ts';
import { recorded, type Said } from '../recorded.ts';
import { BY_ITSELF, done, refused } from '../server.ts';
import type { InventoryState } from '../store.ts';
import type { MdmServer } from './door.ts';
import type { StoredSync, SyncFault } from './stored.ts';

const UNDER_WAY: readonly InventoryState[] = ['receiving', 'staged'];

export type SyncEnding = {
  readonly state: Exclude<StoredSync['state'], 'running'>;
  readonly fault: SyncFault | null;
  /** How its inventory ends, where it has not ended by itself. */
  readonly inventory: {
    readonly state: 'refused' | 'interrupted' | 'unchanged';
    readonly problems: readonly Problem[];
  } | null;
};

/** A sync and its inventory end together. Where it had ended before, nothing happens. */
export async function endSync(
  server: MdmServer,
  { id, connection, inventory }: StoredSync,
  ending: SyncEnding,
): Promise<void> {
  await recorded<null, 'ended'>(server, BY_ITSELF, async (tables, at) => {
    const { state, fault } = ending;
    if (!(await tables.mdm.endSync(id, state, fault, at))) return refused('ended');
    const origin = `sync:${id}`;
    const said: Said[] = [
      {
        action: 'sync.ended',
        object: origin,
        result: state,
        origin: `connection:${connection}`,
        details: { inventory, fault: fault?.kind ?? null, status: fault?.status ?? null },
      },
    ];
    const end = ending.inventory;
    if (end !== null) {
      const to = { state: end.state, problems: end.problems, ended: at };
      if (await tables.setInventory(inventory, UNDER_WAY, to))
        said.push({
          action: `inventory.${end.state}`,
          object: `inventory:${inventory}`,
          result: end.state,
          origin,
          details: { why: end.problems.map(({ code }) => code).join(' ') },
        });
    }
    return done({ value: null, said });
  });
}

/** The fleet could not be read; what was read of it so far counts for nothing. */
export const failSync = (server: MdmServer, sync: StoredSync, fault: SyncFault): Promise<void> =>
  endSync(server, sync, {
    state: 'failed',
    fault,
    inventory: {
      state: 'interrupted',
      problems: [
        {
          code: 'mdm-not-read',
          message: `The MDM could not be read to its end (${fault.kind})`,
          remedy: fault.remedy,
          line: null,
          column: null,
          times: 1,
        },
      ],
    },
  });
