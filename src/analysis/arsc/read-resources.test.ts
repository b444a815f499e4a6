import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { collected } from '../axml/collected.fixture.ts';
import { chunk } from '../axml/write-axml.fixture.ts';
import { ofBytes } from '../source.ts';
import { openResources } from './read-resources.ts';
import { writeArsc, type WrittenType } from './write-arsc.fixture.ts';

const LABEL = 0x7f010002;

const ask = (bytes: Uint8Array, id = LABEL) => {
  const { report, codes } = collected();
  const resources = openResources(ofBytes(bytes), report, 'resources.arsc');
  const texts = resources?.strings(id).map(({ language, text }) => `${language} ${text}`);
  return { resources, texts, codes: codes() };
};

test('a label is told in every language that has it, the default first', () => {
  const types: WrittenType[] = [
    { id: 1, language: 'zh', values: { 2: '微信' } },
    { id: 1, values: { 0: 'other', 2: 'WeChat' } },
    { id: 1, language: 'pt-BR', values: { 2: 'WeChat BR' } },
    { id: 1, language: 'fil', values: { 2: 'WeChat PH' } },
    { id: 1, language: 'zh-TW', script: 'Hant', values: { 2: '微信 TW' } },
    { id: 1, language: 'iw', values: { 2: 'עברית' } },
    { id: 1, density: 480, values: { 2: 'WeChat' } },
  ];
  const { texts, codes } = ask(writeArsc(types));
  assert.deepEqual(texts, [
    'und WeChat',
    'zh 微信',
    'pt-BR WeChat BR',
    'fil WeChat PH',
    'zh-Hant-TW 微信 TW',
    'he עברית',
  ]);
  assert.deepEqual(codes, []);
});

test('the place of a text is where its string lies in the table', () => {
  const bytes = writeArsc([{ id: 1, values: { 2: 'Umbrella' } }]);
  const [text] = ask(bytes).resources?.strings(LABEL) ?? [];
  assert.equal(
    bytes.toString('latin1', (text?.offset ?? 0) + 2, (text?.offset ?? 0) + 10),
    'Umbrella',
  );
});

test('C2: sparse types, 16-bit offsets and compact entries are read like plain ones', () => {
  for (const layout of ['plain', 'sparse', 'offset16', 'compact'] as const) {
    const { texts, codes } = ask(
      writeArsc([{ id: 1, layout, values: { 0: 'no', 2: 'yes', 9: 'no' } }]),
    );
    assert.deepEqual(texts, ['und yes'], layout);
    assert.deepEqual(codes, [], layout);
    assert.deepEqual(
      ask(writeArsc([{ id: 1, layout, values: { 0: 'no', 9: 'no' } }])).texts,
      [],
      layout,
    );
  }
});

test('C2: reserved fields of a type may hold anything', () => {
  const { texts, codes } = ask(writeArsc([{ id: 1, values: { 2: 'yes' } }], { reserved: 0x2a }));
  assert.deepEqual(texts, ['und yes']);
  assert.deepEqual(codes, []);
});

test('C4: chunks of libraries, overlays, policies and aliases are passed, and unknown ones are told', () => {
  const types: WrittenType[] = [0, 1, 2, 3, 4, 5].map((i) => ({
    id: 1,
    language: ['', 'de', 'fr', 'nl', 'es', 'it'][i]!,
    values: { 2: `text ${i}` },
  }));
  const between = [0x0203, 0x0204, 0x0205, 0x0206].map((type) =>
    chunk(type, 8, Buffer.alloc(12, 7)),
  );
  const { texts, codes } = ask(writeArsc(types, { between }));
  assert.equal(texts?.length, 6);
  assert.deepEqual(codes, []);
  const unknown = ask(writeArsc(types, { between: [chunk(0x0299, 8, Buffer.alloc(8))] }));
  assert.equal(unknown.texts?.length, 6);
  assert.deepEqual(unknown.codes, ['arsc.unknown-chunk']);
});

test('references are followed with the language of where they stand, and circles end', () => {
  const to = (reference: number) => ({ reference });
  const { texts, codes } = ask(
    writeArsc([
      { id: 1, values: { 2: to(0x7f010003), 3: 'target', 4: to(0x7f010002) } },
      { id: 1, language: 'ru', values: { 2: to(0x7f010004) } },
    ]),
  );
  assert.deepEqual(texts, ['und target']);
  assert.deepEqual(codes, ['arsc.reference-circle']);
  const chain: Record<number, { reference: number }> = {};
  for (let i = 2; i < 40; i += 1) chain[i] = to(0x7f010001 + i);
  assert.deepEqual(ask(writeArsc([{ id: 1, values: chain }])).codes, ['arsc.reference-too-deep']);
});

