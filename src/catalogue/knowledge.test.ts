import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkCatalogue } from './check.ts';
import { readKnowledge } from './knowledge.ts';
import { sayProblem } from './problem.ts';
import { SMALL, withPack, type InlinePack } from './testing.ts';

const A = 'a'.repeat(64);
const at = (url: string) => `read,https://example.org/${url}`;
const know = (pack: InlinePack) => withPack({ ...SMALL, ...pack }, (dir) => readKnowledge(dir));
const errors = (pack: InlinePack) =>
  withPack({ ...SMALL, ...pack }, (dir) => checkCatalogue(dir).errors.map(sayProblem));

test('a kit is read with all by which it is recognised', () => {
  const { knowledge } = know({
    sdks:
      'id,name,entity,android_prefixes,ios_frameworks,class_prefixes,libraries,assets,meta_data,least_classes,domains,basis,source\n' +
      `kit,Kit,maker,com.kit;com.kit.Main$Inner,KitCore,KIT,libkit*.so,assets/kit_*,KIT_KEY,20,kit.com,${at('kit')}\n`,
  });
  assert.deepEqual(knowledge.kits, [
    {
      table: 'sdks',
      id: 'kit',
      name: 'Kit',
      entity: 'maker',
      leastClasses: 20,
      packages: ['com.kit', 'com.kit.Main$Inner'],
      frameworks: ['KitCore'],
      applePrefixes: ['KIT'],
      libraries: ['libkit*.so'],
      assets: ['assets/kit_*'],
      metaData: ['KIT_KEY'],
      permissions: [],
      domains: ['kit.com'],
      basis: 'read',
      source: 'https://example.org/kit',
    },
  ]);
});

test('the maker of a packer, a loader or a channel need not be known', () => {
  const { knowledge } = know({
    packers: `id,name,libraries,basis,source\np,P,libp.so,${at('p')}\n`,
    loaders: `id,name,android_prefixes,basis,source\nl,L,com.l,${at('l')}\n`,
    channels: `id,name,permissions,basis,source\nc,C,a.b.PAY,${at('c')}\n`,
  });
  assert.deepEqual(
    knowledge.kits.map(({ table, id, entity }) => [table, id, entity]),
    [
      ['packers', 'p', null],
      ['loaders', 'l', null],
      ['channels', 'c', null],
    ],
  );
});

test('an app’s key, code and domain belong to its publisher, where one was read', () => {
  const { knowledge } = know({
    signers: `platform,key,app,basis,source\nandroid,${A},notes,${at('s')}\n`,
    code: `app,prefix,basis,source\nnotes,org.notes,${at('c')}\n`,
    domains: `domain,app,use,basis,source\nnotes.org,notes,cdn,${at('d')}\n`,
  });
  assert.equal(knowledge.signers[0]?.entity, 'maker');
  assert.equal(knowledge.code[0]?.entity, 'maker');
  assert.deepEqual([knowledge.domains[0]?.entity, knowledge.domains[0]?.use], ['maker', 'cdn']);
});

test('of two publishers none stands for the app', () => {
  const { knowledge } = know({
    entities: `${String(SMALL.entities)}other,Other Ltd,company,,,read,https://example.org/o\n`,
    publications:
      `app,entity,role,basis,source\nnotes,maker,publisher,${at('1')}\n` +
      `notes,other,publisher,${at('2')}\n`,
    signers: `platform,key,app,basis,source\nandroid,${A},notes,${at('s')}\n`,
  });
  assert.equal(knowledge.signers[0]?.entity, null);
});

const FAULTS: readonly (readonly [name: string, pack: InlinePack, says: RegExp])[] = [
  [
    'a kit by which nothing can be found is an error: it would look supported',
    { sdks: `id,name,entity,domains,basis,source\nkit,Kit,maker,,${at('k')}\n` },
    /sdks.csv:2 id: has nothing by which it could be found/,
  ],
  [
    'a number of classes alone finds nothing',
    { sdks: `id,name,entity,least_classes,basis,source\nkit,Kit,maker,3,${at('k')}\n` },
    /has nothing by which it could be found/,
  ],
  [
    'a package of one part is nobody’s',
    { sdks: `id,name,entity,android_prefixes,basis,source\nkit,Kit,maker,okhttp3,${at('k')}\n` },
    /sdks.csv:2 android_prefixes: okhttp3 is no sign of this kind/,
  ],
  [
    'a prefix ends without a point',
    { code: `app,prefix,basis,source\nnotes,org.notes.,${at('c')}\n` },
    /code.csv:2 prefix: org.notes. is no sign of this kind/,
  ],
  [
    'a library that is all stars would find every file',
    { packers: `id,name,libraries,basis,source\np,P,*.so,${at('p')}\n` },
    /packers.csv:2 libraries: \*.so is no sign of this kind/,
  ],
  [
    'a fingerprint is written without colons',
    { signers: `platform,key,app,basis,source\nandroid,AA:BB,notes,${at('s')}\n` },
    /signers.csv:2 key: AA:BB is no SHA-256/,
  ],
  [
    'an Apple team is no certificate',
    { signers: `platform,key,app,basis,source\nios,${A},notes,${at('s')}\n` },
    /is no Apple team/,
  ],
  [
    'a key that is nobody’s says nothing',
    { signers: `platform,key,basis,source\nandroid,${A},${at('s')}\n` },
    /signers.csv:2 app: does not say whose key it is/,
  ],
  [
    'the same key for the same identifier twice is one row too many',
    {
      signers: `platform,key,app,basis,source\nandroid,${A},notes,${at('s')}\nandroid,${A},notes,${at('t')}\n`,
    },
    /stands already in line 2/,
  ],
  [
    'an anchor without a fingerprint is never found',
    { anchors: `id,name,sha256,basis,source\nroot,Root,,${at('r')}\n` },
    /anchors.csv:2 sha256: is empty/,
  ],
];
for (const [name, pack, says] of FAULTS) {
  test(name, () => assert.match(errors(pack).join('\n'), says));
}

test('what the shipped pack knows is plain, and a copy of it in another process is the same', () => {
  const { knowledge, problems } = readKnowledge(join(import.meta.dirname, '../../catalogue'));
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.deepEqual(JSON.parse(JSON.stringify(knowledge)), knowledge);
  const tables = new Set(knowledge.kits.map(({ table }) => table));
  assert.deepEqual([...tables].toSorted(), ['channels', 'loaders', 'packers', 'sdks']);
  assert.ok(knowledge.signers.some(({ anyone }) => anyone));
});
