import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from './schema.ts';
import { empty, sharedDatabase } from './testing.fixture.ts';

describe('statements of the embedded database', () => {
  let db: Db;
  before(async () => {
    ({ db } = await sharedDatabase('embedded'));
  });
  beforeEach(() => empty(db));

  const kept = async (like: string): Promise<readonly { readonly uses: number }[]> => {
    const { rows } = await sql<{ readonly uses: number }>`
      select (generic_plans + custom_plans)::int as uses from pg_prepared_statements
      where statement like ${`${like}%`}`.execute(db);
    return rows;
  };

  test('give what was asked, whatever the kind of value', async () => {
    const bytes = Uint8Array.from([0, 1, 255]);
    for (let times = 0; times < 3; times++) {
      const { rows } = await sql`
        select ${'a "b" \\ c'}::text as text, ${null}::text as nothing, ${7}::bigint as number, ${true}::boolean as yes,
          ${bytes}::bytea as bytes, ${'{"00000000-0000-0000-0000-000000000001"}'}::uuid[] as ids`.execute(
        db,
      );
      const ids = ['00000000-0000-0000-0000-000000000001'];
      assert.deepEqual(rows, [
        { text: 'a "b" \\ c', nothing: null, number: 7, yes: true, bytes, ids },
      ]);
    }
  });

  test('give rows that go over the borders of what the database hands out at once, empty texts and other scripts apart from nothing', async () => {
    const { rows } = await sql<{ readonly n: number; readonly text: string | null }>`
      select n::int, case n % 3 when 0 then null when 1 then '' else repeat('抖音é', ${200}::int) end as text
      from generate_series(1, 2000) as n`.execute(db);
    assert.equal(rows.length, 2000);
    assert.deepEqual(rows.slice(-3), [
      { n: 1998, text: null },
      { n: 1999, text: '' },
      { n: 2000, text: '抖音é'.repeat(200) },
    ]);
  });

  test('stay prepared, and are planned anew now and then, since tables grow', async () => {
    for (let n = 0; n < 130; n++) {
      const { rows } = await sql`select /* again */ ${n}::int as n`.execute(db);
      assert.deepEqual(rows, [{ n }]);
    }
    const [one, ...others] = await kept('select /* again */');
    assert.deepEqual(others, []);
    assert.equal(one?.uses, 30);
  });

  test('are not kept without end', async () => {
    for (let n = 0; n < 300; n++) await sql`select ${sql.lit(n)} + ${n}::int`.execute(db);
    assert.equal((await kept('')).length, 250);
  });

  test('are forgotten where a table is changed, whose rows they would else not fit', async () => {
    const ask = () => sql`select * from short_lived where ${1}::int = 1`.execute(db);
    await sql`create table short_lived (a int); insert into short_lived values (1)`.execute(db);
    try {
      for (let times = 0; times < 7; times++) assert.deepEqual((await ask()).rows, [{ a: 1 }]);
      await sql`alter table short_lived add column b text default 'b'`.execute(db);
      assert.deepEqual((await ask()).rows, [{ a: 1, b: 'b' }]);
    } finally {
      await sql`drop table short_lived`.execute(db);
    }
  });

  test('that fail are told by their code, and the next ones go on, also in a transaction that is rolled back', async () => {
    const divide = (by: number, on = db) => sql`select 1 / ${by}::int as n`.execute(on);
    const byZero = { code: '22012' };
    await assert.rejects(divide(0), byZero);
    assert.deepEqual((await divide(1)).rows, [{ n: 1 }]);
    await assert.rejects(
      db.transaction().execute(async (tx) => {
        await sql`insert into setting (name, value) values (${'a'}, ${'1'}::jsonb)`.execute(tx);
        await divide(0, tx);
      }),
      byZero,
    );
    assert.deepEqual((await divide(1)).rows, [{ n: 1 }]);
    assert.deepEqual(await db.selectFrom('setting').selectAll().execute(), []);
    await assert.rejects(sql`select ${1}::int from nowhere`.execute(db), { code: '42P01' });
  });
});
