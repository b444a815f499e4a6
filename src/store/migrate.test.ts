import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { migrate, migrations, type Migration } from './migrate.ts';
import type { Database } from './open.ts';
import { DatabaseRefused } from './refused.ts';
import type { Db } from './schema.ts';
import { createStore } from './store.ts';
import { bareDatabase, KINDS } from './testing.fixture.ts';

const STEPS = migrations();
const step = (name: string, text: string): Migration => ({ name, text, digest: text });
const A = step(
  '0001-a',
  "create table a (id int); -- a; comment\ninsert into a values (1); /* ';' */",
);
const B = step(
  '0002-b',
  'create function two() returns int language sql as $$ select 1; select 2; $$;\nalter table a add b int default two()',
);

async function reset(db: Db): Promise<void> {
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
}

/** Rows by table. */
async function rowsOf(db: Db): Promise<Readonly<Record<string, number>>> {
  const tables = await sql<{ readonly name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration' order by 1`.execute(
    db,
  );
  const counted: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{
      readonly rows: number;
    }>`select count(*) as rows from ${sql.table(name)}`.execute(db);
    counted[name] = rows[0]?.rows ?? 0;
  }
  return counted;
}

/** Columns, constraints, indexes, functions: what two databases of one form have in common. */
async function formOf(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly line: string }>`
    select format('%s.%s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
                  pg_get_expr(adbin, adrelid)) as line
    from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attnum > 0 and not attisdropped and relkind = 'r' and relnamespace = 'public'::regnamespace
    union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
    where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
    order by 1`.execute(db);
  return rows.map(({ line }) => line);
}

for (const kind of KINDS)
  describe(`migrations, ${kind}`, () => {
    let database: Database;
    before(async () => {
      database = await bareDatabase(kind);
    });
    const fresh = async (): Promise<Db> => {
      await reset(database.db);
      return database.db;
    };

    test('are taken in order, once, with whatever SQL is in them', async () => {
      const db = await fresh();
      assert.deepEqual(await migrate(db, [A]), ['0001-a']);
      assert.deepEqual(await migrate(db, [A, B]), ['0002-b']);
      assert.deepEqual(await migrate(db, [A, B]), []);
      assert.deepEqual((await sql`select * from a`.execute(db)).rows, [{ id: 1, b: 2 }]);
    });

    test('that fail leave nothing of themselves, and those before them stay', async () => {
      const db = await fresh();
      const broken = step('0002-broken', 'insert into a values (2); select 1/0');
      await assert.rejects(migrate(db, [A, broken]), /division by zero/);
      assert.deepEqual((await sql`select * from a`.execute(db)).rows, [{ id: 1 }]);
      assert.deepEqual(await migrate(db, [A, B]), ['0002-b']);
    });

    test('started by several at once are taken once', async () => {
      const db = await fresh();
      const taken = await Promise.all([1, 2, 3, 4].map(() => migrate(db, [A, B])));
      assert.deepEqual(taken.flat().toSorted(), ['0001-a', '0002-b']);
    });

    test('that were changed after they were taken are refused', async () => {
      const db = await fresh();
      await migrate(db, [A, B]);
      const edited = { ...A, digest: 'another' };
      await assert.rejects(migrate(db, [edited, B]), (error) => {
        assert.ok(error instanceof DatabaseRefused);
        return /0001-a was another one/.test(error.message);
      });
    });

    test('of a newer program are refused, and nothing is touched', async () => {
      const db = await fresh();
      await migrate(db, [A, B]);
      const form = await formOf(db);
      await assert.rejects(migrate(db, [A]), (error) => {
        assert.ok(error instanceof DatabaseRefused);
        return /0002-b.*newer version/.test(error.message);
      });
      assert.deepEqual(await formOf(db), form);
    });

    /** Of a database made anew: the same for all of these, and each takes a second to make. */
    let newest: Promise<readonly string[]> | null = null;
    const formOfNewest = (): Promise<readonly string[]> =>
      (newest ??= (async () => {
        const db = await fresh();
        await migrate(db);
        return formOf(db);
      })());
    for (const [i, { name }] of STEPS.entries())
      test(`from ${name} with data in it to the newest: the form is as if made anew, and no row is lost`, async () => {
        const form = await formOfNewest();
        const db = await fresh();
        for (const step of STEPS.slice(0, i + 1).keys()) {
          await migrate(db, STEPS.slice(0, step + 1));
          await sql.raw(dataOf(STEPS[step]?.name ?? '')).execute(db);
        }
        const rows = await rowsOf(db);
        for (const [table, many] of Object.entries(rows))
          assert.ok(many > 0, `up to ${name}.data.sql nothing is there for ${table}`);
        await migrate(db);
        assert.deepEqual(await formOf(db), form);
        const kept = await rowsOf(db);
        for (const [table, many] of Object.entries(rows))
          if (table in kept) assert.ok((kept[table] ?? 0) >= many, `${table} lost rows`);
        await readsAll(db);
      });
  });

/** Rows of the tables that a step made, as it left them; a step that made none has no file. */
function dataOf(name: string): string {
  const file = join(import.meta.dirname, 'migrations', `${name}.data.sql`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** What the store of today makes of rows of old. */
async function readsAll(db: Db): Promise<void> {
  const store = createStore(db);
  const organisations = await store.organisations();
  const scope = organisations.filter(({ parent }) => parent === null).map(({ id }) => id);
  const [fleet] = await store.fleets();
  assert.ok(fleet);
  const inventories = await store.inventories(fleet.id, { before: null, limit: 100 });
  const findings = await store.findings({ scope }, { after: null, limit: 100 });
  assert.ok(findings.rows.length > 0);
  for (const { id } of findings.rows) assert.ok((await store.events(id)).length > 0);
  assert.ok(inventories.rows.length > 0);
  assert.ok((await store.findingCounts(scope)).length > 0);
  assert.ok((await store.coverage(scope)).length > 0);
  for (const { id } of await store.mdm.connections()) {
    const [plan] = await store.mdm.plans(id, { before: null, limit: 10 });
    assert.ok(plan && (await store.mdm.observation(plan.document.basedOn.observation)));
    for (const sync of await store.mdm.syncs(id, 10))
      assert.ok((await store.mdm.syncProgress(sync.id)).pages > 0);
    assert.ok((await store.mdm.checks(id, 10)).length > 0);
    assert.ok((await store.mdm.exemptions(fleet.id)).length > 0);
  }
}

describe('files of migrations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-migrations-'));
  after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

  test('are one step each, whatever the ends of their lines; a gap or another name is a mistake', () => {
    write('0001-a.sql', 'select 1;\n');
    write('0001-a.data.sql', 'no step');
    const [unix] = migrations(folder);
    write('0001-a.sql', 'select 1;\r\n');
    assert.deepEqual(migrations(folder), [unix]);
    write('0003-c.sql', '');
    assert.throws(() => migrations(folder), /0003-c\.sql is no migration number 2/);
  });
});
