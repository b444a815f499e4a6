import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeness } from './completeness.ts';
import type { Problem } from './inventory.ts';

const problem = (code: string): Problem => ({
  code,
  message: '',
  remedy: '',
  line: null,
  column: null,
  times: 1,
});

test('an export without problems is complete, however much its devices show', () => {
  assert.equal(completeness([])('all'), true);
  assert.equal(completeness([])('unknown'), true);
});

test('what was read all the same loses nothing', () => {
  assert.equal(completeness([problem('names-only'), problem('totals-row')])('names-only'), true);
});

test('a cut or broken export proves no absence, and nor does a problem that is not known here', () => {
  for (const code of [
    'cut-off',
    'broken-json',
    'fewer-devices',
    'unclear-cells',
    'next-page',
    'new',
  ])
    assert.equal(completeness([problem(code)])('all'), false, code);
});

test('where some device reported no app, those of unknown sight prove no absence and others do', () => {
  const complete = completeness([problem('device-without-apps')]);
  assert.equal(complete('unknown'), false);
  assert.equal(complete('all'), true);
});
