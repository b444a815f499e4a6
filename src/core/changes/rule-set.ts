import type { Catalogue, Identifier, Listing } from '../catalogue.ts';
import { isAdopted } from '../listings.ts';
import type { Policy } from '../policy.ts';
import type { Decisions } from '../situation.ts';
import type { AppId } from '../statements.ts';
import type { AnalystFinding } from '../verdict.ts';
import type { Content, FindingByHand, ListingByHand, NewApp } from './change.ts';

/** Catalogue, policies and decisions: all that verdicts rest on. */
export type RuleSet = {
  readonly catalogue: Catalogue;
  readonly policies: readonly Policy[];
  readonly decisions: Decisions;
};

/** What the contents of the changes that hold come to. Null: there is no catalogue among them. */
export function ruleSetOf(contents: readonly Content[]): RuleSet | null {
  const catalogue = contents.flatMap((one) => (one.kind === 'catalogue' ? [one.catalogue] : []));
  const [first] = catalogue;
  if (!first) return null;
  const policies = contents.flatMap((one) => (one.kind === 'policy' ? [one.policy] : []));
  const byHand = contents.flatMap((one) => (one.kind === 'listing' ? [one.listing] : []));
  const found = contents.flatMap((one) => (one.kind === 'finding' ? [one.finding] : []));
  const listed = byHand.reduce(withListing, first);
  return {
    catalogue: found.reduce((catalogue, { app }) => withApp(catalogue, app).catalogue, listed),
    policies: policies
      .map((policy) => byHand.filter((one) => one.policy === policy.id).reduce(adopting, policy))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    decisions: {
      clearances: contents.flatMap((one) => (one.kind === 'clearance' ? [one.clearance] : [])),
      findings: found.flatMap((one) => findingsOf(listed, one)),
    },
  };
}

/**
 * A listing by hand binds under its policy because two people said so: the policy adopts it while it is in force. One of a
 * territory is one of the policy's territories.
 */
function adopting(policy: Policy, { listing }: ListingByHand): Policy {
  const { subject } = listing;
  if (subject.kind === 'territory')
    return policy.territories.includes(subject.territory)
      ? policy
      : { ...policy, territories: [...policy.territories, subject.territory] };
  if (isAdopted(policy, listing)) return policy;
  const { government, instrument, measure } = listing;
  return { ...policy, adopts: [...policy.adopts, { government, instrument, measures: [measure] }] };
}

function withListing(before: Catalogue, { listing, app }: ListingByHand): Catalogue {
  const { catalogue, others } = withApp(before, app);
  return {
    ...catalogue,
    listings: [
      ...catalogue.listings,
      listing,
      ...others.map((other): Listing => ({ ...listing, subject: { kind: 'app', app: other } })),
    ],
  };
}

/** What is found of an app is found of whatever has its identifiers. */
const findingsOf = (
  catalogue: Catalogue,
  { finding, app }: FindingByHand,
): readonly AnalystFinding[] => [
  finding,
  ...withApp(catalogue, app).others.map((other) => ({ ...finding, app: other })),
];

/** With an app beside the catalogue's own; `others`: apps that have its identifiers already. */
function withApp(
  catalogue: Catalogue,
  app: NewApp | null,
): { readonly catalogue: Catalogue; readonly others: readonly AppId[] } {
  if (app === null) return { catalogue, others: [] };
  const { apps: others, fresh } = boundTo(catalogue, app);
  const isThere = catalogue.apps.some(({ id }) => id === app.id);
  const { id, name, sensitive } = app;
  const apps = isThere ? catalogue.apps : [...catalogue.apps, { id, name, sensitive, note: '' }];
  return {
    catalogue: { ...catalogue, apps, identifiers: [...catalogue.identifiers, ...fresh] },
    others,
  };
}

/**
 * INVARIANT: a later catalogue that has the identifiers under another id frees nothing: the listing or finding holds for that app as
 * well, and no identifier stands twice.
 */
function boundTo(
  catalogue: Catalogue,
  app: NewApp,
): { readonly apps: readonly AppId[]; readonly fresh: readonly Identifier[] } {
  const owners = new Map(catalogue.identifiers.map((one) => [identifierKey(one), one.app]));
  const apps = app.identifiers.flatMap((one) => owners.get(identifierKey(one)) ?? []);
  const fresh = app.identifiers
    .filter((one) => !owners.has(identifierKey(one)))
    .map(({ platform, identifier, trackId }): Identifier => ({
      app: app.id,
      platform,
      identifier,
      trackId,
      borrowed: false,
      basis: 'read',
      source: '',
      note: '',
      from: null,
      to: null,
    }));
  return { apps: [...new Set(apps)].filter((id) => id !== app.id), fresh };
}

/** Apple compares bundle IDs without regard to case. */
const identifierKey = ({
  platform,
  identifier,
}: Pick<Identifier, 'platform' | 'identifier'>): string =>
  `${platform}\t${platform === 'ios' ? identifier.toLowerCase() : identifier}`;
