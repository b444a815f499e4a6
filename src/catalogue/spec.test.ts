import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkCatalogue } from './check.ts';
import { sayProblem } from './problem.ts';
import { readCatalogue } from './read.ts';
import { TABLE_NAMES, TABLES, type TableName } from './tables.ts';
import { withPack, type InlinePack } from './testing.ts';

const SPEC = readFileSync(join(import.meta.dirname, '../../spec/catalogue.md'), 'utf8');

/** The tables of the example that the page opens with: a file's name, then its lines. */
function example(): InlinePack {
  const [, block = ''] = /```\nexample\/\n([\s\S]*?)```/.exec(SPEC) ?? [];
  const tables = new Map<string, string[]>();
  let current = '';
  for (const line of block.split('\n').filter(Boolean)) {
    const [, file, text = ''] = /^ {2}(\S+)? +(.*)$/.exec(line) ?? [];
    if (file) current = file.replace('.csv', '');
    tables.set(current, [...(tables.get(current) ?? []), text]);
  }
  return Object.fromEntries([...tables].map(([name, lines]) => [name, `${lines.join('\n')}\n`]));
}

test('the example that the format opens with is a catalogue without errors', () => {
  withPack(example(), (dir) => {
    const { errors, rows } = checkCatalogue(dir);
    assert.deepEqual(errors.map(sayProblem), []);
    assert.equal(rows, 10);
    const { catalogue } = readCatalogue(dir);
    assert.equal(catalogue.version, '2026-11-26');
    assert.deepEqual(
      catalogue.interests.map((i) => [i.says, i.min, i.max]),
      [
        ['holds', 600_000, 750_000],
        ['ends', 0, 1_000_000],
      ],
    );
  });
});

test('the format tells of every table and every column, and of which may be missing', () => {
  for (const table of TABLE_NAMES) {
    assert.ok(SPEC.includes(`${table}.csv`), table);
    const { columns, optional } = TABLES[table];
    for (const column of [...columns, ...optional]) {
      assert.match(SPEC, new RegExp(`\`${column}\``), `${table}.${column}`);
    }
  }
  const needed = TABLE_NAMES.filter((table: TableName) => TABLES[table].needed);
  assert.deepEqual(needed.toSorted(), ['apps', 'entities', 'identifiers', 'publications']);
});
