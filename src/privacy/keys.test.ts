import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { test } from 'node:test';
import { addKey, dropKey, fingerprintsOf, KEY_USES, missingKeys, newKeyRing } from './keys.ts';
import { keyRingText, parseKeyRing } from './key-text.ts';

const numbers = (keys: readonly { readonly number: number }[]): number[] =>
  keys.map(({ number }) => number);

test('a new key becomes the current one, the one before it retires and can then be dropped', () => {
  const first = newKeyRing();
  const second = addKey(first, 'pseudonym');
  assert.deepEqual([numbers(second.pseudonym), numbers(second.sealing)], [[2, 1], [1]]);
  assert.ok(second.pseudonym[1]?.secret.equals(first.pseudonym[0].secret));
  const third = dropKey(second, 'pseudonym', 1);
  assert.ok(third.ok);
  assert.deepEqual(numbers(third.ring.pseudonym), [2]);
  assert.deepEqual(numbers(addKey(third.ring, 'pseudonym').pseudonym), [3, 2]);
});

test('the current key and one that is not there cannot be dropped', () => {
  const ring = addKey(newKeyRing(), 'sealing');
  assert.deepEqual(dropKey(ring, 'sealing', 2), { ok: false, code: 'current-key' });
  assert.deepEqual(dropKey(ring, 'sealing', 9), { ok: false, code: 'unknown-key' });
});

test('a ring comes out of its text as it went in', () => {
  const ring = addKey(addKey(newKeyRing(), 'pseudonym'), 'sealing');
  const parsed = parseKeyRing(keyRingText(ring));
  assert.ok(parsed.ok);
  for (const use of KEY_USES)
    for (const [i, key] of ring[use].entries()) {
      assert.equal(parsed.ring[use][i]?.number, key.number);
      assert.ok(parsed.ring[use][i]?.secret.equals(key.secret));
    }
});

test('fingerprints recognise the ring, a later one of the same server, and the wrong file', () => {
  const ring = newKeyRing();
  const written = fingerprintsOf(ring);
  assert.deepEqual(missingKeys(ring, written), []);
  const later = addKey(ring, 'pseudonym');
  assert.deepEqual(missingKeys(later, written), []);
  assert.deepEqual(missingKeys(ring, fingerprintsOf(later)), [fingerprintsOf(later)[0]]);
  assert.deepEqual(missingKeys(newKeyRing(), written), written);
});

test('no key is printed, however a ring is looked at', () => {
  const ring = newKeyRing();
  const shown = [
    JSON.stringify(ring),
    inspect(ring, { depth: 9, showHidden: true }),
    String(ring),
    JSON.stringify(fingerprintsOf(ring)),
  ].join('\n');
  for (const use of KEY_USES) {
    const bytes = ring[use][0].secret.export();
    for (const form of ['hex', 'base64', 'base64url'] as const)
      assert.ok(!shown.includes(bytes.toString(form)));
    assert.ok(!shown.includes([...bytes].join(',')));
  }
});

const KEY = Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('base64url');
const OTHER = Buffer.from(Array.from({ length: 32 }, (_, i) => 255 - i)).toString('base64url');
const FILE = {
  format: 'grendel-keys',
  version: 1,
  pseudonym: [{ number: 1, key: KEY }],
  sealing: [{ number: 1, key: OTHER }],
};
const WRONG: readonly (readonly [name: string, file: unknown, message: RegExp])[] = [
  ['another format', { ...FILE, format: 'keys' }, /no key file/],
  ['a list', [FILE], /no key file/],
  ['a later version', { ...FILE, version: 2 }, /`version`/],
  ['a member too many', { ...FILE, pseudonyms: [] }, /member/],
  ['no sealing key', { ...FILE, sealing: [] }, /`sealing` has no key/],
  ['sealing missing', { ...FILE, sealing: undefined }, /`sealing` is not a list/],
  ['a short key', { ...FILE, sealing: [{ number: 1, key: OTHER.slice(1) }] }, /`sealing\[0\]`/],
  ['base64 of another kind', { ...FILE, sealing: [{ number: 1, key: `${OTHER}=` }] }, /43/],
  ['number 0', { ...FILE, pseudonym: [{ number: 0, key: KEY }] }, /whole number/],
  ['a number as text', { ...FILE, pseudonym: [{ number: '1', key: KEY }] }, /whole number/],
  [
    'a number twice',
    { ...FILE, pseudonym: [...FILE.pseudonym, { number: 1, key: OTHER }] },
    /`pseudonym\[1\]`: this number comes twice/,
  ],
  ['one key for both', { ...FILE, sealing: FILE.pseudonym }, /same key twice/],
  ['a key of zeros', { ...FILE, sealing: [{ number: 1, key: 'A'.repeat(43) }] }, /no random key/],
  ['a key with a note', { ...FILE, sealing: [{ number: 1, key: OTHER, note: '' }] }, /alone/],
];

for (const [name, file, message] of WRONG)
  test(`a key file with ${name} is refused, with the place and without the key`, () => {
    const parsed = parseKeyRing(JSON.stringify(file));
    assert.ok(!parsed.ok);
    assert.match(parsed.message, message);
    assert.ok(!parsed.message.includes(KEY.slice(0, 8)));
    assert.ok(!parsed.message.includes(OTHER.slice(0, 8)));
  });

test('a key file that was cut off is refused', () => {
  const parsed = parseKeyRing(keyRingText(newKeyRing()).slice(0, -30));
  assert.ok(!parsed.ok);
  assert.match(parsed.message, /not JSON/);
});
