import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCatalogue } from './read.ts';
import { searchCatalogue } from './search.ts';
import { SMALL, withPack } from './testing.ts';

const SRC = 'read,https://example.org/x';
const { catalogue } = withPack(
  {
    ...SMALL,
    apps: 'id,name\nnotes,Notes\nnotes-pro,Notes Pro\nblocnotes,Blocnotes\n',
    names: `app,name,language,basis,source\nnotes,记事本,zh-Hans,${SRC}\nnotes,Заметки,ru,${SRC}\n`,
    identifiers: `${String(SMALL.identifiers)}notes-pro,android,com.example.notes.pro,,${SRC}\n`,
  },
  readCatalogue,
);
const search = (text: string, limit?: number) =>
  searchCatalogue(catalogue, text, limit).map((found) => [
    found.kind === 'app' ? found.app : found.entity,
    found.matched.by,
    found.matched.how,
  ]);

test('the exact identifier comes first, what begins with it after', () => {
  assert.deepEqual(search('com.example.notes'), [
    ['notes', 'identifier', 'exact'],
    ['notes-pro', 'identifier', 'prefix'],
  ]);
});

test('case is disregarded where nothing matches exactly', () => {
  assert.deepEqual(search('COM.example.Notes.Pro'), [['notes-pro', 'identifier', 'case-folded']]);
  assert.deepEqual(search('com.example.Notes')[0], ['notes', 'identifier', 'exact']);
});

test('store links and App Store numbers find the app', () => {
  const found = [['notes', 'track-id', 'exact']];
  assert.deepEqual(search('123456789'), found);
  assert.deepEqual(search('https://apps.apple.com/nl/app/notes/id123456789?l=nl'), found);
  const play = 'https://play.google.com/store/apps/details?hl=nl&id=com.example.notes.pro';
  assert.deepEqual(search(play), [['notes-pro', 'identifier', 'exact']]);
});

test('names are found in every script, whole or in part', () => {
  assert.deepEqual(search('记事本'), [['notes', 'name', 'exact']]);
  assert.deepEqual(search('заметки'), [['notes', 'name', 'case-folded']]);
  assert.deepEqual(search('事本'), [['notes', 'name', 'part']]);
});

test('entities are found beside apps', () => {
  assert.deepEqual(search('Maker'), [['maker', 'id', 'case-folded']]);
});

test('each app is told once, by its best match, and no more than asked for', () => {
  assert.deepEqual(search('notes'), [
    ['notes', 'id', 'exact'],
    ['notes-pro', 'id', 'prefix'],
    ['blocnotes', 'name', 'part'],
  ]);
  assert.equal(search('notes', 2).length, 2);
  assert.deepEqual(search('notes', 0), []);
});

test('nothing is found for nothing, and one letter finds no beginnings', () => {
  assert.deepEqual(search('  '), []);
  assert.deepEqual(search('c'), []);
  assert.deepEqual(search('no such app'), []);
});

test('whatever is asked, the answer is bounded and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.deepEqual(search(text), search(text));
      assert.ok(search(text, 2).length <= 2);
    }),
    { numRuns: 200, seed: 7 },
  );
});
