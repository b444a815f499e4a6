import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openContact, sealContact } from './contact.ts';
import { addKey, dropKey, newKeyRing } from './keys.ts';
import { openSealed, seal, sealedUnder } from './seal.ts';

const RING = newKeyRing();
const HERE = { table: 'opening', row: 'c0ffee' };
const HOLDER = { name: 'Phone of Femke 张', holder: 'femke@example.org' };

test('what is sealed opens in its own place, under its own key, to what it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const kept: unknown = JSON.parse(JSON.stringify(value));
      const sealed = seal(RING.sealing, HERE, value);
      assert.deepEqual(openSealed(RING.sealing, HERE, sealed), { ok: true, value: kept });
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('moved to another row or table it opens no more, however the two are cut', () => {
  const sealed = seal(RING.sealing, { table: 'ab', row: 'c' }, HOLDER);
  for (const context of [
    { table: 'ab', row: 'd' },
    { table: 'x', row: 'c' },
    { table: 'a', row: 'bc' },
    { table: 'ab"', row: 'c' },
  ])
    assert.deepEqual(openSealed(RING.sealing, context, sealed), {
      ok: false,
      code: 'not-authentic',
    });
});

test('any byte changed, taken away or added is noticed, and tells nothing', () => {
  const sealed = seal(RING.sealing, HERE, HOLDER);
  for (let i = 0; i < sealed.length; i++) {
    const changed = Uint8Array.from(sealed);
    changed[i] = (changed[i] ?? 0) ^ 1;
    assert.equal(openSealed(RING.sealing, HERE, changed).ok, false, `byte ${i}`);
    assert.equal(openSealed(RING.sealing, HERE, sealed.subarray(0, i)).ok, false, `cut at ${i}`);
  }
  assert.equal(openSealed(RING.sealing, HERE, Buffer.concat([sealed, Buffer.of(0)])).ok, false);
  assert.ok(!Buffer.from(sealed).includes('Femke') && !Buffer.from(sealed).includes('example'));
});

test('no two sealings are alike', () => {
  const one = Buffer.from(seal(RING.sealing, HERE, HOLDER));
  assert.ok(!one.equals(seal(RING.sealing, HERE, HOLDER)));
});

test('after a change of keys the old one still opens, until it is dropped; then it is said so', () => {
  const sealed = seal(RING.sealing, HERE, HOLDER);
  const later = addKey(RING, 'sealing');
  assert.deepEqual(openSealed(later.sealing, HERE, sealed), { ok: true, value: HOLDER });
  assert.equal(sealedUnder(sealed), 1);
  assert.equal(sealedUnder(seal(later.sealing, HERE, HOLDER)), 2);
  const dropped = dropKey(later, 'sealing', 1);
  assert.ok(dropped.ok);
  assert.deepEqual(openSealed(dropped.ring.sealing, HERE, sealed), {
    ok: false,
    code: 'unknown-key',
  });
});

test('another server’s key of the same number opens nothing', () => {
  const sealed = seal(RING.sealing, HERE, HOLDER);
  assert.deepEqual(openSealed(newKeyRing().sealing, HERE, sealed), {
    ok: false,
    code: 'not-authentic',
  });
});

test('a later version is not guessed at', () => {
  const sealed = Uint8Array.from(seal(RING.sealing, HERE, HOLDER));
  sealed[0] = 2;
  assert.deepEqual(openSealed(RING.sealing, HERE, sealed), { ok: false, code: 'not-sealed' });
  assert.equal(sealedUnder(sealed), null);
});

test('a contact opens in its own fleet only, and nobody’s is not kept', () => {
  const sealed = sealContact(RING.sealing, 'ministry', HOLDER);
  assert.ok(sealed);
  assert.deepEqual(openContact(RING.sealing, 'ministry', sealed), { ok: true, contact: HOLDER });
  assert.equal(openContact(RING.sealing, 'agency', sealed).ok, false);
  assert.equal(sealContact(RING.sealing, 'ministry', { name: null, holder: null }), null);
});
