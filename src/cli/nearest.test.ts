import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

const WORDS = ['scan', 'explain', 'block export', 'catalogue check'];

test('one letter wrong, missing, too many or in the wrong place is still understood', () => {
  for (const typo of ['scam', 'scn', 'scann', 'sacn', 'SCAN']) {
    assert.deepEqual(nearest(typo, WORDS), ['scan'], typo);
  }
  assert.deepEqual(nearest('catalouge check', WORDS), ['catalogue check']);
});

test('a word that is like none gets no guess', () => {
  assert.deepEqual(nearest('serve', WORDS), []);
});

test('several near ones come nearest first', () => {
  assert.deepEqual(nearest('tiktok', ['tiktok-lite', 'tictok', 'tiktak', 'tiktoc'], 2), [
    'tictok',
    'tiktak',
  ]);
});
