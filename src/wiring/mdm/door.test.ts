import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { MdmFault, type Memory } from '../../actions/mdm/connector.ts';
import type { ConnectionId, StoredConnection } from '../../actions/mdm/stored.ts';
import type { FleetId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { newKeyRing } from '../../privacy/keys.ts';
import { mdmDoor } from './door.ts';
import { secretsIn } from './secrets.ts';

const NOW = '2026-11-27T10:00:00Z' as Instant;
const MEMORY: Memory = {
  read: async () => null,
  write: async () => undefined,
  list: async () => [],
};
const stored = (url: string): StoredConnection => ({
  id: '018f0000-0000-7000-8000-000000000009' as ConnectionId,
  fleet: '018f0000-0000-7000-8000-000000000001' as FleetId,
  mdm: 'jamf',
  settings: { url, client: 'a' },
  syncHours: 24,
  checkHours: 24,
  shares: true,
  createdBy: 'ann',
  created: NOW,
  ended: null,
});

test('a connection whose host is named no longer is not opened, however it came into the database', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-door-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const door = mdmDoor({
    keys: newKeyRing,
    secrets: secretsIn(folder, () => 'a secret', 'jamf.example'),
    clock: () => NOW,
  });
  assert.equal(door.connector(stored('https://jamf.example'), MEMORY).abilities.mdm, 'jamf');
  for (const url of ['https://10.0.0.7', 'https://elsewhere.example', 'https://a:b@jamf.example'])
    assert.throws(
      () => door.connector(stored(url), MEMORY),
      (error) =>
        error instanceof MdmFault && error.kind === 'refused' && !error.message.includes(url),
      url,
    );
});

test('a connector is opened once, and anew when a secret was replaced or a setting changed', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-door-'));
  t.after(() => rmSync(folder, { recursive: true }));
  let secret = 'the first';
  const door = mdmDoor({
    keys: newKeyRing,
    secrets: secretsIn(folder, () => secret, 'jamf.example'),
    clock: () => NOW,
  });
  const one = stored('https://jamf.example');
  const first = door.connector(one, MEMORY);
  assert.equal(door.connector(one, MEMORY), first);
  secret = 'the second';
  const second = door.connector(one, MEMORY);
  assert.notEqual(second, first);
  const other = { ...one, settings: { ...one.settings, client: 'b' } };
  assert.notEqual(door.connector(other, MEMORY), second);
});
