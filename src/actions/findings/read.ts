import { isWithin } from '../../core/organisation.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import type { FindingId, OrganisationId } from '../../core/finding.ts';
import type { AppId } from '../../core/statements.ts';
import { done, refused, type Outcome, type Server } from '../server.ts';
import type {
  FindingCursor,
  FindingFilter,
  FindingOrder,
  Page,
  Reading,
  StoredFinding,
} from '../store.ts';

/** A finding as others than its holder may see it: an app that tells love life, faith or health is a category. */
export type ShownFinding = Omit<StoredFinding, 'app'> & {
  readonly app: AppId | null;
  readonly appName: string | null;
  /** `dating`, `faith` …; null where the app may be named. */
  readonly category: string | null;
};

/** How apps are shown: worked out once per catalogue. */
export type Naming = (app: AppId) => Pick<ShownFinding, 'app' | 'appName' | 'category'>;

export function namingOf(catalogue: Catalogue): Naming {
  const apps = new Map(catalogue.apps.map((app) => [app.id, app]));
  return (id) => {
    const app = apps.get(id);
    const sensitive = app?.sensitive ?? '';
    if (sensitive !== '') return { app: null, appName: null, category: sensitive };
    return { app: id, appName: app?.name ?? id, category: null };
  };
}

/** Worked out once for a catalogue: it is asked for with each request. */
export function keepNaming(): (catalogue: Catalogue) => Naming {
  let kept: { readonly catalogue: Catalogue; readonly naming: Naming } | null = null;
  return (catalogue) => {
    if (kept?.catalogue !== catalogue) kept = { catalogue, naming: namingOf(catalogue) };
    return kept.naming;
  };
}

export async function listFindings(
  { store }: Server,
  naming: Naming,
  filter: FindingFilter,
  page: {
    readonly after: FindingCursor | null;
    readonly limit: number;
    readonly order?: FindingOrder;
  },
): Promise<Page<ShownFinding, FindingCursor>> {
  const { rows, next } = await store.findings(filter, page);
  return { rows: rows.map((row) => ({ ...row, ...naming(row.app) })), next };
}

export async function readFinding(
  { store }: Server,
  naming: Naming,
  id: FindingId,
  scope: readonly OrganisationId[],
): Promise<Outcome<ShownFinding, 'unknown-finding'>> {
  const row = await inScope(store, id, scope);
  return row ? done({ ...row, ...naming(row.app) }) : refused('unknown-finding');
}

/** A finding of an organisation outside the scope is as unknown as one that is not there. */
export async function inScope(
  store: Pick<Reading, 'finding' | 'organisation'>,
  id: FindingId,
  scope: readonly OrganisationId[],
): Promise<StoredFinding | null> {
  const row = await store.finding(id);
  if (!row) return null;
  const organisation = await store.organisation(row.organisation);
  return organisation !== null && isWithin(organisation, scope) ? row : null;
}
