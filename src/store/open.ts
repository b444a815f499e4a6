import type { Kysely } from 'kysely';
import type { PGlite } from '@electric-sql/pglite';
import type { Schema } from './schema.ts';

/** PostgreSQL by its URL; embedded in a folder; or embedded in memory, for tests, perhaps from a dump of another. */
export type Where =
  | { readonly kind: 'postgres'; readonly url: string }
  /** INVARIANT: whoever opens it holds the lock of the folder around it (`lock.ts`): two on one folder lose writes. */
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'memory'; readonly dump: Blob | null };

export type Database = {
  readonly db: Kysely<Schema>;
  /** What the job queue is opened on. */
  readonly boss: { readonly url: string } | { readonly pglite: PGlite };
  readonly kind: 'postgres' | 'embedded';
  readonly close: () => Promise<void>;
};

/**
 * Opens a database; a folder without one gets one. Throws `DatabaseRefused` where it can't be reached or used. Only the one that is
 * asked for is loaded.
 */
export async function openDatabase(where: Where): Promise<Database> {
  if (where.kind === 'postgres')
    return (await import('./open-postgres.ts')).openPostgres(where.url);
  return (await import('./open-embedded.ts')).openEmbedded(where);
}
