import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { vetFiles } from '../../actions/vetting/work.ts';
import type { VettingId } from '../../actions/vetting/stored.ts';
import { ledgerDoor } from '../ledger-door.ts';
import { newKeyRing } from '../../privacy/keys.ts';
import { openDatabase } from '../../store/open.ts';
import { createStore } from '../../store/store.ts';
import { dataFolder } from '../running.fixture.ts';
import { fakeVettingDoor } from './fake-door.fixture.ts';
import { NEVER } from './world.fixture.ts';

const READER = join(import.meta.dirname, 'killed-reader.fixture.ts');

test('a file whose reader was killed with SIGKILL is taken up by another, with all its bytes', async () => {
  const folder = join(await dataFolder(), 'database');
  const child = spawn(process.execPath, [READER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const id = (await lines.next()).value as VettingId;
  assert.equal((await lines.next()).value, 'reading');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const { db } = await openDatabase({ kind: 'embedded', folder });
  const store = createStore(db);
  const left = await store.vetting.vetting(id);
  assert.deepEqual([left?.state, left?.attempts], ['reading', 1]);
  const door = fakeVettingDoor();
  const keys = newKeyRing();
  const later = {
    store,
    vetting: door,
    clock: () => '2026-11-27T10:01:00.000Z',
    newId: () => '01900000-0000-7000-8000-00000000000f',
    ledger: ledgerDoor(
      () => keys,
      () => '2026-11-26' as never,
    ),
  };
  assert.equal(await vetFiles(later as never, NEVER), 1);
  const one = await store.vetting.vetting(id);
  assert.deepEqual([one?.state, one?.attempts, door.reads.length], ['examined', 2, 1]);
  assert.match(door.reads[0] ?? '', /nl\.killed\.app/);
  assert.deepEqual(await db.selectFrom('vetting_piece').select('number').execute(), []);
  await store.close();
});
