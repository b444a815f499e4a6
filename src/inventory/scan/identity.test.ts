import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encode } from './bytes.ts';
import { isPlainlySound, soundness, type KeyKind } from './identity.ts';

const plainly = (text: string): boolean => {
  const bytes = encode(`<${text}>`);
  return isPlainlySound(bytes, 1, bytes.length - 1);
};
const KINDS: readonly KeyKind[] = ['device-id', 'serial', 'imei'];

test('what is plainly sound is sound, of whatever kind', () => {
  const unsound = [
    '0123456789ABCDEF',
    '0123456789',
    'unknown',
    'N/A',
    'Default string',
    'Serial Number',
    '3.5E+14',
    '3,50000e14',
    '-1e9',
    '1e5',
    '########',
    '000000000',
    '0.0',
    '11111111',
    'aaaa',
  ];
  for (const text of unsound) assert.equal(plainly(text), false, text);
  const parts = fc.constantFrom(
    ...'01123e9E+-.,# aAzF',
    '0123456789',
    'unknown',
    'e+14',
    'é',
    '３',
  );
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 8 }), (list) => {
      const text = list.join('').trim();
      if (text !== '' && plainly(text))
        for (const kind of KINDS) assert.equal(soundness(kind, text), 'sound', `${kind} ${text}`);
    }),
    { numRuns: 5000, seed: 51 },
  );
});

test('the ids that fleets have are plainly sound', () => {
  const usual = [
    '45b317f7-e5f7-44dc-89ff-000000000001',
    'R58M42ABCDE',
    'f2lxk3j9hfll',
    '356938035643809',
    '{9f3c}',
  ];
  for (const text of usual) assert.ok(plainly(text), text);
});
