import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MdmFault } from '../../actions/mdm/connector.ts';
import { inIntune, never, readPages, TIKTOK, TIKTOK_ANDROID } from './world.fixture.ts';

const FAILS = ['fails', 'fails', 'fails'] as const;
const PROHIBITED = [TIKTOK, TIKTOK_ANDROID].map((app) => ({ ...app, share: 0.4 }));

/** `phone app`, from the table of apps. */
const rowsIn = (bytes: Buffer): readonly string[] => {
  const [header = '', ...rows] = bytes
    .toString()
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  const columns = header.split(',');
  const [device, app] = ['DeviceId', 'ApplicationName'].map((name) => columns.indexOf(name));
  return rows.map((row) => {
    const cells = row.split(',');
    return `${cells[device ?? -1]} ${cells[app ?? -1]}`;
  });
};

test('FC-03 where no export ever ends, each phone is asked for its apps, and the table is the same', () =>
  inIntune({ devices: 45, prohibited: PROHIBITED }, async ({ connector, simulator }) => {
    const [report] = await readPages(connector);
    simulator.tenant.quirks.jobs.push(...FAILS);
    // More than a batch holds, pages of a phone's own list, and singles that are throttled within a batch.
    simulator.tenant.quirks.pageSize = 4;
    simulator.tenant.quirks.batchThrottles = 7;
    const [asked] = await readPages(connector);
    assert.ok(report && asked);
    const rows = rowsIn(asked.bytes);
    assert.ok(rows.some((row) => row.endsWith(` ${TIKTOK.name}`)));
    assert.deepEqual(rows.toSorted(), rowsIn(report.bytes).toSorted());
  }));

test('FC-03 a detail without a name does not undo the list’s; where both lack it the reading fails, and closes nothing', () =>
  inIntune({ devices: 12, prohibited: PROHIBITED }, async ({ connector, simulator }) => {
    const { quirks } = simulator.tenant;
    const [report] = await readPages(connector);
    quirks.jobs.push(...FAILS);
    quirks.nameless = 'details';
    const [asked] = await readPages(connector);
    assert.ok(report && asked);
    assert.deepEqual(rowsIn(asked.bytes).toSorted(), rowsIn(report.bytes).toSorted());
    quirks.jobs.push(...FAILS);
    quirks.nameless = 'everywhere';
    await assert.rejects(
      readPages(connector),
      (error) => error instanceof MdmFault && error.kind === 'unavailable',
    );
  }));

test('a right or a quota that is missing is no reason to ask another way', () =>
  inIntune({ devices: 3 }, async ({ connector, simulator }) => {
    simulator.traps.set({ forbids: ['apps'] });
    const page = await connector.page(null, never());
    await assert.rejects(
      Array.fromAsync(page.content),
      (error) => error instanceof MdmFault && error.kind === 'forbidden',
    );
  }));
