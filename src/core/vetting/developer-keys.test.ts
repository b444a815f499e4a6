import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedKeys } from './developer-keys.ts';
import { examine } from './examine.ts';
import { factsOf, KEY, type FactsCase } from './facts.fixture.ts';
import { KNOWN } from './knowledge.fixture.ts';

const file = (letter: string, facts: FactsCase) =>
  examine({ sha256: KEY(letter), size: 1, findings: [], facts: factsOf(facts) }, KNOWN);
const keys = { UMENG_APPKEY: '5c749ecff1f556c9cd000758' };

test('the same key in apps of one signer is one account', () => {
  const shared = sharedKeys([
    file('1', { identifier: 'com.a.one', keys, signedBy: [KEY('2')] }),
    file('2', { identifier: 'com.a.two', keys, signedBy: [KEY('2')] }),
  ]);
  assert.deepEqual(
    shared.map(({ means, files }) => [means, files.map((f) => f.identifier)]),
    [['one-account', ['com.a.one', 'com.a.two']]],
  );
});

test('one key in apps of several signers is a studio’s white label', () => {
  const [shared] = sharedKeys([
    file('1', { identifier: 'com.a.one', keys, signedBy: [KEY('2')] }),
    file('2', { identifier: 'com.b.two', keys, signedBy: [KEY('3')] }),
    file('3', { identifier: 'com.c.three', keys: { UMENG_APPKEY: 'another0key' } }),
  ]);
  assert.equal(shared?.means, 'white-label');
  assert.equal(shared?.key, 'UMENG_APPKEY=5c749ecff1f556c9cd000758');
});

test('two builds of one app share their key with nobody', () => {
  const one = { identifier: 'com.a.one', keys, signedBy: [KEY('2')] };
  assert.deepEqual(sharedKeys([file('1', one), file('2', one)]), []);
});