test('a list of values is no text, and an id of nobody has none', () => {
  const bytes = writeArsc([{ id: 1, values: { 2: 'bag', 3: 'text' } }]);
  assert.deepEqual(ask(bytes).texts, []);
  for (const id of [0, 0x7f020000, 0x01040000, 0x7f01ffff, 0xffffffff])
    assert.deepEqual(ask(bytes, id).texts, [], String(id));
});

test('the language of texts without one is told by letters that only it has, and by no others', () => {
  const hint = (texts: readonly string[]) => {
    const bytes = writeArsc([{ id: 1, values: { ...texts } }]);
    return openResources(ofBytes(bytes), () => {}, '')?.defaultLanguage()?.language ?? null;
  };
  assert.equal(hint(['设置', '登录', 'OK']), 'zh');
  assert.equal(hint(['設定する', '戻る', '登録']), 'ja');
  assert.equal(hint(['Настройки', 'Войти', 'Вы вышли', 'Объект']), 'ru');
  assert.equal(hint(['Налаштування', 'Увійти', 'Ваш обліковий запис']), 'uk');
  assert.equal(hint(['تنظیمات', 'ورود', 'پیام']), 'fa');
  assert.equal(hint(['Settings', 'Log in']), null);
  assert.equal(hint(['Settings', 'Log in', 'Back', '微信']), null, 'one word of many');
  assert.equal(hint(['123', '%s']), null);
});

test('what is no table is told, and a table cut off is read as far as it goes', () => {
  assert.deepEqual(ask(Buffer.from('PK')).codes, ['arsc.not-a-table']);
  const bytes = writeArsc([{ id: 1, values: { 2: 'yes' } }]);
  const cut = ask(bytes.subarray(0, bytes.length - 4));
  assert.ok(cut.codes.includes('arsc.chunk-size'));
});

test('a table with any bytes changed is read to an end', () => {
  const seed = writeArsc([
    { id: 1, values: { 2: { reference: 0x7f010003 }, 3: 'a' } },
    { id: 1, language: 'zh', layout: 'sparse', values: { 2: '微' } },
    { id: 2, layout: 'compact', values: { 0: 'res/raw/x' } },
  ]);
  const change = fc.tuple(fc.nat(seed.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const bytes = Buffer.from(seed);
      for (const [at, value] of changes) bytes[at] = value;
      const { resources, codes } = ask(bytes);
      resources?.defaultLanguage();
      if (resources === null) assert.ok(codes.length > 0);
    }),
    { seed: 20_261_127, numRuns: 1500 },
  );
});

test('the table of a real app, which libraries stumble over for its reserved fields, gives its label', () => {
  const [file] = globSync('node_modules/io.appium.settings/apks/*.apk');
  const bytes = unzipSync(readFileSync(file!), { filter: ({ name }) => name === 'resources.arsc' });
  const { texts, codes, resources } = ask(bytes['resources.arsc']!, 0x7f080000);
  assert.deepEqual(texts, ['und Appium Settings']);
  assert.deepEqual(codes, []);
  assert.equal(resources?.defaultLanguage(), null);
});

test('a table of nothing but small chunks, and questions without end, are bounded together', () => {
  const many = Buffer.concat(Array.from({ length: 210_000 }, () => chunk(0x0203, 8)));
  const { codes } = ask(writeArsc([{ id: 1, values: { 2: 'yes' } }], { between: [many] }));
  assert.deepEqual(codes, ['arsc.too-many-types']);
  const types = Array.from({ length: 4000 }, (): WrittenType => ({ id: 1, values: { 2: 'yes' } }));
  const found: string[] = [];
  const bytes = writeArsc(types);
  const resources = openResources(ofBytes(bytes), ({ code }) => found.push(code), '');
  for (let i = 0; i < 49; i += 1) assert.equal(resources?.strings(LABEL).length, 1);
  assert.deepEqual(found, []);
  for (let i = 0; i < 3; i += 1) resources?.strings(LABEL);
  assert.deepEqual(new Set(found), new Set(['arsc.too-much']));
});
