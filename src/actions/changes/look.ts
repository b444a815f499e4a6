import type { ChangeId } from '../../core/changes/change.ts';
import { counted, uncounted } from '../../core/changes/proposed-watchlist.ts';
import type { FleetId, InventoryId } from '../../core/finding.ts';
import type { Assignment } from '../../core/groups.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { AppId } from '../../core/statements.ts';
import { talliesOf, type DeviceCount, type Tally } from '../../core/tallies.ts';
import { policiesOf } from '../policy-choice.ts';
import type { Rulebook } from '../rulebook.ts';
import type { ChangesStaging } from './store.ts';
import type { ChangeTally } from './stored.ts';

/**
 * Apps that the fold counts and never tells of a device: those of an open verdict, and those that a proposal would prohibit and
 * the rules in force do not.
 */
export function countedApps(rulebook: Rulebook, policies: readonly string[]): ReadonlySet<AppId> {
  const all = new Set(rulebook.apps(policies, 'undetermined'));
  for (const { book } of rulebook.proposed)
    for (const { id } of book.catalogue.apps)
      for (const app of [id, counted(id)])
        if (policies.some((policy) => isNews(rulebook, book, policy, app))) all.add(app);
  return all;
}

/** Not of an app whose identifier the catalogue in force knows and the rules in force prohibit: that is a finding. */
function isNews(rulebook: Rulebook, book: Rulebook, policy: string, app: AppId): boolean {
  const id = uncounted(app);
  if (!book.policy(policy) || book.verdict(policy, id) !== 'prohibited') return false;
  return app !== id || rulebook.verdict(policy, id) !== 'prohibited';
}

export type Looked = {
  /** Of apps whose verdict is open. */
  readonly tallies: readonly Tally[];
  readonly proposed: readonly ChangeId[];
  readonly rows: readonly ChangeTally[];
};

/** What was counted, told apart: what is open now, and what each proposal would prohibit. */
export function lookedAt(
  rulebook: Rulebook,
  counts: readonly DeviceCount[],
  organisations: readonly Organisation[],
  assignments: readonly Assignment[],
): Looked {
  const policies = [...new Set(assignments.map(({ policy }) => policy))];
  const open = rulebook.apps(policies, 'undetermined');
  const isOpen = ({ app }: DeviceCount): boolean => app !== null && open.has(app);
  const policiesFor = policiesOf(organisations, assignments);
  const rows = rulebook.proposed.flatMap(({ change, book }) => {
    const of = counts.filter(
      ({ app, organisation }) =>
        app !== null &&
        policiesFor(organisation).some((policy) => isNews(rulebook, book, policy, app)),
    );
    return talliesOf(together(of), organisations).flatMap(({ organisation, app, devices }) =>
      app === null || devices === null ? [] : [{ change, organisation, app, devices }],
    );
  });
  return {
    tallies: talliesOf(counts.filter(isOpen), organisations).filter(({ app }) => app !== null),
    proposed: rulebook.proposed.map(({ change }) => change),
    rows,
  };
}

/** By whichever identifier an app was known, it is that app. */
const together = (counts: readonly DeviceCount[]): readonly DeviceCount[] =>
  counts.map((one) => (one.app === null ? one : { ...one, app: uncounted(one.app) }));

/** Beside the tallies of an inventory on its way in. Without proposals nothing is written. */
export async function stageLooked(
  { changes }: { readonly changes: ChangesStaging },
  { id, fleet }: { readonly id: InventoryId; readonly fleet: FleetId },
  { proposed, rows }: Looked,
): Promise<void> {
  if (proposed.length > 0) await changes.stageChangeTallies(id, fleet, proposed, rows);
}
