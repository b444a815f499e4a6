import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDecisions } from './decisions.ts';
import { FileProblem } from './file-problem.ts';

const clearance = {
  app: 'camscanner',
  signer: null,
  from: '2026-11-01',
  to: '2027-11-01',
  by: 'Authority',
  why: 'No link found',
};

test('the example of the specification is read as it stands', () => {
  const [, json = ''] = /```json\n([^]*?)```/.exec(readFileSync('spec/decisions.md', 'utf8')) ?? [];
  const decisions = parseDecisions(JSON.parse(json), 'example');
  assert.equal(decisions.clearances.length, 1);
  assert.equal(decisions.findings.length, 1);
});

test('a clearance without an end, with a slip or with an unknown member is refused, all at once', () => {
  const { to: _, ...endless } = clearance;
  const wrong = {
    clearances: [endless, { ...clearance, to: '2026-10-01' }],
    findings: [],
    notes: 1,
  };
  assert.throws(
    () => parseDecisions(wrong, 'd.json'),
    (error: unknown) => {
      assert.ok(error instanceof FileProblem);
      assert.match(error.message, /d\.json: clearances\[0\]\.to is missing/);
      assert.match(error.message, /d\.json: notes is no member here/);
      return true;
    },
  );
  assert.throws(
    () =>
      parseDecisions({ clearances: [{ ...clearance, to: '2026-10-01' }], findings: [] }, 'd.json'),
    /clearances\[0\]\.to does not come after from/,
  );
});

test('whatever the JSON, the answer is decisions or a FileProblem', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      try {
        parseDecisions(json, 'd.json');
      } catch (error) {
        assert.ok(error instanceof FileProblem);
      }
    }),
    { seed: 7, numRuns: 500 },
  );
});
