import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { driftSince } from './drift.ts';
import { anyCase } from './laws.fixture.ts';
import type { Observation } from './observation.ts';
import { allBut, hash, key, phone, ref, seen, seenRestriction, stands } from './world.fixture.ts';

const KEY = 'block.apple-profile';
const PHONES = ['a', 'b'].map((name) => phone(name));
const VERIFIED = seen(PHONES, {
  restrictions: [seenRestriction(KEY, 'one', allBut())],
  standings: PHONES.map((one) => stands(one.ref, KEY, 'proven', 'one')),
});
const since = (now: Partial<Observation>) => driftSince(VERIFIED, { ...VERIFIED, ...now });

test('nothing has changed, and there is no drift', () => {
  assert.deepEqual(since({}), []);
  fc.assert(
    fc.property(anyCase({ unread: true, canary: false }), ({ seen: state }) => {
      assert.deepEqual(driftSince(state, state), []);
    }),
    { seed: 29, numRuns: 300 },
  );
});

test('ours removed, ours changed, ours that reaches less', () => {
  assert.deepEqual(since({ restrictions: [], standings: [] }), [
    { kind: 'removed', key: key(KEY) },
    { kind: 'lost', key: key(KEY), devices: 2 },
  ]);
  assert.deepEqual(since({ restrictions: [seenRestriction(KEY, 'two', allBut())] }), [
    { kind: 'changed', key: key(KEY), was: hash('one'), now: hash('two') },
  ]);
  assert.deepEqual(since({ restrictions: [seenRestriction(KEY, 'one', allBut('a'))] }), [
    { kind: 'reach', key: key(KEY), lost: 1, gained: 0 },
  ]);
});

test('a device that lost it and could be read is drift; one that left the fleet is none', () => {
  const lost = VERIFIED.standings.slice(0, 1);
  assert.deepEqual(since({ standings: lost }), [{ kind: 'lost', key: key(KEY), devices: 1 }]);
  assert.deepEqual(since({ standings: lost, devices: PHONES.slice(0, 1) }), []);
});

test('what could not be read is never drift (FC-53)', () => {
  const gone = { restrictions: [], standings: [] };
  for (const what of [{ kind: 'restrictions' }, { kind: 'restriction', key: key(KEY) }] as const) {
    assert.deepEqual(since({ ...gone, unread: [{ what, why: 'throttled' }] }), []);
  }
  for (const what of [
    { kind: 'standings', key: null },
    { kind: 'standings', key: key(KEY) },
  ] as const) {
    assert.deepEqual(since({ standings: [], unread: [{ what, why: 'forbidden' }] }), []);
  }
  const device = { kind: 'device', device: ref('b') } as const;
  const unread = [{ what: device, why: 'unavailable' }];
  assert.deepEqual(since({ standings: VERIFIED.standings.slice(0, 1), unread }), []);
});

test('a conflict that was not there is told once', () => {
  const conflict = { name: 'Kiosk', kind: 'profile', what: 'removes-ours', devices: 3 } as const;
  assert.deepEqual(since({ conflicts: [conflict] }), [{ kind: 'conflict', conflict }]);
  const known = { ...VERIFIED, conflicts: [{ ...conflict, devices: 2 }] };
  assert.deepEqual(driftSince(known, { ...VERIFIED, conflicts: [conflict] }), []);
});
