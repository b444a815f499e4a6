import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { KINDS, sharedDatabase } from './testing.fixture.ts';

test(
  'reads stay prepared on a connection, writes and what has no parameters do not, and there is an end to it',
  { skip: !KINDS.includes('PostgreSQL') },
  async () => {
    const { db } = await sharedDatabase('PostgreSQL');
    await db.connection().execute(async (one) => {
      const kept = async (): Promise<readonly string[]> => {
        const { rows } = await sql<{ readonly statement: string }>`
          select statement from pg_prepared_statements`.execute(one);
        return rows.map(({ statement }) => statement.trim());
      };
      for (let n = 0; n < 3; n++) {
        const { rows } = await sql`select ${n}::int as n`.execute(one);
        assert.deepEqual(rows, [{ n }]);
        await sql`with given as (select ${'a'}::text as name)
          delete from setting using given where setting.name = given.name`.execute(one);
        await sql`delete from setting where name = ${'a'}`.execute(one);
      }
      const now = await kept();
      assert.equal(now.filter((text) => text === 'select $1::int as n').length, 1);
      assert.deepEqual(
        now.filter((text) => text.includes('delete') || text.includes('pg_prepared')),
        [],
      );
      for (let n = 0; n < 250; n++) {
        const { rows } = await sql`select ${n}::int + ${sql.lit(n)} as n`.execute(one);
        assert.deepEqual(rows, [{ n: 2 * n }]);
      }
      assert.equal((await kept()).length, 200);
    });
  },
);
