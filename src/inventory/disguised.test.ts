import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hitsOf, readOne } from './reading.fixture.ts';

/** One WeChat among apps that nobody looks for, all of one phone: regular rows, as the kernel takes them. */
const csv = (identifier: string): string =>
  [
    'Serial Number,Platform,Identifier',
    ...['org.example.a', 'org.example.b', identifier, 'org.example.c'].map(
      (id) => `R58N10ABCDE,Android,${id}`,
    ),
    '',
  ].join('\n');
const json = (identifier: string): string =>
  JSON.stringify([
    {
      serialNumber: 'R58N10ABCDE',
      platform: 'Android',
      applications: ['org.example.a', identifier, 'org.example.b'].map((packageName) => ({
        packageName,
        version: '1',
      })),
    },
  ]);

const DISGUISES: Readonly<Record<string, string>> = {
  'as it stands': 'com.tencent.mm',
  'between no-break spaces': '\u00a0com.tencent.mm\u00a0',
  'before a zero-width space': 'com.tencent.mm\u200b',
  'behind a byte order mark': '\ufeffcom.tencent.mm',
  'behind an apostrophe': "'com.tencent.mm",
  'in a link to the store': 'https://play.google.com/store/apps/details?id=com.tencent.mm&hl=nl',
};

for (const [how, identifier] of Object.entries(DISGUISES))
  test(`an identifier ${how} is found, in CSV and in JSON`, async () => {
    assert.deepEqual(hitsOf(await readOne(csv(identifier))), ['R58N10ABCDE wechat exact']);
    assert.deepEqual(hitsOf(await readOne(json(identifier))), ['R58N10ABCDE wechat exact']);
  });

test('an App Store number among bundle IDs is found', async () => {
  const found = await readOne(csv('835599320').replaceAll('Android', 'iOS'));
  assert.deepEqual(hitsOf(found), ['R58N10ABCDE tiktok exact']);
});

test('a formula that keeps an identifier text is no disguise, and what only resembles one is no hit', async () => {
  assert.deepEqual(hitsOf(await readOne(csv('"=""com.tencent.mm"""'))), [
    'R58N10ABCDE wechat exact',
  ]);
  for (const other of [
    "'com.tencent.mm.not",
    'https://example.org/?id=com.tencent.mm',
    '8355993200',
  ])
    assert.deepEqual(hitsOf(await readOne(csv(other))), [], other);
});

test('ids that are numbers are one device in either case, and others are not', async () => {
  const ids = (a: string, b: string): Promise<number> =>
    readOne(`UDID,Bundle ID\n${a},org.example.a\n${b},org.example.b\n`).then(
      (i) => i.devices.length,
    );
  assert.equal(await ids('00008110-00123456789A001E', '00008110-00123456789a001e'), 1);
  assert.equal(await ids('QUJDREVGxyz0', 'qujdrevgxyz0'), 2);
});

test('counts keep their thousands, however they are marked', async () => {
  for (const count of ['1.234', '1 234', '1\u00a0234', "1'234", '"1,234"', '1234']) {
    const found = await readOne(
      `App Name;Package Name;Aantal\nTikTok;com.zhiliaoapp.musically;${count}\n`,
    );
    assert.deepEqual(
      found.counted.map(({ devices }) => devices),
      [1234],
      count,
    );
  }
});
