import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OrganisationId } from './finding.ts';
import { RIGHTS_HEADER, rightsOf, ROLES, scopeFor, type Grant, type Rights } from './rights.ts';

const STATE = 'state' as OrganisationId;
const WATER = 'water' as OrganisationId;
const LAND = 'land' as OrganisationId;
const TOPS = [STATE];
const HEADER = [...RIGHTS_HEADER];
//                 everybody, officer, administrator, authority, analyst, auditor, operator, why
const PLANS = ['readPlan', '', '', 'yes', '', '', '', 'yes', 'why'];
const SUMMARY = ['summary', '', 'yes', 'yes', '', '', 'yes', 'yes', 'why'];
const LEDGER = ['entries', '', '', '', '', '', 'whole', 'whole', 'why'];
const HEALTH = ['health', 'yes', '', '', '', '', '', '', 'why'];
const tableOf = (...rows: readonly (readonly string[])[]): Rights => {
  const { rights, problems } = rightsOf([HEADER, ...rows]);
  assert.deepEqual(problems, []);
  return rights;
};
const TABLE = tableOf(PLANS, SUMMARY, LEDGER, HEALTH);
const having = (...grants: readonly Grant[]) => ({ grants, operations: null });

test('a role holds in its part for what the table gives it, and there alone', () => {
  const ann = having(
    { role: 'mdm-administrator', organisation: WATER },
    { role: 'policy-officer', organisation: LAND },
  );
  assert.deepEqual(scopeFor(ann, 'readPlan', TABLE, TOPS), [WATER]);
  assert.deepEqual(scopeFor(ann, 'summary', TABLE, TOPS), [WATER, LAND]);
  assert.equal(scopeFor(ann, 'entries', TABLE, TOPS), null);
  assert.equal(scopeFor(having(), 'summary', TABLE, TOPS), null);
});

test('what can not be cut is for whoever has the role above all organisations', () => {
  const auditor = (...of: readonly OrganisationId[]) =>
    having(...of.map((organisation) => ({ role: 'auditor', organisation }) as const));
  assert.equal(scopeFor(auditor(WATER, LAND), 'entries', TABLE, TOPS), null);
  assert.deepEqual(scopeFor(auditor(STATE), 'entries', TABLE, TOPS), [STATE]);
  assert.equal(scopeFor(auditor(STATE), 'entries', TABLE, [STATE, LAND]), null, 'two tops');
  assert.equal(scopeFor(auditor(STATE), 'entries', TABLE, []), null, 'nothing was founded yet');
});

test('an API key is for the operations that it names, as far as its roles go; what has no row is nobody’s', () => {
  const grants: readonly Grant[] = [{ role: 'mdm-administrator', organisation: STATE }];
  const key = { grants, operations: new Set(['summary', 'entries']) };
  assert.deepEqual(scopeFor(key, 'summary', TABLE, TOPS), [STATE]);
  assert.equal(scopeFor(key, 'readPlan', TABLE, TOPS), null);
  assert.equal(scopeFor(key, 'entries', TABLE, TOPS), null);
  assert.equal(scopeFor(having(...grants), 'unheard-of', TABLE, TOPS), null);
});

test('another grant never takes anything away, and gives no part that it is not of', () => {
  const grant = fc.record({
    role: fc.constantFrom<Grant['role']>(...ROLES, 'operator'),
    organisation: fc.constantFrom(STATE, WATER, LAND),
  });
  const operation = fc.constantFrom(...TABLE.keys());
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 5 }), grant, operation, (some, more, name) => {
      const before = scopeFor(having(...some), name, TABLE, TOPS) ?? [];
      const after = scopeFor(having(...some, more), name, TABLE, TOPS) ?? [];
      assert.ok(before.every((id) => after.includes(id)));
      const added = after.filter((id) => !before.includes(id));
      assert.ok(added.every((id) => [...some, more].some((one) => one.organisation === id)));
      if (added.length > 0) assert.ok(TABLE.get(name)?.roles.has(more.role));
    }),
    { seed: 3 },
  );
});

test('a table that says too little, too much or twice is not used, and says where', () => {
  const wrong = (...rows: readonly (readonly string[])[]) => rightsOf([HEADER, ...rows]).problems;
  assert.match(rightsOf([['operation', 'admin']]).problems.join(), /rights.csv:1 the header has/);
  assert.match(wrong(PLANS, PLANS).join(), /rights.csv:3 operation: readPlan has a row already/);
  assert.match(wrong(PLANS.with(2, 'no')).join(), /:2 policy-officer: has to be yes, whole or emp/);
  assert.match(wrong(HEALTH.with(7, 'yes')).join(), /:2 everybody: leave the roles empty/);
  assert.match(wrong(PLANS.with(1, 'whole')).join(), /:2 everybody: has to be yes or empty/);
  assert.match(wrong(PLANS.with(8, '')).join(), /:2 why: say why/);
  assert.match(wrong(PLANS.with(0, 'Read plan')).join(), /:2 operation: has to be the name/);
  assert.match(wrong([...PLANS, 'more']).join(), /:2 row: it has 10 cells, the header has 9/);
});
