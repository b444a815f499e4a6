import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Day } from './day.ts';
import type { OrganisationId } from './finding.ts';
import { holdingFor, measureOn, type Assignable, type Assignment, type Group } from './groups.ts';

const [state, ministry, agency] = ['state', 'ministry', 'agency'] as OrganisationId[] as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
];
const row = (
  id: string,
  organisation: OrganisationId,
  facts: Partial<Assignment> = {},
): Assignment => ({
  id,
  organisation,
  ownership: null,
  function: null,
  clearance: null,
  policy: 'nl',
  group: 'everyone',
  ...facts,
});
const phone = (facts: Partial<Assignable> = {}): Assignable => ({
  path: [state, ministry, agency],
  ownership: 'company',
  function: null,
  clearance: null,
  ...facts,
});
const idFor = (device: Assignable, ...rows: readonly Assignment[]): string | null =>
  holdingFor(device, rows)?.id ?? null;

test('the nearest organisation upwards decides', () => {
  const rows = [row('all', state), row('ours', ministry)];
  assert.equal(idFor(phone(), ...rows), 'ours');
  assert.equal(idFor(phone({ path: [state] }), ...rows), 'all');
  assert.equal(idFor(phone({ path: [state, agency] }), ...rows), 'all');
});

test('a ministry that adds a rule for private phones leaves its own under the rule of the state', () => {
  const rows = [row('all', state), row('private', ministry, { ownership: 'personal' })];
  assert.equal(idFor(phone({ ownership: 'personal' }), ...rows), 'private');
  assert.equal(idFor(phone({ ownership: 'company' }), ...rows), 'all');
});

test('the row that says most holds, then clearance before function before ownership', () => {
  const rows = [
    row('a-all', ministry),
    row('b-company', ministry, { ownership: 'company' }),
    row('c-diplomats', ministry, { function: 'diplomat' }),
    row('d-screened', ministry, { clearance: 'A+' }),
    row('e-both', ministry, { ownership: 'company', function: 'diplomat' }),
  ];
  assert.equal(idFor(phone({ ownership: 'unknown' }), ...rows), 'a-all');
  assert.equal(idFor(phone(), ...rows), 'b-company');
  assert.equal(
    idFor(phone({ ownership: 'personal', function: 'diplomat' }), ...rows),
    'c-diplomats',
  );
  assert.equal(idFor(phone({ clearance: 'A+' }), ...rows), 'd-screened');
  assert.equal(idFor(phone({ clearance: 'A+', function: 'diplomat' }), ...rows), 'e-both');
});

test('what is not known of a holder fulfils no condition, and where nothing holds, nothing is made up', () => {
  assert.equal(idFor(phone(), row('screened', state, { clearance: 'A+' })), null);
  assert.equal(idFor(phone(), row('elsewhere', 'province' as OrganisationId)), null);
});

const condition = (...values: readonly string[]) =>
  fc.option(fc.constantFrom(...values), { nil: null });
const anyRow = fc.record({
  id: fc.stringMatching(/^[a-z]{6}$/),
  organisation: fc.constantFrom(state, ministry, agency),
  ownership: fc.option(fc.constantFrom('company' as const, 'personal' as const), { nil: null }),
  function: condition('diplomat', 'inspector'),
  clearance: condition('A', 'A+'),
  policy: fc.constant('nl'),
  group: fc.constant('everyone'),
});
const rows = fc.uniqueArray(anyRow, { selector: ({ id }) => id, maxLength: 8 });
const anyPhone = fc.record({
  path: fc.constantFrom([state], [state, ministry], [state, ministry, agency]),
  ownership: fc.constantFrom('company' as const, 'personal' as const, 'unknown' as const),
  function: condition('diplomat', 'inspector'),
  clearance: condition('A', 'A+'),
});

test('the order of the rows never matters, and a row for everybody above all leaves no device without a policy', () => {
  fc.assert(
    fc.property(anyPhone, rows, (device, rows) => {
      assert.equal(idFor(device, ...rows.toReversed()), idFor(device, ...rows));
      assert.notEqual(idFor(device, ...rows, row('everybody', state)), null);
    }),
    { seed: 20261126, numRuns: 500 },
  );
});

test('the strictest measure that has begun is in force, and one without a day has not begun', () => {
  const group: Group = {
    id: 'everyone',
    who: 'Everyone',
    regime: 'deny-list',
    phases: [
      { measure: 'prevent', from: null },
      { measure: 'remove', from: '2026-06-01' as Day },
      { measure: 'advise', from: '2023-03-21' as Day },
    ],
  };
  const on = (day: string) => measureOn(group, day as Day);
  assert.deepEqual(
    [on('2023-03-20'), on('2023-03-21'), on('2026-05-31'), on('2026-06-01'), on('2099-01-01')],
    [null, 'advise', 'advise', 'remove', 'remove'],
  );
});
