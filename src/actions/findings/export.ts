import { isCertain } from '../../core/finding.ts';
import { trailerOf, type Exported, type ExportedRow } from '../exceptions/export.ts';
import { recorded } from '../recorded.ts';
import { done, type Context, type Server } from '../server.ts';
import type { FindingCursor, FindingFilter } from '../store.ts';
import { listFindings, type Naming } from './read.ts';

const COLUMNS = [
  'finding',
  'app',
  'appName',
  'category',
  'device',
  'platform',
  'fleet',
  'organisation',
  'state',
  'certain',
  'present',
  'usable',
  'secondCopy',
  'opened',
  'seen',
  'seenAs',
  'closed',
  'because',
  'reopenings',
  'deadline',
] as const;
const AT_ONCE = 200;

/** A list as a file, newest first: phones by our numbers, no holder, and of what tells love life, faith or health the category. */
export async function exportFindings(
  server: Server,
  context: Context,
  naming: Naming,
  filter: Omit<FindingFilter, 'scope'>,
): Promise<Exported> {
  await recorded(server, { ...context, idempotency: null }, async () => {
    const said = { action: 'findings.exported', object: 'findings', result: 'begun' } as const;
    const details = { organisation: filter.organisation ?? null, app: filter.app ?? null };
    return done({ value: null, said: [{ ...said, origin: 'request', details }] });
  });
  const { store } = server;
  const { organisations, fleets } = await store.tree();
  const fleetNames = new Map(fleets.map(({ id, name }) => [id, name]));
  let count = 0;
  async function* rows(): AsyncGenerator<ExportedRow> {
    for (let after: FindingCursor | null = null; ;) {
      const asked = { ...filter, scope: context.scope };
      const page: Awaited<ReturnType<typeof listFindings>> = await listFindings(
        server,
        naming,
        asked,
        { after, limit: AT_ONCE },
      );
      for (const row of page.rows) {
        count++;
        yield {
          finding: row.id,
          app: row.app,
          appName: row.appName,
          category: row.category,
          device: row.device,
          platform: row.platform,
          fleet: fleetNames.get(row.fleet) ?? null,
          organisation: organisations.get(row.organisation)?.name ?? null,
          state: row.state,
          certain: isCertain(row),
          present: row.present,
          usable: row.usable,
          secondCopy: row.secondCopy,
          opened: row.opened,
          seen: row.seen,
          seenAs: row.seenAs,
          closed: row.closed,
          because: row.because,
          reopenings: row.reopenings,
          deadline: row.deadline,
        };
      }
      if (page.next === null) return;
      after = page.next;
    }
  }
  return {
    columns: COLUMNS,
    rows: rows(),
    trailer: () => trailerOf(store, count),
  };
}
