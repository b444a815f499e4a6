import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { listPolicies } from './policy.ts';
import { readCatalogue } from './read.ts';
import { readShippedCatalogue, readShippedPolicy } from './shipped.ts';

const ROOT = join(import.meta.dirname, '../..');
const CATALOGUE = join(ROOT, 'catalogue');
const POLICIES = join(ROOT, 'policies');

async function withFolder(story: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-shipped-'));
  try {
    await story(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the shipped catalogue is the same whether it was kept or is read anew', () =>
  withFolder(async (folder) => {
    const read = readCatalogue(CATALOGUE);
    assert.deepEqual(await readShippedCatalogue(CATALOGUE, folder), read);
    assert.deepEqual(readdirSync(folder), ['catalogue.json']);
    assert.deepEqual(await readShippedCatalogue(CATALOGUE, folder), read);
  }));

test('one row more in any table is seen at the next start', () =>
  withFolder(async (folder) => {
    const pack = join(folder, 'pack');
    cpSync(CATALOGUE, pack, { recursive: true });
    const before = await readShippedCatalogue(pack, folder);
    const apps = join(pack, 'apps.csv');
    const text = readFileSync(apps, 'utf8');
    const cells = (text.split('\n')[0] ?? '')
      .trim()
      .split(',')
      .map((column) => (column === 'id' || column === 'name' ? 'one-more' : ''));
    writeFileSync(apps, `${text.trimEnd()}\n${cells.join(',')}\n`);
    const after = await readShippedCatalogue(pack, folder);
    assert.notEqual(after.catalogue.digest, before.catalogue.digest);
    assert.equal(after.catalogue.apps.at(-1)?.name, 'one-more');
  }));

test('every shipped policy is the same whether it was kept or is read anew', () =>
  withFolder(async (folder) => {
    for (const policy of listPolicies(POLICIES)) {
      const file = join(POLICIES, `${policy.id}.json`);
      for (const turn of ['made', 'kept'])
        assert.deepEqual(await readShippedPolicy(file, policy.id, folder), policy, turn);
    }
  }));
