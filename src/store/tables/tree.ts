import type { OrganisationId } from '../../core/finding.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Fleet } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { fleets } from './fleets.ts';
import { organisations } from './organisations.ts';

/** Who belongs to whom: asked for by every list, and changed a few times a year. */
export type Tree = {
  readonly organisations: ReadonlyMap<OrganisationId, Organisation>;
  readonly tops: readonly OrganisationId[];
  readonly fleets: readonly Fleet[];
};

export async function readTree(db: Db): Promise<Tree> {
  const all = await organisations(db);
  return {
    organisations: new Map(all.map((one) => [one.id, one])),
    tops: all.flatMap(({ id, parent }) => (parent === null ? id : [])).toSorted(),
    fleets: await fleets(db),
  };
}

/** How long another process may not see what this one has added: nobody can tell it from having asked a moment earlier. */
const KEPT_FOR = 1000;

/** The tree as it was a moment ago; at once where this process changed it. */
export function keepTree(db: Db): {
  readonly read: () => Promise<Tree>;
  readonly forget: () => void;
} {
  let kept: { readonly since: number; readonly tree: Promise<Tree> } | null = null;
  return {
    read() {
      const now = performance.now();
      if (kept === null || now - kept.since > KEPT_FOR) {
        const reading = { since: now, tree: readTree(db) };
        // What failed is not kept.
        reading.tree.catch(() => {
          if (kept === reading) kept = null;
        });
        kept = reading;
      }
      return kept.tree;
    },
    forget: () => void (kept = null),
  };
}

/** The organisations that a filter reaches; null: all there are. */
export type Reach = {
  readonly organisations: readonly OrganisationId[] | null;
  /** It reaches all that the fleet of the filter can hold. */
  readonly wholeFleet: boolean;
};

export function reachIn(
  tree: Tree,
  {
    scope,
    organisation,
    fleet,
  }: {
    readonly scope: readonly OrganisationId[];
    readonly organisation?: OrganisationId;
    readonly fleet?: Fleet['id'];
  },
): Reach {
  // A scope may be thousands long.
  const within = new Set(scope);
  const isReached = (one: Organisation): boolean =>
    one.path.some((id) => within.has(id)) &&
    (organisation === undefined || one.path.includes(organisation));
  const holder = tree.fleets.find(({ id }) => id === fleet)?.organisation;
  const held = holder === undefined ? undefined : tree.organisations.get(holder);
  const isAll = tree.tops.every((top) => {
    const one = tree.organisations.get(top);
    return one !== undefined && isReached(one);
  });
  return {
    organisations: isAll
      ? null
      : [...tree.organisations.values()].filter(isReached).map(({ id }) => id),
    wholeFleet: held !== undefined && isReached(held),
  };
}
