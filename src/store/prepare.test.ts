import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { openDatabase } from './open.ts';
import { EMBEDDED_MAJOR, prepareFolder } from './prepare.ts';
import { DatabaseRefused } from './refused.ts';

const parent = mkdtempSync(join(tmpdir(), 'grendel-prepare-'));
after(() => rmSync(parent, { recursive: true }));
const url = (file: string): string => JSON.stringify(join(import.meta.dirname, file));

/** Runs a program of the given lines in a process of its own. */
function child(lines: string) {
  return spawn(process.execPath, ['--input-type=module', '-e', lines], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

test('killed while a database is made, the next start makes it anew, and what is acknowledged outlives a kill', async () => {
  const folder = join(parent, 'killed', 'database');
  const first = child(`
    const { prepareFolder } = await import(${url('prepare.ts')});
    await prepareFolder(${JSON.stringify(folder)});`);
  while (!existsSync(join(parent, 'killed')) || readdirSync(join(parent, 'killed')).length === 0)
    await wait(5);
  first.kill('SIGKILL');
  await once(first, 'close');
  assert.equal(existsSync(folder), false, 'it was killed too late to show anything');

  const writer = child(`
    const { openDatabase } = await import(${url('open.ts')});
    const { sql } = await import('kysely');
    const { db } = await openDatabase({ kind: 'embedded', folder: ${JSON.stringify(folder)} });
    await sql\`create table kept (id int primary key, text text)\`.execute(db);
    for (let id = 1; ; id++) {
      await sql\`insert into kept values (\${id}, repeat('x', 2000))\`.execute(db);
      console.log(id);
    }`);
  let acknowledged = 0;
  for await (const text of writer.stdout.setEncoding('utf8')) {
    acknowledged = Number(String(text).trim().split('\n').at(-1));
    if (acknowledged >= 120) writer.kill('SIGKILL');
  }
  assert.deepEqual(readdirSync(join(parent, 'killed')), ['database']);
  assert.equal(statSync(folder).mode & 0o077, 0, 'others may look into it');

  const { db, close } = await openDatabase({ kind: 'embedded', folder });
  const { rows } = await sql<{
    readonly rows: number;
    readonly last: number;
    readonly version: string;
  }>`
    select count(*) as rows, max(id) as last, current_setting('server_version') as version from kept`.execute(
    db,
  );
  await close();
  const [found] = rows;
  assert.ok(found);
  // One more may be there: written, and the word of it lost with the process.
  assert.ok(
    found.rows === acknowledged || found.rows === acknowledged + 1,
    `${acknowledged} acknowledged, ${found.rows} there`,
  );
  assert.equal(found.last, found.rows);
  assert.equal(Math.trunc(Number(found.version)), EMBEDDED_MAJOR);
});

test('a folder with something else in it, or of another PostgreSQL, is refused and left as it is', async () => {
  const other = join(parent, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'letter.txt'), 'Dear');
  await assert.rejects(
    prepareFolder(other),
    (error) => error instanceof DatabaseRefused && /holds no database/.test(error.message),
  );
  const newer = join(parent, 'newer');
  mkdirSync(newer);
  writeFileSync(join(newer, 'PG_VERSION'), '19\n');
  await assert.rejects(
    prepareFolder(newer),
    (error) =>
      error instanceof DatabaseRefused &&
      /PostgreSQL 19/.test(error.message) &&
      /[Ee]xport/.test(error.remedy),
  );
  assert.deepEqual([readdirSync(other), readdirSync(newer)], [['letter.txt'], ['PG_VERSION']]);
});

test('where no folder can be made, the database is refused in words', async () => {
  const file = join(parent, 'file');
  writeFileSync(file, '');
  await assert.rejects(prepareFolder(join(file, 'database')), DatabaseRefused);
});

test('a database that was damaged is refused, and the words say what to do', async () => {
  const folder = join(parent, 'killed', 'database');
  for (const name of readdirSync(join(folder, 'pg_wal')))
    rmSync(join(folder, 'pg_wal', name), { recursive: true });
  writeFileSync(join(folder, 'global', 'pg_control'), 'nothing');
  await assert.rejects(openDatabase({ kind: 'embedded', folder }), (error) => {
    assert.ok(error instanceof DatabaseRefused, String(error));
    return /restore its backup/.test(error.remedy);
  });
});
