import type { App, Catalogue, Listing } from './catalogue.ts';
import { holdsAt, type Day } from './day.ts';
import { inForce, listedNames, type ListedNames } from './listings.ts';
import type { Policy } from './policy.ts';
import { reasonsFor } from './reasons.ts';
import { NO_DECISIONS, situationAt, type Decisions, type Situation } from './situation.ts';
import type { AppId } from './statements.ts';
import { judge, type Clearance, type Reason, type Verdict } from './verdict.ts';

/** Law and ownership of one day under one policy, worked out once; verdicts are then look-ups. */
export type Assessment = {
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  readonly at: Day;
  readonly apps: ReadonlyMap<AppId, App>;
  verdict(app: AppId): Verdict;
  /** Which governments' listings name it, adopted here or not. */
  namedBy(app: AppId): readonly Naming[];
};

export type Naming = { readonly listing: Listing; readonly names: 'app' | 'publisher' };

export function assess(
  catalogue: Catalogue,
  policy: Policy,
  at: Day,
  decisions: Decisions = NO_DECISIONS,
): Assessment {
  // Whoever asks for no verdict (only what things are called) waits for none of it.
  let worked: Situation | null = null;
  const situation = (): Situation => (worked ??= situationAt(catalogue, policy, at, decisions));
  const apps = new Map(catalogue.apps.map((app) => [app.id, app]));
  const known = new Map<AppId, Verdict>();
  const verdict = (app: AppId): Verdict => {
    const before = known.get(app);
    if (before) return before;
    const now = weigh(situation(), app);
    known.set(app, now);
    return now;
  };
  let names: ListedNames | null = null;
  return {
    catalogue,
    policy,
    at,
    apps,
    verdict,
    namedBy: (app) => {
      names ??= listedNames(inForce(catalogue.listings, at), situation().ownership);
      return namedBy(situation(), names, app);
    },
  };
}

/** The verdict on one app. The latest clearance outweighs what was derived, and an analyst's finding that is older than it. */
export function weigh(situation: Situation, app: AppId): Verdict {
  const reasons = reasonsFor(situation, app).map((reason) => underPolicy(situation.policy, reason));
  const clearance = situation.decisions.clearances
    .filter((c) => c.app === app && c.signer === null && holdsAt(c, situation.at))
    .toSorted((a, b) => (`${a.from}\t${a.to}\t${a.by}` < `${b.from}\t${b.to}\t${b.by}` ? -1 : 1))
    .at(-1);
  if (!clearance) return judge(reasons);
  const { stands, outweighed } = Object.groupBy(reasons, (reason) =>
    outweighs(clearance, reason) ? 'outweighed' : 'stands',
  );
  const cleared: Reason = { code: 'clearance', leadsTo: 'permitted', clearance };
  return judge([...(stands ?? []), cleared], outweighed ?? []);
}

/** Never what an adopted listing names, in whatever strength: that is for the listing's government to lift. */
function outweighs(clearance: Clearance, reason: Reason): boolean {
  if (reason.code === 'app-listed' || reason.code === 'publisher-listed') return false;
  if (reason.code === 'publisher-possibly-listed') return reason.chain[0]?.rule !== 'named';
  return reason.code !== 'analyst-finding' || reason.finding.from <= clearance.from;
}

function underPolicy(policy: Policy, reason: Reason): Reason {
  const decision = policy.reasons[reason.code];
  return decision === undefined ? reason : { ...reason, leadsTo: decision };
}

/** Every listing in force that names the app or, as far as its words reach, whoever certainly publishes it. */
function namedBy(situation: Situation, names: ListedNames, app: AppId): readonly Naming[] {
  const publishers = (situation.publications.get(app) ?? []).flatMap(({ certain }) =>
    certain.slice(0, 1).filter((p) => p.role === 'publisher'),
  );
  return [
    ...names.byApp(app).map((listing) => ({ listing, names: 'app' as const })),
    ...names.entityListings
      .filter(({ sphere: s }) => publishers.some((p) => s.has(p.entity, 'certain')))
      .map(({ listing }) => ({ listing, names: 'publisher' as const })),
  ];
}
