import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diffCatalogues, type CatalogueDiff } from './diff.ts';
import { SMALL, withPack, type InlinePack } from './testing.ts';

const diff = (before: InlinePack, after: InlinePack): CatalogueDiff =>
  withPack(before, (a) => withPack(after, (b) => diffCatalogues(a, b)));

test('a pack does not differ from itself, in whatever order its rows and columns stand', () => {
  assert.deepEqual(diff(SMALL, SMALL), { tables: [], problems: [] });
  const turned = {
    ...SMALL,
    apps: 'note,name,id\n,Notes,notes\n',
    identifiers:
      'source,basis,app,platform,identifier,track_id\n' +
      'https://example.org/notes,read,notes,ios,com.example.Notes,123456789\n' +
      'https://example.org/notes,read,notes,android,com.example.notes,\n',
  };
  assert.deepEqual(diff(SMALL, turned), { tables: [], problems: [] });
});

test('rows that came, went and changed are told by table, with their cells', () => {
  const after = {
    ...SMALL,
    apps: 'id,name,sensitive\nnotes,Better Notes,health\nmemo,Memo,\n',
    interests: 'owner,asset,kind,basis,source\n',
  };
  assert.deepEqual(diff(SMALL, after).tables, [
    {
      table: 'interests',
      added: [],
      removed: [
        {
          owner: 'state-cn',
          asset: 'maker',
          kind: 'state-control',
          basis: 'read',
          source: 'https://example.org/own',
        },
      ],
      changed: [],
    },
    {
      table: 'apps',
      added: [{ id: 'memo', name: 'Memo' }],
      removed: [],
      changed: [
        {
          key: { id: 'notes' },
          cells: [
            { column: 'name', before: 'Notes', after: 'Better Notes' },
            { column: 'sensitive', before: '', after: 'health' },
          ],
        },
      ],
    },
  ]);
});

test('a table that one of them lacks came or went as a whole', () => {
  const names = 'app,name,basis,source\nnotes,Notizen,read,https://example.org/n\n';
  const [table] = diff(SMALL, { ...SMALL, names }).tables;
  assert.deepEqual([table?.table, table?.added.length, table?.removed.length], ['names', 1, 0]);
});

test('turning a comparison around turns what came into what went', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });
  const apps = (list: readonly string[]) => ({
    ...SMALL,
    apps: `id,name\n${list.map((i) => `${i},${i}`).join('\n')}\n`,
  });
  fc.assert(
    fc.property(ids, ids, (one, other) => {
      const there = diff(apps(one), apps(other)).tables[0];
      const back = diff(apps(other), apps(one)).tables[0];
      assert.deepEqual(there?.added, back?.removed);
      assert.deepEqual(there?.removed, back?.added);
    }),
    { numRuns: 40, seed: 4 },
  );
});
