import { findingAfter } from './finding-after.ts';
import type { DeviceId, Finding, FindingId, OrganisationId } from './finding.ts';
import { isLater } from './instant.ts';
import type { Instant, Strength, Visibility } from './inventory.ts';
import {
  reconcile,
  type DeviceEvidence,
  type DeviceRules,
  type InventoryChange,
} from './reconcile.ts';
import type { AppId } from './statements.ts';

/** What stories about findings are told with: one device, and the inventories that follow each other. */

export const MINISTRY = 'ministry' as OrganisationId;

export function findingOf(facts: Partial<Finding> & { readonly app: AppId }): Finding {
  return {
    id: `finding-of-${facts.app}` as FindingId,
    device: 1 as DeviceId,
    organisation: MINISTRY,
    strength: 'exact',
    confirmed: false,
    platform: null,
    present: true,
    usable: null,
    secondCopy: false,
    state: 'open',
    because: null,
    opened: facts.seen ?? ('2026-11-01T08:00:00Z' as Instant),
    seen: '2026-11-01T08:00:00Z' as Instant,
    seenAs: 'all',
    closed: null,
    reopenings: 0,
    ...facts,
  };
}

/** As an inventory tells it of the device. `sees` null: it does not have the device. */
export type Told = {
  readonly moment: string;
  readonly whole?: boolean;
  /** The organisation that the device was last in. */
  readonly covers?: boolean;
  readonly sees: Visibility | null;
  readonly collected?: string | null;
  readonly complete?: boolean;
  readonly organisation?: string;
  readonly hits?: readonly { readonly app: string; readonly strength?: Strength }[];
};

export type DeviceStory = Pick<DeviceEvidence, 'findings' | 'latest'>;
export const NOTHING_YET: DeviceStory = { findings: [], latest: null };

export const EVERYTHING_COUNTS: DeviceRules = {
  isProhibited: () => true,
  isExcepted: () => false,
  absenceTells: () => true,
};

/** What the inventory changes, and where the device stands then: what a store does with the changes. */
export function take(
  { findings, latest }: DeviceStory,
  told: Told,
  rules: DeviceRules = EVERYTHING_COUNTS,
): { readonly changes: readonly InventoryChange[]; readonly story: DeviceStory } {
  const moment = told.moment as Instant;
  const [whole, covers] = [told.whole ?? true, told.covers ?? true];
  const collected = (told.collected ?? null) as Instant | null;
  const sighting =
    told.sees === null
      ? null
      : {
          organisation: (told.organisation ?? MINISTRY) as OrganisationId,
          visibility: told.sees,
          collected,
          complete: told.complete ?? true,
        };
  const hits = (told.hits ?? []).map(({ app, strength }) => ({
    app: app as AppId,
    strength: strength ?? 'exact',
    platform: null,
    secondCopy: false,
  }));
  const changes = reconcile(
    { sighting, hits, findings, latest },
    { moment, whole, covers: () => covers },
    rules,
  );
  const after = new Map(findings.map((finding) => [finding.app, finding]));
  for (const change of changes)
    after.set(
      change.app,
      findingAfter(after.get(change.app) ?? null, change, {
        id: `finding-of-${change.app}` as FindingId,
        device: 1 as DeviceId,
      }),
    );
  const at = sighting !== null ? evidenceOf(told) : whole && covers ? moment : null;
  const organisation = sighting?.organisation ?? latest?.organisation ?? MINISTRY;
  const isNews = at !== null && (latest === null || isLater(at, latest.at));
  return {
    changes,
    story: { findings: [...after.values()], latest: isNews ? { at, organisation } : latest },
  };
}

/** The whole story: each inventory in turn. */
export function takeAll(
  story: DeviceStory,
  inventories: readonly Told[],
  rules?: DeviceRules,
): DeviceStory {
  return inventories.reduce((now, told) => take(now, told, rules).story, story);
}

export const evidenceOf = ({ collected, moment }: Told): Instant =>
  (collected ?? moment) as Instant;
