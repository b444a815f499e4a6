import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lockFolder, readHolder } from './lock.ts';

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

test('of six that start at once, one takes it', async () => {
  const contenders = Array.from({ length: 6 }, contender);
  const said = await Promise.all(contenders.map((one) => one.said));
  assert.equal(said.filter((word) => word === 'taken').length, 1);
  await Promise.all(contenders.map(({ child }) => kill(child)));
});
