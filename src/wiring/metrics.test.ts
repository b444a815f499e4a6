import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SequencerTables } from '../actions/store.ts';
import { sharedDatabase, empty } from '../store/testing.fixture.ts';
import { countedStore } from './counted-store.ts';
import { newKeyedWorld } from './keyed-world.fixture.ts';
import { newMetrics } from './metrics.ts';

test('inventories, findings, entries and failures are counted, and no label tells of anybody', async () => {
  const database = await sharedDatabase('embedded');
  await empty(database.db);
  const world = await newKeyedWorld(database);
  const metrics = newMetrics();
  const server = { ...world.server, store: countedStore(world.store, metrics) };
  metrics.watchWaiting(world.store.log);

  await world.handIn(server, '2026-11-20T08:00:00Z', ['SERIAL0001', 'SERIAL0002']);
  await world.handIn(server, '2026-11-20T09:00:00Z', ['SERIAL0002']);
  const sequencer = metrics.counting({ place: async () => 3, sign: async () => 'nothing-new' });
  await sequencer.place({} as SequencerTables, 10);
  metrics.jobFailed('erase-contacts');

  const text = await metrics.register.metrics();
  const value = (name: string): string | undefined =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1);
  assert.equal(value('grendel_inventories_total{state="published"}'), '2');
  assert.equal(value('grendel_findings_total{change="opened"}'), '2');
  assert.equal(value('grendel_findings_total{change="closed"}'), '1');
  assert.equal(value('grendel_ledger_entries_total'), '3');
  assert.equal(value('grendel_job_failures_total{job="erase-contacts"}'), '1');
  assert.equal(value('grendel_ledger_waiting'), String(await world.store.log.waiting()));
  assert.ok(value('process_cpu_seconds_total'), 'and those of the process');
  assert.doesNotMatch(text, /SERIAL|Holder|clip|[0-9a-f]{8}-[0-9a-f]{4}/i);
  world.end();
});

test('what a change did before it had to run again is counted once', async () => {
  const counted: number[] = [];
  const store = {
    change: async (work: (tables: object) => Promise<{ readonly result: unknown }>) => {
      await work({ applyEvents: async () => {} });
      return (await work({ applyEvents: async () => {} })).result;
    },
  };
  const counting = countedStore(store as never, {
    inventoryEnded: () => {},
    fileExamined: () => {},
    findingsChanged: ({ closed = 0 }) => void counted.push(closed),
  });
  await counting.change(async (tables) => {
    await tables.applyEvents([{ change: { kind: 'closed' } } as never], 30);
    return { result: null, entries: ['x'] };
  });
  assert.deepEqual(counted, [1]);
});
