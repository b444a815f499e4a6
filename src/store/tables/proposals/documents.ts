import type { Db } from '../../schema.ts';

export async function document(db: Db, digest: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('rule_document')
    .select('packed')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row?.packed ?? null;
}

export async function hasDocument(db: Db, digest: string): Promise<boolean> {
  const row = await db
    .selectFrom('rule_document')
    .select('digest')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row !== undefined;
}

/** The same content is kept once. */
export async function addDocument(db: Db, digest: string, packed: Uint8Array): Promise<void> {
  await db
    .insertInto('rule_document')
    .values({ digest, packed })
    .onConflict((on) => on.doNothing())
    .execute();
}
