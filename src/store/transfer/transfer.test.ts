import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { handIn, newWorld, NOW, stage, at } from '../conformance/world.fixture.ts';
import type { Db } from '../schema.ts';
import { createStore } from '../store.ts';
import { empty, KINDS, sharedDatabase, type Kind } from '../testing.fixture.ts';
import { exportDatabase } from './export.ts';
import type { KeyPrint, TransferProblem } from './format.ts';
import { importDatabase, type Imported } from './import.ts';
import { tablesOf } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'grendel-transfer-'));
const KEYS: readonly KeyPrint[] = [{ use: 'pseudonym', number: 1, print: '0011223344556677' }];
const databases = new Map<Kind, Db>();
before(async () => {
  for (const kind of KINDS) databases.set(kind, (await sharedDatabase(kind)).db);
});
after(() => rmSync(folder, { recursive: true }));

function db(kind: Kind): Db {
  const there = databases.get(kind);
  assert.ok(there);
  return there;
}

/** Findings of two weeks, an inventory on its way in, decisions, and texts that a format could stumble over. */
async function fill(db: Db): Promise<void> {
  await empty(db);
  const store = createStore(db);
  const world = await newWorld(store, db);
  const phones = Array.from({ length: 8 }, (_, n) => ({
    name: `phone ${n}`,
    serial: `S${n}`,
    apps: n % 2 === 0 ? ['tiktok'] : [],
  }));
  await handIn(world, { moment: at('24T08:00'), phones });
  await handIn(world, { moment: at('25T08:00'), phones: phones.slice(1) });
  await stage(world, { moment: at('26T08:00'), phones });
  await store.change(async (tables) => {
    await tables.setSetting('quotes "\\\n\u0085\u2028 🐘 \'', { a: null, b: [1.5, 'ü'] });
    await tables.setSetting('nothing', null);
    await tables.claimKey('somebody', 'a key', new Uint8Array([0, 255, 10, 13]), NOW);
    await tables.keepAnswer('somebody', 'a key', null);
    await tables.addOpenings(
      Array.from({ length: 2500 }, (_, n) => ({
        commitment: `c${n}`,
        field: 'actor',
        sealed: new Uint8Array([n % 256, 0, 1]),
      })),
    );
    return { result: null, entries: ['one', 'two\\n"', 'three'] };
  });
}

/** All that is stored, as PostgreSQL writes it. */
async function contentOf(db: Db): Promise<Readonly<Record<string, readonly string[]>>> {
  const content: Record<string, readonly string[]> = {};
  for (const { name } of await tablesOf(db)) {
    const { rows } = await sql<{ row: string }>`
      select given::text as row from ${sql.table(name)} as given`.execute(db);
    content[name] = rows.map(({ row }) => row).toSorted();
  }
  return content;
}

let files = 0;
async function exported(db: Db): Promise<string> {
  const path = join(folder, `${++files}.export`);
  const result = await exportDatabase(db, path, { made: NOW, keys: KEYS, replace: false });
  assert.ok(result.ok);
  return path;
}

const imported = (db: Db, path: string): Promise<Imported> =>
  importDatabase(db, path, { missing: () => [] });

async function refusal(db: Db, path: string): Promise<TransferProblem> {
  const result = await imported(db, path);
  assert.ok(!result.ok);
  return result.problem;
}

for (const from of KINDS)
  for (const to of KINDS)
    test(`what is exported from the one (${from}) is there in the other (${to}), and goes on`, async () => {
      await fill(db(from));
      const before = await contentOf(db(from));
      const path = await exported(db(from));
      await empty(db(to));
      const result = await imported(db(to), path);
      assert.ok(result.ok, JSON.stringify(result));
      assert.deepEqual(await contentOf(db(to)), before);
      assert.equal(result.rows['ledger_opening'], 2500);
      assert.equal(result.made, NOW);
      await createStore(db(to)).change(async () => ({ result: null, entries: ['the next'] }));
      const { rows } = await sql<{ entry: string }>`
        select entry from ledger_waiting order by id desc limit 1`.execute(db(to));
      assert.deepEqual(rows, [{ entry: 'the next' }]);
    });

