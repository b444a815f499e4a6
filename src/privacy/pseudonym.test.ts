import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addKey, newKeyRing } from './keys.ts';
import { pseudonymsIn, type Alias, type Named } from './pseudonym.ts';

const RING = newKeyRing();
const inFleet = (fleet: string): ((device: Named) => Alias) => {
  const name = pseudonymsIn(fleet, RING.pseudonym);
  return (device) => name(device)[0] as Alias;
};
const named = inFleet('ministry');
const hex = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString('hex');

test('an export without MDM ids meets one with them: its serial numbers are the other one’s', () => {
  const withId = named({ key: '6f1e-aa', serial: 'F9TESTA0001' });
  const without = named({ key: 'F9TESTA0001', serial: 'F9TESTA0001' });
  assert.equal(hex(without.pseudonym), hex(withId.serial));
  assert.equal(hex(without.serial), hex(withId.serial));
  assert.notEqual(hex(without.pseudonym), hex(withId.pseudonym));
});

test('a column of ids that holds serial numbers meets them too, where nobody says that they are', () => {
  const ids = named({ key: 'F9TESTA0001', serial: null });
  assert.equal(hex(ids.pseudonym), hex(named({ key: 'x', serial: 'F9TESTA0001' }).serial));
  assert.equal(ids.serial, null);
});

test('case says nothing in serial numbers and in ids that are numbers, and tells other ids apart', () => {
  const id = (key: string, serial: string | null = null): string | null =>
    hex(named({ key, serial }).pseudonym);
  assert.equal(
    id('6F1E77AA-0b1c-4d00-8000-00000000beef'),
    id('6f1e77aa-0B1C-4D00-8000-00000000BEEF'),
  );
  assert.notEqual(id('TWFuZGFnCg'), id('twfuzgfncg'));
  assert.equal(id('f9testa0001', 'F9TESTA0001'), id('F9TESTA0001', 'F9TESTA0001'));
  assert.equal(
    hex(named({ key: 'x', serial: 'f9testa0001' }).serial),
    hex(named({ key: 'x', serial: 'F9TESTA0001' }).serial),
  );
});

test('the same phone in two fleets has nothing in common', () => {
  const device = { key: 'F9TESTA0001', serial: 'F9TESTA0001' };
  assert.notEqual(hex(named(device).pseudonym), hex(inFleet('agency')(device).pseudonym));
});

test('while two keys hold a device has a name under each, the newest first, and the old one is as before', () => {
  const later = addKey(RING, 'pseudonym');
  const device = { key: 'aa-1', serial: 'F9TESTA0001' };
  const [fresh, old, ...more] = pseudonymsIn('ministry', later.pseudonym)(device);
  assert.deepEqual([fresh?.key, old?.key, more.length], [2, 1, 0]);
  const before = named(device);
  assert.equal(hex(old?.pseudonym ?? null), hex(before.pseudonym));
  assert.equal(hex(old?.serial ?? null), hex(before.serial));
  assert.notEqual(hex(fresh?.pseudonym ?? null), hex(before.pseudonym));
});

test('a pseudonym is 16 bytes, and nothing of the id is in it', () => {
  const { pseudonym, serial } = named({ key: 'F9TESTA0001F9TES', serial: 'R5TESTC0001R5TES' });
  assert.deepEqual([pseudonym.length, serial?.length], [16, 16]);
  assert.ok(
    !Buffer.from(pseudonym).includes('F9TEST') && !Buffer.from(pseudonym.buffer).includes('R5TEST'),
  );
});
