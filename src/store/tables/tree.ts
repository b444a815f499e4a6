import { sql } from 'kysely';
import type { OrganisationId } from '../../core/finding.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Fleet, Tree } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { fleets } from './fleets.ts';
import { organisations } from './organisations.ts';

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

/** Tells organisations that were added or changed, without reading thousands of them: how many, and what their rows come to. */
async function markOf(db: Db): Promise<string> {
  const { rows } = await sql<{ readonly mark: string }>`
    select concat(count(*), ' ', sum(hash_record_extended(organisation, 0))) as mark from organisation`.execute(
    db,
  );
  return rows[0]?.mark ?? '';
}

type Marked = { readonly tree: Tree; readonly mark: string };
/** The same organisations where nothing of them has changed. */
async function readAgain(db: Db, before: Marked | null): Promise<Marked> {
  // First the mark: what is added between is seen the next time.
  const mark = await markOf(db);
  return before?.mark === mark
    ? { mark, tree: { ...before.tree, fleets: await fleets(db) } }
    : { mark, tree: await readTree(db) };
}

/** The tree as it was a moment ago; at once where this process changed it. */
export function keepTree(db: Db): {
  readonly read: () => Promise<Tree>;
  readonly forget: () => void;
} {
  let kept: { readonly since: number; readonly tree: Promise<Tree> } | null = null;
  let last: Marked | null = null;
  return {
    read() {
      const now = performance.now();
      if (kept === null || now - kept.since > KEPT_FOR) {
        const read = readAgain(db, last);
        const reading = { since: now, tree: read.then(({ tree }) => tree) };
        read.then(
          (marked) => void (last = marked),
          // What failed is not kept.
          () => {
            if (kept === reading) kept = null;
          },
        );
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
  const find = (id: OrganisationId | undefined): Organisation | undefined =>
    id === undefined ? undefined : tree.organisations.get(id);
  const reaches = (one: Organisation | undefined): boolean => one !== undefined && isReached(one);
  const held = find(tree.fleets.find(({ id }) => id === fleet)?.organisation);
  const reached = (): readonly OrganisationId[] => {
    const below = belowIn(tree);
    // Of one organisation, all below it, or what of that the scope reaches; else all below the scope.
    const ids =
      organisation === undefined
        ? [...new Set(scope.flatMap((id) => below.get(id) ?? []))]
        : (below.get(organisation) ?? []);
    return organisation === undefined || reaches(find(organisation))
      ? ids
      : ids.filter((id) => reaches(find(id)));
  };
  return {
    organisations: tree.tops.every((top) => reaches(find(top))) ? null : reached(),
    wholeFleet: reaches(held),
  };
}

type Below = ReadonlyMap<OrganisationId, readonly OrganisationId[]>;
const belows = new WeakMap<Tree['organisations'], Below>();

/** Each organisation and all below it; worked out once for a tree, since every list asks for some of it. */
function belowIn({ organisations: all }: Tree): Below {
  const known = belows.get(all);
  if (known !== undefined) return known;
  const below = new Map<OrganisationId, OrganisationId[]>();
  for (const { id, path } of all.values())
    for (const above of path) {
      const ids = below.get(above);
      if (ids === undefined) below.set(above, [id]);
      else ids.push(id);
    }
  belows.set(all, below);
  return below;
}
