import type { Platform } from './catalogue.ts';
import type { Closing, Finding, FindingChange, OrganisationId } from './finding.ts';
import { isLater } from './instant.ts';
import type { Instant, Strength, Visibility } from './inventory.ts';
import type { AppId } from './statements.ts';

/** What is stored of one device, and what a new inventory shows of it. */
export type DeviceEvidence = {
  /** Null: the inventory does not have it. */
  readonly sighting: Sighting | null;
  /** Apps of the watchlist that it shows; of one app the strongest match counts. */
  readonly hits: readonly ShownApp[];
  /** Open and closed; one an app. */
  readonly findings: readonly Finding[];
  /**
   * The latest that is known of the device, without this inventory: the evidence of its latest standing sighting, or the
   * moment of a later whole inventory that covered it and did not have it. Null: never heard of.
   */
  readonly latest: { readonly at: Instant; readonly organisation: OrganisationId } | null;
};

type Sighting = {
  readonly organisation: OrganisationId;
  readonly visibility: Visibility;
  /** When its apps were collected; null: at the inventory's moment. */
  readonly collected: Instant | null;
  /** It reported at least one app, and nothing of what it reported was broken or cut off. */
  readonly complete: boolean;
};

type ShownApp = {
  readonly app: AppId;
  readonly strength: Strength;
  readonly platform: Platform | null;
  readonly secondCopy: boolean;
};

/**
 * What counts of the inventory. Whether it is stale does not: an old report is evidence of its own time, and is dated
 * so. Staleness is a matter of coverage.
 */
export type InventoryFacts = {
  readonly moment: Instant;
  /** A part closes nothing by what it does not have. */
  readonly whole: boolean;
  readonly covers: (organisation: OrganisationId) => boolean;
};

/** What the policy, the exceptions and the catalogue say for this device on this day. */
export type DeviceRules = {
  readonly isProhibited: (asked: AppAt) => boolean;
  /** An exception is in force for it. */
  readonly isExcepted: (asked: AppAt) => boolean;
  /** False for an app that reports leave out although it is there, such as a part of iOS before 26. */
  readonly absenceTells: (app: AppId) => boolean;
};
type AppAt = { readonly app: AppId; readonly organisation: OrganisationId };

/** What an inventory can do to a finding. */
export type InventoryChange = Extract<
  FindingChange,
  { readonly kind: 'opened' | 'reopened' | 'seen' | 'closed' }
>;

/**
 * What an inventory changes about the findings of one device, by app. Only evidence later than what is known of a finding
 * changes it. `spec/findings.md` has the rules with examples.
 */
export function reconcile(
  device: DeviceEvidence,
  inventory: InventoryFacts,
  rules: DeviceRules,
): readonly InventoryChange[] {
  const { sighting, latest } = device;
  if (sighting === null) return inventory.whole ? gone(device, inventory) : [];
  const evidence: Evidence = {
    at: sighting.collected ?? inventory.moment,
    sighting,
    latest: latest?.at ?? null,
  };
  const hits = strongestByApp(device.hits);
  const findings = new Map(device.findings.map((finding) => [finding.app, finding]));
  return [...new Set([...findings.keys(), ...hits.keys()])].sort().flatMap((app) => {
    const finding = findings.get(app) ?? null;
    const hit = hits.get(app) ?? null;
    const change =
      finding === null || finding.state === 'closed'
        ? incoming(finding, hit, evidence, rules)
        : standing(finding, hit, evidence, rules);
    return change ?? [];
  });
}

/** Closes what a decision of people closes, without any inventory: an exception that was granted, a verdict that is another. */
export function closeByDecision(
  findings: readonly Finding[],
  because: Exclude<Closing, 'removed' | 'device-gone'>,
  concerns: (finding: Finding) => boolean,
  at: Instant,
): readonly InventoryChange[] {
  return findings
    .filter((finding) => finding.state !== 'closed' && concerns(finding))
    .map((finding) => closed(finding, because, at));
}

type Evidence = {
  readonly at: Instant;
  readonly sighting: Sighting;
  readonly latest: Instant | null;
};

function gone(
  { findings, latest }: DeviceEvidence,
  { moment, covers }: InventoryFacts,
): readonly InventoryChange[] {
  // It was there after that moment: this inventory is the older word.
  if (latest !== null && isLater(latest.at, moment)) return [];
  return findings
    .filter(({ state, seen }) => state !== 'closed' && isLater(moment, seen))
    .filter(({ organisation }) => covers(latest?.organisation ?? organisation))
    .sort((a, b) => (a.app < b.app ? -1 : 1))
    .map((finding) => closed(finding, 'device-gone', moment));
}

