import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import type { Database, Where } from './open.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { prepareFolder } from './prepare.ts';
import { DatabaseRefused } from './refused.ts';
import type { Schema } from './schema.ts';
import { PARSERS, SESSION } from './values.ts';

/**
 * A statement is planned once for all values: planning took a third of what a page of findings costs, in the one thread that answers
 * requests too. Statements that want another plan for other values are other texts (`tables/findings.ts`).
 */
const PLANS = 'set plan_cache_mode = force_generic_plan';

export async function openEmbedded(where: Exclude<Where, { kind: 'postgres' }>): Promise<Database> {
  if (where.kind === 'embedded') await prepareFolder(where.folder);
  const pglite = new PGlite({
    parsers: { ...PARSERS },
    ...(where.kind === 'embedded' ? { dataDir: where.folder } : {}),
    ...(where.kind === 'memory' && where.dump ? { loadDataDir: where.dump } : {}),
  });
  try {
    await pglite.waitReady;
    await pglite.exec(`${SESSION}; ${PLANS}`);
  } catch (error) {
    if (where.kind !== 'embedded') throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseRefused(
      `${where.folder}: the embedded database can't be opened (${why})`,
      'Put the folder aside and restore its backup; docs/operations.md says how.',
    );
  }
  const db = new Kysely<Schema>({ dialect: pgliteDialect(pglite) });
  return { db, boss: { pglite }, kind: 'embedded', close: () => db.destroy() };
}
