import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from './inventory.ts';
import { endedBy, isTerm, RETENTION_CLASSES, TERMS, termsFrom } from './retention.ts';

test('every term that the program comes with is within its own bounds', () => {
  for (const one of RETENTION_CLASSES) assert.ok(isTerm(one, TERMS[one].days), one);
});

test('what was set counts where it fits, and else the days of the program', () => {
  const standard = termsFrom({});
  assert.equal(standard.findings, 730);
  assert.deepEqual(termsFrom({ findings: 90, people: 30 }), {
    ...standard,
    findings: 90,
    people: 30,
  });
  for (const unfit of [0, 29, 36_526, 90.5, '90', null, undefined])
    assert.equal(termsFrom({ findings: unfit }).findings, 730, String(unfit));
});

test('what belongs to an incident is kept for three years at least', () => {
  assert.equal(isTerm('actors', 1095), false);
  assert.equal(isTerm('actors', 1096), true);
});

test('a term is so many times 24 hours, and none is now', () => {
  const at = '2026-11-27T10:00:00.000Z' as Instant;
  assert.equal(endedBy(at, 30), '2026-10-28T10:00:00.000Z');
  assert.equal(endedBy(at, 0), at);
  assert.equal(endedBy(at, -5), '2026-12-02T10:00:00.000Z');
});
