import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sequence } from '../actions/sequence.ts';
import type { Instant } from '../core/inventory.ts';
import { exportLedger } from '../ledger/export.ts';
import { sinkAt } from '../ledger/folder.ts';
import { verifyOffline } from '../ledger/offline.ts';
import { lockFolder } from '../store/lock.ts';
import { createStore } from '../store/store.ts';
import { empty, sharedDatabase } from '../store/testing.fixture.ts';
import { newKeyedWorld } from './keyed-world.fixture.ts';
import { changeLedgerKey } from './change-keys.ts';
import { loadLedgerKeys } from './keys.ts';
import { Refusal } from './refused.ts';
import { sequencerOf } from './sequencer.ts';

const ORIGIN = 'grendel.example/ledger';

test('after a change of the ledger’s key both sign, and the export names both', async () => {
  const database = await sharedDatabase('embedded');
  await empty(database.db);
  const world = await newKeyedWorld(database);
  const store = createStore(database.db);
  const { folder } = world;
  const path = join(folder, 'ledger.key');
  const sign = async () => {
    const state = await store.log.state();
    const keys = loadLedgerKeys(path, null, {
      origin: ORIGIN,
      checkpoint: state?.checkpoint ?? null,
    });
    const keptFile = join(folder, 'ledger-checkpoint.json');
    const clock = () => '2026-11-20T10:00:00Z' as Instant;
    const sequencer = sequencerOf({ signers: keys.signers, keptFile, clock });
    assert.equal(await sequence({ store }, sequencer), null);
    return { keys, checkpoint: (await store.log.state())?.checkpoint ?? '' };
  };
  // The world's own entries are no real ones; these are.
  await database.db.deleteFrom('ledger_waiting').execute();
  await world.handIn(world.server, '2026-11-20T08:00:00Z', ['SERIAL0001']);
  const before = await sign();
  const printed = changeLedgerKey(folder, null);
  assert.equal(printed.length, 2);
  if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
  await world.handIn(world.server, '2026-11-20T09:00:00Z', ['SERIAL0002']);
  const after = await sign();
  assert.deepEqual(after.keys.verifiers, printed);
  assert.equal(printed[1], before.keys.verifiers[0]);
  assert.equal(after.checkpoint.match(/^— /gm)?.length, 2);

  const out = join(folder, 'export');
  const source = { ...store.log, checkpoint: after.checkpoint, keys: printed, openings: null };
  await exportLedger(source, sinkAt(out));
  const kept = join(folder, 'kept');
  writeFileSync(kept, before.checkpoint);
  for (const keys of [printed, printed.slice(0, 1), printed.slice(1)]) {
    const checkpoints = keys.length === 2 || keys[0] === printed[1] ? [kept] : [];
    const { kind, tampering, obstacles } = await verifyOffline({ folder: out, checkpoints, keys });
    assert.deepEqual(
      { kind, tampering, obstacles },
      { kind: 'verified', tampering: [], obstacles: [] },
    );
  }
  world.end();
});

test('the ledger’s key is not changed under a running server, nor where it comes from elsewhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-ledger-key-'));
  try {
    assert.throws(() => changeLedgerKey(folder, null), Refusal);
    const path = join(folder, 'ledger.key');
    loadLedgerKeys(path, null, { origin: ORIGIN, checkpoint: null });
    const before = readFileSync(path, 'utf8');
    const locked = lockFolder(folder);
    assert.ok(locked.ok);
    assert.throws(() => changeLedgerKey(folder, null), /a server runs on this folder/);
    locked.lock.release();
    assert.throws(() => changeLedgerKey(folder, 'PRIVATE+KEY+…'), /GRENDEL_LEDGER_KEY/);
    assert.equal(readFileSync(path, 'utf8'), before);
    assert.equal(changeLedgerKey(folder, null).length, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
