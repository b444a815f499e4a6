import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lockFolder, readHolder } from './lock.ts';
import { DatabaseRefused } from './refused.ts';

const folder = mkdtempSync(join(tmpdir(), 'grendel-lock-'));
const children = new Set<ChildProcess>();
after(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** A process that takes the lock, says `taken` or `refused`, and stays. */
function contender(): { readonly child: ChildProcess; readonly said: Promise<string> } {
  const program = `
    const { lockFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'lock.ts'))});
    const taken = lockFolder(${JSON.stringify(folder)});
    console.log(taken.ok ? 'taken' : 'refused');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const said = once(child.stdout!, 'data').then(([data]) => String(data).trim());
  return { child, said };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('a second taker is refused and told who holds the folder; released, it is free', () => {
  const first = lockFolder(folder);
  assert.ok(first.ok);
  first.lock.tell({ url: 'http://127.0.0.1:4242', tokenFile: '/tmp/token' });
  const second = lockFolder(folder);
  assert.deepEqual(second, {
    ok: false,
    holder: { pid: process.pid, url: 'http://127.0.0.1:4242', tokenFile: '/tmp/token' },
  });
  first.lock.release();
  assert.equal(readHolder(folder), null);
  const third = lockFolder(folder);
  assert.ok(third.ok);
  third.lock.release();
});

test('a process that is killed leaves no lock behind', async () => {
  const { child, said } = contender();
  assert.equal(await said, 'taken');
  assert.equal(lockFolder(folder).ok, false);
  await kill(child);
  const next = lockFolder(folder);
  assert.ok(next.ok);
  next.lock.release();
});

test('of ten that start at once, also after a holder was killed, one takes it', async () => {
  const before = contender();
  assert.equal(await before.said, 'taken');
  await kill(before.child);
  const contenders = Array.from({ length: 10 }, contender);
  const said = await Promise.all(contenders.map((one) => one.said));
  assert.deepEqual(said.toSorted(), [...Array.from({ length: 9 }, () => 'refused'), 'taken']);
  await Promise.all(contenders.map(({ child }) => kill(child)));
  const next = lockFolder(folder);
  assert.ok(next.ok);
  next.lock.release();
});

test('a folder that is not there, or where something else has the name, is refused in words', () => {
  const odd = join(folder, 'odd');
  mkdirSync(odd);
  writeFileSync(
    join(odd, 'lock.sqlite'),
    'not a database, and longer than the header of one'.repeat(9),
  );
  for (const one of [join(folder, 'nowhere'), odd])
    assert.throws(
      () => lockFolder(one),
      (error) => error instanceof DatabaseRefused && error.message.startsWith(`${one}: the lock`),
    );
});

test('what a holder said of itself is read only where it is whole', () => {
  writeFileSync(join(folder, 'server.json'), '{"pid": 1, "url": ');
  assert.equal(readHolder(folder), null);
  writeFileSync(join(folder, 'server.json'), '{"pid": "1", "url": null, "tokenFile": null}');
  assert.equal(readHolder(folder), null);
});
