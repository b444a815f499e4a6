import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commit, commitmentOf, isCommitment, opens } from './commitment.ts';
import { entryText, parseEntry, type Entry } from './entry.ts';
import { entryOf } from './log.fixture.ts';

const parsed = (text: string) => parseEntry(Buffer.from(text));
const why = (text: string): string => {
  const result = parsed(text);
  return result.ok ? 'ok' : result.why;
};

test('an entry that was written is read back, whatever its details', () => {
  const detail = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const name = fc.stringMatching(/^[a-z][a-zA-Z0-9-]{0,10}$/);
  fc.assert(
    fc.property(fc.dictionary(name, detail, { noNullPrototype: true }), (details) => {
      const entry = entryOf(1, { details });
      const result = parsed(entryText(entry));
      assert.ok(result.ok);
      assert.equal(entryText(result.entry), entryText(entry));
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('there is one text for one entry, whatever the order of its members', () => {
  const entry = entryOf(1);
  const turned = Object.fromEntries(Object.entries(entry).toReversed()) as Entry;
  assert.equal(entryText(turned), entryText(entry));
  assert.match(entryText(entry), /^\{"action":"finding\.opened","actor":"sha256:/);
});

test('any other spelling of the same entry is refused', () => {
  const text = entryText(entryOf(1));
  assert.equal(why(text), 'ok');
  for (const other of [
    ` ${text}`,
    `${text}\n`,
    `\ufeff${text}`,
    text.replace('"version":1', '"version":1.0'),
    text.replace('"version":1', '"version":1,"version":1'),
    text.replace('finding.opened', 'finding\\u002eopened'),
    JSON.stringify(Object.fromEntries(Object.entries(entryOf(1)).toReversed())),
  ])
    assert.notEqual(why(other), 'ok', other);
});

test('what is no entry is refused, at the door too, and the reason shows no value', () => {
  const secret = 'Jansen';
  for (const more of [
    { action: secret },
    { actor: secret },
    { texts: [secret] },
    { time: '2026-11-26' },
    { time: '2026-13-26T00:00:00Z' },
    { time: '2026-02-30T00:00:00Z' },
    { version: 2 },
    { object: `finding:${secret} of the\u202e desk` },
    { details: { a: { b: secret } } },
    { details: { [`${secret} x`]: 1 } },
    { details: { a: '\ud800' } },
    { note: secret },
  ]) {
    const entry = { ...entryOf(1), ...more } as unknown as Entry;
    assert.throws(() => entryText(entry), Error, JSON.stringify(more));
    const reason = why(JSON.stringify(entry));
    assert.notEqual(reason, 'ok', JSON.stringify(more));
    assert.ok(!reason.includes(secret), reason);
  }
  assert.notEqual(why(entryText(entryOf(1)).replace('"devices"', '"__proto__"')), 'ok');
  assert.equal(parseEntry(Uint8Array.of(0x22, 0xff, 0x22)).ok, false);
});

test('no bytes make the reader throw', () => {
  const text = entryText(entryOf(1));
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.integer({ min: 0, max: 255 }),
      fc.json(),
      (at, byte, json) => {
        const bytes = Buffer.from(text);
        bytes[at] = byte;
        parseEntry(bytes);
        assert.equal(why(json), parsed(json).ok ? 'ok' : why(json));
      },
    ),
    { numRuns: 1000, seed: 2 },
  );
});

test('an entry too long for its place in a bundle is never written', () => {
  const details = Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [`d${i}`, 'x'.repeat(10_000)]),
  );
  assert.throws(() => entryText(entryOf(1, { details })), RangeError);
});

test('a commitment opens with its salt, its field and its value, and with nothing else', () => {
  const { commitment, opening } = commit('holder', 'A. de Vries');
  assert.ok(isCommitment(commitment));
  assert.ok(opens(commitment, opening));
  assert.ok(!opens(commitment, { ...opening, value: 'A. de Vrie' }));
  assert.ok(!opens(commitment, { ...opening, field: 'actor' }));
  assert.ok(!opens(commitment, { ...opening, salt: commit('holder', '').opening.salt }));
  assert.notEqual(commit('holder', 'A. de Vries').commitment, commitment);
});

test('a salt that could be guessed, or is spelt otherwise, opens nothing', () => {
  for (const salt of ['', 'AAAA', `${'A'.repeat(42)}B`, `${'A'.repeat(43)}=`, 'A'.repeat(44)]) {
    const opening = { field: 'text', salt, value: 'why' };
    assert.ok(!opens(commitmentOf(opening), opening), salt);
  }
  const good = { field: 'text', salt: 'A'.repeat(43), value: 'why' };
  assert.ok(opens(commitmentOf(good), good));
});
