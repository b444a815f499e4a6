import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '../day.ts';
import type { Instant } from '../inventory.ts';
import type { Adopted, ChangeId, ChangeKind } from './change.ts';
import { heldAt } from './held.ts';

const DAYS = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05'] as Day[];
type Told = readonly [id: string, adopted: string, from: string | null, until?: string | null];
const change = (
  [id, adopted, from, until = null]: Told,
  place: number,
  more: { kind?: ChangeKind; subject?: string } = {},
): Adopted => ({
  id: id as ChangeId,
  kind: 'policy',
  subject: 'nl',
  from: from as Day | null,
  until: until as Day | null,
  adopted: `${adopted}T10:00:00Z` as Instant,
  place,
  ...more,
});
const idsOn = (all: readonly Adopted[], at: string, known = at): readonly string[] =>
  heldAt(all, { at: at as Day, known: known as Day }).map(({ id }) => id);

const FIRST = change(['first', '2026-12-01', null], 1);

test('of one policy the text that began last holds, and after a temporary one again the one before', () => {
  const all = [FIRST, change(['b', '2026-12-01', '2026-12-03', '2026-12-05'], 2)];
  assert.deepEqual(idsOn(all, '2026-12-02'), ['first']);
  assert.deepEqual(idsOn(all, '2026-12-04'), ['b']);
  assert.deepEqual(idsOn(all, '2026-12-05'), ['first']);
});

test('what was adopted later and begins earlier gives way on the day of the other', () => {
  const all = [
    FIRST,
    change(['later', '2026-12-01', '2026-12-04'], 2),
    change(['sooner', '2026-12-02', '2026-12-02'], 3),
  ];
  assert.deepEqual(idsOn(all, '2026-12-03'), ['sooner']);
  assert.deepEqual(idsOn(all, '2026-12-05'), ['later']);
});

test('nobody knew of a change before it was adopted', () => {
  const all = [FIRST, change(['b', '2026-12-03', '2026-12-02'], 2)];
  assert.deepEqual(idsOn(all, '2026-12-02'), ['first']);
  assert.deepEqual(idsOn(all, '2026-12-02', '2026-12-03'), ['b']);
  assert.deepEqual(idsOn(all, '2026-11-30'), []);
});

test('of a past day the catalogue says what is known by now, and law what was law', () => {
  const old = change(['old', '2026-12-01', null], 1, { kind: 'catalogue', subject: 'catalogue' });
  const young = change(['young', '2026-12-04', '2026-12-04'], 2, {
    kind: 'catalogue',
    subject: 'catalogue',
  });
  assert.deepEqual(idsOn([old, young], '2026-12-02'), ['old']);
  assert.deepEqual(idsOn([old, young], '2026-12-02', '2026-12-05'), ['young']);
  assert.deepEqual(idsOn([old, young], '2026-12-05', '2026-12-03'), ['old']);
});

test('an end ends a change on its day, the earliest of several, and one that never began never does', () => {
  const b = change(['b', '2026-12-01', '2026-12-02'], 2);
  const end = (id: string, from: string, place: number): Adopted =>
    change([id, '2026-12-01', from], place, { kind: 'end', subject: 'b' });
  assert.deepEqual(idsOn([FIRST, b, end('x', '2026-12-04', 3)], '2026-12-03'), ['b']);
  assert.deepEqual(idsOn([FIRST, b, end('x', '2026-12-04', 3)], '2026-12-04'), ['first']);
  const twice = [FIRST, b, end('x', '2026-12-04', 3), end('y', '2026-12-03', 4)];
  assert.deepEqual(idsOn(twice, '2026-12-03'), ['first']);
  assert.deepEqual(idsOn([FIRST, b, end('x', '2026-12-01', 3)], '2026-12-05'), ['first']);
});

test('the order in which changes are told makes no difference, there is one for each subject, and what comes later changes no past', () => {
  const anyDay = fc.constantFrom(...DAYS);
  const anyChange = fc.record({
    adopted: anyDay,
    from: fc.option(anyDay),
    until: fc.option(anyDay),
    subject: fc.constantFrom('nl', 'gb'),
    kind: fc.constantFrom<ChangeKind>('policy', 'listing', 'catalogue', 'end'),
  });
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 8 }), anyDay, anyDay, (told, at, known) => {
      const all = told.map(({ adopted, from, until, subject, kind }, i) =>
        change([`c${i}`, adopted, from, until], i, {
          kind,
          subject: kind === 'end' ? `c${(i + 1) % told.length}` : subject,
        }),
      );
      const held = idsOn(all, at, known);
      assert.deepEqual(idsOn(all.toReversed(), at, known), held);
      const subjects = heldAt(all, { at, known }).map(({ kind, subject }) => `${kind} ${subject}`);
      assert.equal(new Set(subjects).size, subjects.length);
      const later = change(['later', '2026-12-06', null], 99);
      assert.deepEqual(idsOn([...all, later], at, known), held);
    }),
    { seed: 7, numRuns: 300 },
  );
});
