import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCatalogue } from './read.ts';
import { searchCatalogue } from './search.ts';
import { isNear } from './spelling.ts';
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

test('a name is found as it sounds in another script, where names of the catalogue tell how that is', () => {
  const { catalogue: small } = withPack(
    {
      ...SMALL,
      apps: 'id,name\ndouyin,Douyin\nlite,Douyin Lite\nvk,VKontakte\n',
      names: `app,name,language,basis,source\ndouyin,抖音,zh-Hans,${SRC}\n`,
      identifiers: 'app,platform,identifier,track_id,basis,source\n',
    },
    readCatalogue,
  );
  const hows = (text: string) =>
    searchCatalogue(small, text).flatMap((one) =>
      one.kind === 'app' ? [[one.app, one.matched.how]] : [],
    );
  assert.deepEqual(hows('抖音'), [
    ['douyin', 'exact'],
    ['lite', 'sound'],
  ]);
  assert.deepEqual(hows('ВКонтакте'), [['vk', 'sound']]);
  assert.deepEqual(hows('V Kontákte'), [['vk', 'sound']]);
});

test('a letter or two may be wrong, in a name, in one of its words, and in an identifier', () => {
  assert.deepEqual(search('Ntoes'), [
    ['notes', 'name', 'spelling'],
    ['notes-pro', 'name', 'spelling'],
  ]);
  assert.deepEqual(search('blocnots')[0], ['blocnotes', 'name', 'spelling']);
  assert.deepEqual(search('com.exampel.notes.pro'), [['notes-pro', 'identifier', 'spelling']]);
  assert.deepEqual(search('nots pro'), [['notes-pro', 'name', 'spelling']]);
  assert.deepEqual(search('Pra'), [], 'half of all short names differ by one');
});

test('what is nearly so is found whatever letter is wrong, and further away it is not', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...letters), { minLength: 8, maxLength: 12 }),
      fc.nat(11),
      fc.constantFrom('left out', 'put in', 'changed', 'swapped'),
      (name, at, how) => {
        const place = at % (name.length - 1);
        const wrong =
          how === 'left out'
            ? name.toSpliced(place, 1)
            : how === 'put in'
              ? name.toSpliced(place, 0, 'q')
              : how === 'changed'
                ? name.with(place, 'q')
                : name.with(place, name[place + 1] ?? '').with(place + 1, name[place] ?? '');
        assert.ok(isNear(wrong.join(''), name.join(''), 1), `${wrong.join('')} ${name.join('')}`);
        assert.ok(!isNear(`${wrong.join('')}0123`, name.join(''), 2));
      },
    ),
    { seed: 7 },
  );
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
