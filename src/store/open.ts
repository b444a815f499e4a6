import { Kysely, PostgresDialect } from 'kysely';
import type { PGlite } from '@electric-sql/pglite';
import type { Instant } from '../core/inventory.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { Schema } from './schema.ts';

/** PostgreSQL by its URL; embedded in a folder; or embedded in memory, for tests. */
export type Where =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'memory'; readonly dump: Blob | null };

export type Database = {
  readonly db: Kysely<Schema>;
  /** What the job queue is opened on. */
  readonly boss: { readonly url: string } | { readonly pglite: PGlite };
  readonly kind: 'postgres' | 'embedded';
  readonly close: () => Promise<void>;
};

const POOL = 10;
/** A statement that takes longer has lost its index; whoever waits for it is better told so. */
const STATEMENT_TIMEOUT = 60_000;
const CONNECT_TIMEOUT = 10_000;

export async function openDatabase(where: Where): Promise<Database> {
  return where.kind === 'postgres' ? openPostgres(where.url) : openEmbedded(where);
}

/** OIDs of `bigint` and `timestamptz`, whose values both databases give as we write them. */
const BIGINT = 20;
const TIMESTAMPTZ = 1184;
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [BIGINT]: Number,
  [TIMESTAMPTZ]: instantOf,
};

/** `2026-11-24 07:12:09.5+00` as RFC 3339. Sessions are in UTC. */
export function instantOf(text: string): Instant {
  return `${text.replace(' ', 'T').replace(/\+00(:00)?$/, '')}Z` as Instant;
}

async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL,
    application_name: 'grendel',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    options: '-c timezone=UTC',
    types: {
      getTypeParser: (oid, format) => PARSERS[oid] ?? pg.types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks while it is idle is replaced; without a listener it would end the process.
  pool.on('error', () => {});
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, boss: { url }, kind: 'postgres', close: () => db.destroy() };
}

async function openEmbedded(where: Exclude<Where, { kind: 'postgres' }>): Promise<Database> {
  const { PGlite: Embedded } = await import('@electric-sql/pglite');
  const pglite = new Embedded({
    parsers: { ...PARSERS },
    ...(where.kind === 'embedded' ? { dataDir: where.folder } : {}),
    ...(where.kind === 'memory' && where.dump ? { loadDataDir: where.dump } : {}),
  });
  await pglite.waitReady;
  await pglite.exec("set timezone = 'UTC'");
  const db = new Kysely<Schema>({ dialect: pgliteDialect(pglite) });
  return { db, boss: { pglite }, kind: 'embedded', close: () => db.destroy() };
}
