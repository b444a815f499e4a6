import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { openDatabase } from './open.ts';
import { DatabaseRefused } from './refused.ts';
import { onEachDatabase } from './testing.fixture.ts';

onEachDatabase('a database', (database) => {
  const valueOf = async (text: string): Promise<unknown> => {
    const { rows } = await sql
      .raw<{ readonly value: unknown }>(`select ${text} as value`)
      .execute(database().db);
    return rows[0]?.value;
  };

  test('gives every type of ours in one form', async () => {
    const expected: readonly (readonly [string, unknown])[] = [
      ['9007199254740991::bigint', Number.MAX_SAFE_INTEGER],
      ['(select count(*) from generate_series(1, 3))', 3],
      ['array[1, null, -3]::bigint[]', [1, null, -3]],
      ["'{}'::bigint[]", []],
      ["'2026-11-24 08:12:09.5+01'::timestamptz", '2026-11-24T07:12:09.5Z'],
      ["'0001-01-01 00:00+00'::timestamptz", '0001-01-01T00:00:00Z'],
      ["'2026-11-24'::date", '2026-11-24'],
      [String.raw`'\x00ff0a'::bytea`, new Uint8Array([0, 255, 10])],
      ['\'{"a": [1, null]}\'::jsonb', { a: [1, null] }],
      ["array['a,\"b', null]::text[]", ['a,"b', null]],
      ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
      ["lower('ÉÅ')", 'éå'],
      ['true', true],
    ];
    for (const [text, value] of expected) assert.deepEqual(await valueOf(text), value, text);
  });

  test('takes back what it gave', async () => {
    const { db } = database();
    const given = await sql<{
      readonly at: string;
      readonly bytes: Uint8Array;
      readonly many: number;
    }>`
      select '2026-11-24 07:12:09.123456+00'::timestamptz as at, ${new Uint8Array([1, 0, 255])}::bytea as bytes,
             ${2 ** 53 - 1}::bigint as many`.execute(db);
    const [row] = given.rows;
    assert.ok(row);
    const again =
      await sql`select ${row.at}::timestamptz as at, ${row.bytes}::bytea as bytes, ${row.many}::bigint as many`.execute(
        db,
      );
    assert.deepEqual(again.rows[0], row);
  });

  test('says so where a number is larger than numbers go, or a time has no year of ours', async () => {
    await assert.rejects(valueOf('9007199254740992::bigint'), RangeError);
    await assert.rejects(valueOf("'infinity'::timestamptz"), RangeError);
  });

  test('lets nobody see what is not committed', async () => {
    const { db } = database();
    const inside = Promise.withResolvers<void>();
    const writing = db.transaction().execute(async (tx) => {
      await sql`insert into setting values ('half', '1')`.execute(tx);
      inside.resolve();
      await wait(50);
      throw new Error('changed my mind');
    });
    const failed = assert.rejects(writing, /changed my mind/);
    await inside.promise;
    const { rows } = await sql`select * from setting`.execute(db);
    assert.deepEqual(rows, []);
    await failed;
    assert.deepEqual((await sql`select * from setting`.execute(db)).rows, []);
  });

  test('goes on after a transaction that failed, also one that failed at its very end', async () => {
    const { db } = database();
    await assert.rejects(db.transaction().execute((tx) => sql`select 1/0`.execute(tx)));
    await sql`create table late (id int primary key deferrable initially deferred)`.execute(db);
    try {
      const twice = db
        .transaction()
        .execute((tx) => sql`insert into late values (1), (1)`.execute(tx));
      await assert.rejects(twice, { code: '23505' });
      assert.equal(await valueOf('(select count(*) from late)'), 0);
    } finally {
      await sql`drop table late`.execute(db);
    }
  });

  test('holds many changes at once, one after the other where it must', async () => {
    const { db } = database();
    await sql`insert into setting values ('count', '0')`.execute(db);
    const changes = Array.from({ length: 40 }, () =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql<{
          readonly value: number;
        }>`select value from setting where name = 'count' for update`.execute(tx);
        await sql`update setting set value = to_jsonb(${(rows[0]?.value ?? 0) + 1}::int) where name = 'count'`.execute(
          tx,
        );
      }),
    );
    await Promise.all(changes);
    assert.equal(await valueOf("(select value from setting where name = 'count')"), 40);
  });

  test('keeps to savepoints', async () => {
    const { db } = database();
    const tx = await db.startTransaction().execute();
    await sql`insert into setting values ('kept', '1')`.execute(tx);
    const point = await tx.savepoint('here').execute();
    await sql`insert into setting values ('dropped', '1')`.execute(point);
    await point.rollbackToSavepoint('here').execute();
    await tx.commit().execute();
    assert.deepEqual((await sql`select name from setting`.execute(db)).rows, [{ name: 'kept' }]);
  });
});

describe('a database that cannot be used', () => {
  const refusalOf = async (url: string): Promise<DatabaseRefused> => {
    const refused = await openDatabase({ kind: 'postgres', url }).then(
      (database) => database.close(),
      (error: unknown) => error,
    );
    assert.ok(refused instanceof DatabaseRefused);
    assert.doesNotMatch(`${refused.stack} ${refused.remedy}`, /geheim/);
    assert.notEqual(refused.remedy, '');
    return refused;
  };

  test('is named without its password, with what to do', async () => {
    const { message } = await refusalOf('postgresql://grendel:geheim@127.0.0.1:1/findings');
    assert.equal(message, 'grendel@127.0.0.1:1/findings: no PostgreSQL answers there');
    const nowhere = await refusalOf('postgresql://grendel:geheim@no-such-host.invalid/findings');
    assert.match(nowhere.message, /grendel@no-such-host\.invalid:5432\/findings/);
  });

  for (const address of [
    'postgresql://grendel:geheim@host:99999999/x',
    'postgresql://u:geheim%@h/x',
  ]) {
    test(`is no address: ${address.replace('geheim', '…')}`, async () => {
      await refusalOf(address);
    });
  }

  const url = process.env['GRENDEL_TEST_DATABASE_URL'];
  if (url !== undefined) {
    test('says what PostgreSQL says, in our words', async () => {
      const other = new URL(url);
      other.pathname = '/no_such_database';
      assert.match((await refusalOf(other.href)).message, /there is no such database/);
      other.password = 'geheim';
      assert.match((await refusalOf(other.href)).message, /the password is wrong/);
    });

    test('in the middle of a transaction fails that one alone', async () => {
      const { db, close } = await openDatabase({ kind: 'postgres', url });
      const cut = db.transaction().execute(async (tx) => {
        const { rows } = await sql<{
          readonly pid: number;
        }>`select pg_backend_pid() as pid`.execute(tx);
        await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(db);
        await wait(100);
        await sql`select 1`.execute(tx);
      });
      await assert.rejects(cut);
      assert.deepEqual((await sql`select 1 as one`.execute(db)).rows, [{ one: 1 }]);
      await close();
    });
  }
});
