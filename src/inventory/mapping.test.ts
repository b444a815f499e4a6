import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMappings, mappingText, parseMapping, withMapping } from './mapping.ts';
import { mappingFor } from './mapping-lookup.ts';
import { codesOf, hitsOf, readOne } from './reading.fixture.ts';

const mapped = (text: string): NonNullable<Parameters<typeof withMapping>[2]> => {
  const parsed = parseMapping(text);
  assert.ok(parsed.ok);
  return parsed.mapping;
};

test('a mapping is read from its text, with short words or the names of the fields', () => {
  assert.deepEqual(mapped('device=Serial Number, identifier = Package,user=#3'), {
    'device-id': 'Serial Number',
    identifier: 'Package',
    holder: '#3',
  });
  for (const wrong of ['device', 'colour=Red', '=x', 'device='])
    assert.equal(parseMapping(wrong).ok, false, wrong);
});

const ODD = 'Onderdeel|Ding|Spul\nA-1|com.tencent.mm|x\nA-2|org.example.y|y\n';

test('a file that is not recognised is read by a mapping, by names or by numbers of columns', async () => {
  for (const text of [
    'device=Onderdeel,identifier=Ding',
    'device=#1,identifier=#2',
    'DEVICE=onderdeel,identifier=DING',
  ]) {
    const found = await readOne(ODD, { mapping: mapped(text) });
    assert.deepEqual(
      [found.format, found.outcome, ...hitsOf(found)],
      ['mapped-csv', 'read', 'A-1 wechat exact'],
      text,
    );
  }
});

test('a mapping that names a column that is not there is refused, with the columns that are', async () => {
  const found = await readOne(ODD, { mapping: mapped('device=Toestel,identifier=Ding') });
  assert.deepEqual([found.outcome, codesOf(found)], ['refused', ['column-missing']]);
  assert.equal(found.problems[0]?.column, 'Toestel');
});

test('members of JSON are mapped by their paths', async () => {
  const json = JSON.stringify({
    stuff: [
      { nr: 'A-1', things: [{ x: { y: 'com.tencent.mm' } }] },
      { nr: 'A-2', things: [{ x: { y: 'a.b.c' } }] },
    ],
  });
  const found = await readOne(json, {
    mapping: mapped('device=stuff.*.nr,identifier=stuff.*.things.*.x.y'),
  });
  assert.deepEqual(hitsOf(found), ['A-1 wechat exact']);
});

test('a saved mapping is found again by the columns, in any order and case, and by no others', async () => {
  let columns: readonly string[] = [];
  const map = mapped('device=Onderdeel,identifier=Ding');
  await readOne(ODD, { mapping: map, onMapped: (names) => (columns = names) });
  const loaded = loadMappings(mappingText(withMapping(null, columns, map)));
  assert.ok(loaded.ok);
  assert.deepEqual(mappingFor(loaded.saved, ['spul', 'DING', 'Onderdeel']), map);
  assert.equal(mappingFor(loaded.saved, ['Ding', 'Onderdeel']), null);
  const again = await readOne('Spul|Ding|Onderdeel\nx|com.tencent.mm|A-1\n', {
    saved: loaded.saved,
  });
  assert.deepEqual([again.format, ...hitsOf(again)], ['mapped-csv', 'A-1 wechat exact']);
});

test('a saved mapping of JSON is found although an export lacks a member that it does not need', async () => {
  const map = mapped('device=stuff.*.nr,identifier=stuff.*.things.*.y');
  const saved = withMapping(
    null,
    [
      'stuff',
      'stuff.*',
      'stuff.*.nr',
      'stuff.*.colour',
      'stuff.*.things',
      'stuff.*.things.*',
      'stuff.*.things.*.y',
    ],
    map,
  );
  const found = await readOne(
    JSON.stringify({ stuff: [{ nr: 'A-1', things: [{ y: 'com.tencent.mm' }] }] }),
    { saved },
  );
  assert.deepEqual([found.format, ...hitsOf(found)], ['mapped-json', 'A-1 wechat exact']);
});

test('the fingerprint of the specification’s example is right', () => {
  assert.equal(
    withMapping(null, ['Onderdeel', 'Ding', 'Spul'], {}).mappings[0]?.fingerprint,
    '113dad8ef963d5abb154f43bdfc94dd98e611c13c1c843d4264517e070e2726b',
  );
});

test('saving for the same columns again takes the place of the earlier mapping', () => {
  const first = withMapping(null, ['a', 'b'], { identifier: 'a' });
  const second = withMapping(first, ['B', 'A'], { identifier: 'b' });
  assert.equal(second.mappings.length, 1);
  assert.deepEqual(mappingFor(second, ['a', 'b']), { identifier: 'b' });
});

test('a broken mapping file is told where it is wrong', () => {
  assert.deepEqual(loadMappings('{'), { ok: false, message: 'The mapping file is not JSON' });
  for (const wrong of [
    '{}',
    '{"version":2,"mappings":[]}',
    '{"version":1,"mappings":[{"fingerprint":"x","columns":[],"map":{}}]}',
    `{"version":1,"mappings":[{"fingerprint":"${'0'.repeat(64)}","columns":[],"map":{"colour":"x"}}]}`,
  ])
    assert.equal(loadMappings(wrong).ok, false, wrong);
});
