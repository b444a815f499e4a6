import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { HOSTILE_CATALOGUE } from '../testing.ts';
import { INVENTORIES, REFUSED, scanned } from '../testing-fleet.ts';
import { ran } from '../testing-world.ts';
import { viewOf } from '../view.ts';
import { scanJson } from './json.ts';

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../../spec/${name}`, import.meta.url), 'utf8')) as object;

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const isScan = ajv.compile(schemaOf('scan.schema.json'));
const isExplanation = ajv.compile(schemaOf('explain.schema.json'));

const jsonOf = (text: string): Record<string, unknown> =>
  JSON.parse(text) as Record<string, unknown>;

test('a report is what spec/scan.schema.json says, with and without phones, named or not', () => {
  for (const inventories of [INVENTORIES, [REFUSED], []]) {
    for (const withDevices of [true, false]) {
      for (const nameSensitive of [true, false]) {
        const { report, assessment } = scanned(withDevices, inventories);
        const json = jsonOf(scanJson(viewOf(report, assessment, nameSensitive), 'found'));
        assert.ok(isScan(json), JSON.stringify(isScan.errors, null, 2));
      }
    }
  }
});

test('a report of hostile names is still JSON of that shape', () => {
  const { report, assessment } = scanned(true, INVENTORIES, HOSTILE_CATALOGUE);
  assert.ok(isScan(jsonOf(scanJson(viewOf(report, assessment, true), 'unsure'))));
});

test('the schema is no sieve: what should not be there is refused', () => {
  const { report, assessment } = scanned(false);
  const json = jsonOf(scanJson(viewOf(report, assessment, false), 'found'));
  assert.ok(!isScan({ ...json, holders: [] }));
  assert.ok(!isScan({ ...json, outcome: 'fine' }));
  assert.ok(!isScan({ ...json, coverage: {} }));
});

test('outcome and exit code agree with how the process ends', async () => {
  const { exit, out } = await ran(['scan', 'f', '--json']);
  const { outcome, exit: said, devices } = jsonOf(out);
  assert.deepEqual([outcome, said, devices], ['found', exit, null]);
});

test('a refused file is in the JSON too, so that a script can say why', async () => {
  const { exit, out } = await ran(['scan', 'f', '--json'], { inventories: [REFUSED] });
  assert.equal(exit, 2);
  assert.equal(jsonOf(out)['outcome'], 'failed');
});

test('explanations of apps, companies and unclear words are what spec/explain.schema.json says', async () => {
  for (const word of [
    'clip',
    'bazaar',
    'mirror',
    'amour',
    'plain',
    'bigdance',
    'clip-pte',
    'Clip',
    'zzz',
  ]) {
    const { out } = await ran(['explain', word, '--json']);
    const json = jsonOf(out);
    assert.ok(isExplanation(json), `${word}: ${JSON.stringify(isExplanation.errors, null, 2)}`);
  }
  assert.ok(!isExplanation({ grendel: 'explain/1', kind: 'app' }));
});
