import type { FleetId, InventoryId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { isWithin } from '../../core/organisation.ts';
import { recorded } from '../recorded.ts';
import { newInventory } from './new-inventory.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { StoredInventory } from '../store.ts';
import { isToCome } from './refusals.ts';

/** What somebody says of an export before handing it in. */
export type Announcement = {
  readonly fleet: FleetId;
  /** A part closes nothing by absence. */
  readonly coverage: 'whole' | 'part';
  /** Null: all of the fleet's. */
  readonly organisations: readonly OrganisationId[] | null;
  /** The moment it is of, where its own columns do not say. Never the time of the upload. */
  readonly moment: Instant | null;
};
export type AnnounceCode =
  | 'unknown-fleet'
  | 'unknown-organisation'
  | 'organisation-outside-fleet'
  | 'moment-in-future'
  | 'idempotency-key-reused';

/** Gives an inventory its id, so that its progress can be followed while its bytes come in. */
export async function announce(
  server: Server,
  context: Context,
  { fleet: id, coverage, organisations, moment }: Announcement,
): Promise<Outcome<StoredInventory, AnnounceCode>> {
  return recorded<StoredInventory, AnnounceCode>(server, context, async (tables, at) => {
    const fleet = (await tables.fleets()).find((one) => one.id === id);
    if (!fleet) return refused('unknown-fleet');
    if (moment !== null && isToCome(moment, at)) return refused('moment-in-future');
    const all = await tables.organisations();
    for (const covered of organisations ?? []) {
      const organisation = all.find((one) => one.id === covered);
      if (!organisation) return refused('unknown-organisation');
      if (!isWithin(organisation, [fleet.organisation]))
        return refused('organisation-outside-fleet');
    }
    const inventory = newInventory({
      id: server.newId() as InventoryId,
      fleet: id,
      state: 'announced',
      coverage,
      organisations,
      moment,
      announced: at,
    });
    await tables.announce(inventory);
    const said = {
      action: 'inventory.announced',
      object: `inventory:${inventory.id}`,
      result: 'announced',
      origin: 'request',
      details: { fleet: id, coverage, organisations: organisations?.join(' ') ?? null, moment },
    };
    return done({ value: inventory, said: [said] });
  });
}