/** Of a finding that is not there, or closed: only a hit makes it one. */
function incoming(
  finding: Finding | null,
  hit: ShownApp | null,
  evidence: Evidence,
  rules: DeviceRules,
): InventoryChange | null {
  const { organisation, visibility } = evidence.sighting;
  if (hit === null || !counts({ app: hit.app, organisation }, rules)) return null;
  // INVARIANT: evidence older than the device's latest opens nothing. The later one may have shown that the app was gone,
  // and then nothing would close it again; where it was merely blind, the next one that sees will open it.
  if (evidence.latest !== null && isLater(evidence.latest, evidence.at)) return null;
  const { app, secondCopy } = hit;
  const now = { app, organisation, secondCopy, seen: evidence.at, seenAs: visibility };
  if (finding === null)
    return { kind: 'opened', ...now, strength: hit.strength, platform: hit.platform };
  if (!isLater(evidence.at, finding.seen) || isLater(lastKnownGone(finding), evidence.at))
    return null;
  // What matched before was another installation: the strength is the new one's alone.
  return { kind: 'reopened', finding: finding.id, ...now, strength: hit.strength };
}

const counts = (asked: AppAt, { isProhibited, isExcepted }: DeviceRules): boolean =>
  isProhibited(asked) && !isExcepted(asked);

/** A decision says nothing about whether the app is there, so it dates nothing: the last sighting does. */
function lastKnownGone({ because, closed, seen }: Finding): Instant {
  return because === 'removed' || because === 'device-gone' ? (closed ?? seen) : seen;
}

/** Of a finding that is not closed. What is seen comes before what was decided. */
function standing(
  finding: Finding,
  hit: ShownApp | null,
  evidence: Evidence,
  rules: DeviceRules,
): InventoryChange | null {
  if (!isLater(evidence.at, finding.seen)) return null;
  const { app } = finding;
  const { organisation, visibility } = evidence.sighting;
  if (hit === null && rules.absenceTells(app) && couldHaveShown(evidence.sighting, finding))
    return closed(finding, 'removed', evidence.at);
  if (!rules.isProhibited({ app, organisation }))
    return closed(finding, 'verdict-changed', evidence.at);
  if (rules.isExcepted({ app, organisation })) return closed(finding, 'excepted', evidence.at);
  if (hit === null) return null;
  return {
    kind: 'seen',
    finding: finding.id,
    app,
    organisation,
    strength: strongerOf(finding.strength, hit.strength),
    secondCopy: hit.secondCopy,
    seen: evidence.at,
    seenAs: visibility,
  };
}

/**
 * Whether the app would be in this report if it were still there: the report sees all, or as much as the one that
 * showed it. Two kinds of sight that are not the whole cannot be compared: what a list of names lacks may have another name.
 * `unknown` closes `unknown`, because a fleet whose exports never say how much they show could close nothing otherwise, and
 * a finding that is closed too early comes back with the next report. `nothing` closes nothing, and nor does a report that
 * named no app or could not be read to its end.
 */
function couldHaveShown({ visibility, complete }: Sighting, { seenAs }: Finding): boolean {
  if (!complete || visibility === 'nothing') return false;
  return visibility === 'all' || visibility === seenAs;
}

const closed = (finding: Finding, because: Closing, at: Instant): InventoryChange => ({
  kind: 'closed',
  finding: finding.id,
  app: finding.app,
  because,
  at,
});

const WEAKEST_FIRST: readonly Strength[] = ['name', 'case-folded', 'exact'];

function strongerOf(a: Strength, b: Strength): Strength {
  return WEAKEST_FIRST.indexOf(a) < WEAKEST_FIRST.indexOf(b) ? b : a;
}

function strongestByApp(hits: readonly ShownApp[]): ReadonlyMap<AppId, ShownApp> {
  const byApp = new Map<AppId, ShownApp>();
  for (const hit of hits) {
    const before = byApp.get(hit.app);
    const secondCopy = hit.secondCopy || before?.secondCopy === true;
    const best =
      before === undefined || strongerOf(before.strength, hit.strength) !== before.strength
        ? hit
        : before;
    byApp.set(hit.app, { ...best, secondCopy });
  }
  return byApp;
}
