import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Gives back the room of rows that are gone, and counts anew what is where. Not in a transaction. */
export async function vacuum(db: Kysely<Schema>): Promise<void> {
  await sql`vacuum (analyze)`.execute(db);
}
