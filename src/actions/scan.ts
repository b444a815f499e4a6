import { assess, type Assessment } from '../core/assess.ts';
import { type Decisions } from '../core/situation.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Day } from '../core/day.ts';
import type { Inventory, Watchlist } from '../core/inventory.ts';
import type { Policy } from '../core/policy.ts';
import type { ScanReport } from '../core/report.ts';
import { scanReport } from '../core/scan.ts';
import { watchlistOf } from '../core/watchlist.ts';

/** Reads what was handed in, looking for nothing but what is on the list. */
export type InventoryReader = (watchlist: Watchlist) => AsyncIterable<Inventory>;

export type Scan = { readonly report: ScanReport; readonly assessment: Assessment };

/** From exports to findings: what is prohibited, on how many devices, and what could not be seen. */
export async function scan(
  read: InventoryReader,
  rules: { catalogue: Catalogue; policy: Policy; at: Day; decisions: Decisions },
  options: { readonly withDevices: boolean },
): Promise<Scan> {
  // Before the fleet is read: what this leaves behind is collected while hardly anything else is there.
  const assessment = assess(rules.catalogue, rules.policy, rules.at, rules.decisions);
  const inventories = await Array.fromAsync(read(watchlistOf(rules.catalogue)));
  return { report: scanReport(inventories, assessment, options), assessment };
}
