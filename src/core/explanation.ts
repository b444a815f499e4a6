import { assess, type Assessment, type Naming } from './assess.ts';
import { type Decisions } from './situation.ts';
import type { App, AppName, Entity, Identifier } from './catalogue.ts';
import { keyOf } from './interests.ts';
import type { AppId, EntityId, Interest, Publication, Seat } from './statements.ts';
import type { Chain, Decision, Reason, Verdict } from './verdict.ts';

/** All that there is to say about one app: data for the terminal, JSON and pages. */
export type Explanation = {
  readonly app: App;
  readonly verdict: Verdict;
  readonly identifiers: readonly Identifier[];
  readonly names: readonly AppName[];
  /** Every statement on who publishes, builds and signs it, whether it counted or not. */
  readonly publications: readonly Publication[];
  readonly namedBy: readonly Naming[];
  /** Entities that the reasons and statements speak of, by id. */
  readonly entities: ReadonlyMap<EntityId, Entity>;
  /** Seats of those entities, all of them: also what contradicts. */
  readonly seats: readonly Seat[];
  /** Interests in the entities of the chains that did not count: minority stakes, ended ones, contradictions. */
  readonly otherInterests: readonly Interest[];
  readonly wouldChange: readonly Change[];
};

/** What would make it another verdict, each tried out. */
export type Change =
  | { readonly kind: 'end-of-interest'; readonly interest: Interest; readonly becomes: Decision }
  | { readonly kind: 'end-of-listing'; readonly listing: string; readonly becomes: Decision }
  | { readonly kind: 'verified-publisher' }
  | { readonly kind: 'clearance' };

export function explain(
  assessment: Assessment,
  id: AppId,
  decisions: Decisions,
): Explanation | null {
  const { catalogue } = assessment;
  const app = assessment.apps.get(id);
  if (!app) return null;
  const verdict = assessment.verdict(id);
  const publications = catalogue.publications.filter((p) => p.app === id);
  const chains = verdict.because.flatMap(chainOf);
  const counted = new Set(chains.flatMap((l) => l.owners.flatMap((o) => o.interests)));
  const concerned = new Set<EntityId>([
    ...publications.map((p) => p.entity),
    ...chains.flatMap((link) => [link.entity, ...link.owners.map((o) => o.owner)]),
  ]);
  const otherInterests = catalogue.interests.filter(
    (i) => concerned.has(i.asset) && !counted.has(i),
  );
  const shown = new Set([...concerned, ...otherInterests.map((i) => i.owner)]);
  return {
    app,
    verdict,
    identifiers: catalogue.identifiers.filter((i) => i.app === id),
    names: catalogue.names.filter((n) => n.app === id),
    publications,
    namedBy: assessment.namedBy(id),
    entities: new Map(catalogue.entities.filter((e) => shown.has(e.id)).map((e) => [e.id, e])),
    seats: catalogue.seats.filter((s) => shown.has(s.entity)),
    otherInterests,
    wouldChange: changes(assessment, id, verdict, chains, decisions),
  };
}

export function chainOf(reason: Reason): Chain {
  return 'chain' in reason ? reason.chain : [];
}

function changes(
  assessment: Assessment,
  app: AppId,
  verdict: Verdict,
  chain: Chain,
  decisions: Decisions,
): readonly Change[] {
  if (verdict.decision === 'permitted') return [];
  const found: Change[] = [];
  const { catalogue, policy, at } = assessment;
  const tried = new Map<string, Interest>();
  for (const interest of chain.flatMap((l) => l.owners.flatMap((o) => o.interests))) {
    tried.set(keyOf(interest), interest);
  }
  for (const [key, interest] of tried) {
    const interests = catalogue.interests.filter((i) => keyOf(i) !== key);
    const { decision } = assess({ ...catalogue, interests }, policy, at, decisions).verdict(app);
    if (decision !== verdict.decision)
      found.push({ kind: 'end-of-interest', interest, becomes: decision });
  }
  const named = new Set(verdict.because.flatMap((r) => ('listing' in r ? [r.listing.id] : [])));
  for (const listing of named) {
    const listings = catalogue.listings.filter((l) => l.id !== listing);
    const { decision } = assess({ ...catalogue, listings }, policy, at, decisions).verdict(app);
    if (decision !== verdict.decision)
      found.push({ kind: 'end-of-listing', listing, becomes: decision });
  }
  const open = verdict.because[0].code;
  if (open === 'publisher-unknown' || open === 'publisher-unverified') {
    found.push({ kind: 'verified-publisher' });
  }
  const listed = verdict.because.some(
    (r) => r.code === 'app-listed' || r.code === 'publisher-listed',
  );
  if (!listed) found.push({ kind: 'clearance' });
  return found;
}
