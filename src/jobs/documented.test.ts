import assert from 'node:assert/strict';
import { readFileSync, globSync } from 'node:fs';
import { test } from 'node:test';

const HERE = import.meta.dirname;

test('docs/operations.md has a line for each job that runs by itself, and for no other', () => {
  const page = readFileSync(`${HERE}/../../docs/operations.md`, 'utf8');
  const [, table = ''] = page.split('| job | when (UTC) | |');
  const told = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| `([a-z-]+)` \|/gm)].map(
    ([, job]) => job,
  );
  const sources = globSync('{jobs,*-jobs}.ts', { cwd: HERE }).map((file) =>
    readFileSync(`${HERE}/${file}`, 'utf8'),
  );
  const jobs = sources.flatMap((source) =>
    [...source.matchAll(/name: '([a-z-]+)',\s+cron:/g)].map(([, job]) => job),
  );
  assert.ok(jobs.length > 10);
  assert.deepEqual(told.toSorted(), jobs.toSorted());
});