for (const name of KINDS)
  describe(`an export, ${name}`, () => {
    let path: string;
    let content: Awaited<ReturnType<typeof contentOf>>;
    before(async () => {
      await fill(db(name));
      content = await contentOf(db(name));
      path = await exported(db(name));
      await empty(db(name));
    });
    const isEmpty = async (): Promise<void> =>
      assert.deepEqual(Object.values(await contentOf(db(name))).flat(), []);
    const variant = (bytes: Uint8Array): string => {
      const changed = join(folder, `${++files}.export`);
      writeFileSync(changed, bytes);
      return changed;
    };
    const lines = (): string[] => gunzipSync(readFileSync(path)).toString().split('\n');
    const rewritten = (edit: (lines: string[]) => string[]): string =>
      variant(gzipSync(edit(lines()).join('\n')));

    test('can be read by its owner alone, and never takes the place of a file unasked', async () => {
      if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
      const asked = { made: NOW, keys: KEYS };
      const again = await exportDatabase(db(name), path, { ...asked, replace: false });
      assert.equal(!again.ok && again.problem.code, 'file-exists');
      const other = await exported(db(name));
      assert.ok((await exportDatabase(db(name), other, { ...asked, replace: true })).ok);
    });

    test('that is cut anywhere is refused, and nothing of it is taken', async () => {
      const bytes = readFileSync(path);
      for (const share of [0.1, 0.5, 0.9, 0.999]) {
        const { code } = await refusal(
          db(name),
          variant(bytes.subarray(0, Math.floor(bytes.length * share))),
        );
        assert.equal(code, 'cut', `at ${share}`);
      }
      const all = lines();
      for (const end of [3, Math.floor(all.length / 2), all.length - 2]) {
        const problem = await refusal(
          db(name),
          rewritten((text) => [...text.slice(0, end), '']),
        );
        assert.deepEqual([problem.code, problem.line], ['cut', end + 1]);
      }
      await isEmpty();
    });

    test('in which one byte is another is refused', async () => {
      const bytes = readFileSync(path);
      for (const place of [20, 1000, bytes.length - 6]) {
        const changed = Buffer.from(bytes);
        changed[place]! ^= 1;
        const { code } = await refusal(db(name), variant(changed));
        // Where the byte is one of the header, it says other steps.
        const codes: readonly string[] = ['damaged', 'cut', 'no-export', 'other-steps'];
        assert.ok(codes.includes(code), code);
      }
      await isEmpty();
    });

    test('of which a row was changed, dropped, added or swapped is refused with its place', async () => {
      const row = lines().findIndex((line) => line.includes('tiktok'));
      const edits: readonly ((lines: string[]) => string[])[] = [
        (all) => all.map((line, n) => (n === row ? line.replace('tiktok', 'tiktak') : line)),
        (all) => all.toSpliced(row, 1),
        (all) => all.toSpliced(row, 0, all[row] ?? ''),
        (all) => all.with(row, '["1"]'),
        (all) => all.with(row, 'no json'),
        (all) => all.with(row, all[0] ?? ''),
        (all) => [...all.slice(0, -1), all[row] ?? '', ''],
        (all) => {
          const table = all.findIndex((line) => line.startsWith('{"table":"device"'));
          return all.toSpliced(table, 1);
        },
      ];
      for (const [n, edit] of edits.entries()) {
        const { code, line } = await refusal(db(name), rewritten(edit));
        assert.equal(code, 'damaged', `edit ${n}`);
        assert.ok(line !== null && line > 0);
      }
      await isEmpty();
    });

    test('of another form, another program or another version is told apart', async () => {
      const foreign = async (bytes: string | Uint8Array): Promise<string> =>
        (await refusal(db(name), variant(Buffer.from(bytes)))).code;
      assert.equal(await foreign('plain text'), 'no-export');
      assert.equal(await foreign(''), 'cut');
      assert.equal(await foreign(gzipSync('')), 'no-export');
      assert.equal(await foreign(gzipSync('{"other":"thing"}\n')), 'no-export');
      assert.equal(await foreign(gzipSync('{"grendel":"export/2"}\n')), 'other-format');
      const newer = rewritten(([header = '', ...rest]) => {
        const told = JSON.parse(header);
        told.steps.push({ name: '9999-later', digest: 'x' });
        return [JSON.stringify(told), ...rest];
      });
      const problem = await refusal(db(name), newer);
      assert.equal(problem.code, 'other-steps');
      assert.match(problem.message, /9999-later/);
    });

    test('needs the keys that it was written with', async () => {
      const asked: (readonly KeyPrint[])[] = [];
      const result = await importDatabase(db(name), path, {
        missing: (written) => {
          asked.push(written);
          return written;
        },
      });
      assert.equal(!result.ok && result.problem.code, 'other-keys');
      assert.deepEqual(asked, [KEYS]);
      await isEmpty();
    });

    test('goes only into a database without anything in it', async () => {
      assert.ok((await imported(db(name), path)).ok);
      assert.equal((await refusal(db(name), path)).code, 'not-empty');
      assert.deepEqual(await contentOf(db(name)), content);
    });
  });
