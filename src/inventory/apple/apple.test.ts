import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildBinary } from 'plist';
import { codesOf, hitsOf, readOne } from '../reading.fixture.ts';
import { parsePlist } from '../../markup/plist.ts';

const list = (udid: string, apps: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>UDID</key><string>${udid}</string><key>Status</key><string>Acknowledged</string><key>InstalledApplicationList</key><array>${apps.map((app) => `<dict><key>Identifier</key><string>${app}</string></dict>`).join('')}</array></dict></plist>`;

const event = (udid: string, at: string, payload: string): string =>
  JSON.stringify({
    topic: 'mdm.Connect',
    created_at: at,
    acknowledge_event: {
      udid,
      status: 'Acknowledged',
      ids: { id: udid, type: 'Device' },
      raw_payload: Buffer.from(payload).toString('base64'),
    },
  });
const busy = (udid: string): string =>
  event(
    udid,
    '2026-11-25T09:00:00Z',
    `<plist version="1.0"><dict><key>Status</key><string>NotNow</string><key>UDID</key><string>${udid}</string></dict></plist>`,
  );

test('of several answers of one device the latest counts, in whatever order they stand', async () => {
  const log = [
    event('U1', '2026-11-25T08:00:00Z', list('U1', ['org.example.x'])),
    event('U1', '2026-11-24T08:00:00Z', list('U1', ['com.zhiliaoapp.musically'])),
    event('U2', '2026-11-24T08:00:00Z', list('U2', ['com.tencent.xin', 'org.example.x'])),
    busy('U2'),
  ];
  for (const text of [
    log.join('\n'),
    `[${log.join(',\n')}]`,
    log.map((line) => JSON.stringify(JSON.parse(line), null, 2)).join('\n'),
  ]) {
    const found = await readOne(text);
    assert.deepEqual(hitsOf(found), ['U2 wechat exact']);
    assert.equal(found.devices.length, 2);
    assert.equal(found.moment, '2026-11-25T08:00:00Z');
  }
});

test('events in the log of a server, behind its own words, are read', async () => {
  const line = event('U1', '2026-11-25T08:00:00Z', list('U1', ['com.tencent.xin']));
  const found = await readOne(
    `2026/11/25 07:12:09 level=info msg=webhook body=${line}\n2026/11/25 07:12:10 done\n`,
  );
  assert.deepEqual(hitsOf(found), ['U1 wechat exact']);
});

test('a device that was busy and never answered is in the count of devices, and nothing is known of it', async () => {
  const found = await readOne(
    [event('U1', '2026-11-25T08:00:00Z', list('U1', ['org.example.x'])), busy('U3')].join('\n'),
  );
  assert.equal(found.outcome, 'partly');
  assert.ok(codesOf(found).includes('device-busy'));
  assert.notEqual(found.devices.find((device) => device.key === 'U3')?.visibility, 'all');
});

test('a log with a broken event is read around it', async () => {
  const found = await readOne(
    [
      event('U1', '2026-11-25T08:00:00Z', list('U1', ['com.tencent.xin'])),
      event('U2', '2026-11-25T08:00:00Z', 'no list'),
    ].join('\n'),
  );
  assert.deepEqual([found.outcome, ...hitsOf(found)], ['partly', 'U1 wechat exact']);
  assert.ok(codesOf(found).includes('broken-event'));
});

test('a list of managed apps shows managed apps only; one that the holder rejected is not installed', async () => {
  const plist =
    '<plist version="1.0"><dict><key>UDID</key><string>U1</string><key>ManagedApplicationList</key><dict><key>com.tencent.xin</key><dict><key>Status</key><string>Managed</string></dict><key>com.zhiliaoapp.musically</key><dict><key>Status</key><string>UserRejected</string></dict></dict></dict></plist>';
  const found = await readOne(plist);
  assert.deepEqual(hitsOf(found), ['U1 wechat exact']);
  assert.equal(found.devices[0]?.visibility, 'managed-only');
});

test('a binary property list is the same as its XML', async () => {
  const answer = {
    UDID: 'U1',
    InstalledApplicationList: [
      { Identifier: 'com.tencent.xin', Name: '微信', Installing: false },
      { Identifier: 'com.zhiliaoapp.musically', DownloadPaused: true },
    ],
  };
  const found = await readOne(buildBinary(answer));
  assert.deepEqual([...hitsOf(found), found.notInstalled], ['U1 wechat exact', 1]);
});

test('a binary list that names the next one twice, thirty times over, is refused and not unfolded', async () => {
  const depth = 40;
  const objects = Array.from({ length: depth }, (_, i) =>
    i === depth - 1 ? [0x08] : [0xa2, i + 1, i + 1],
  );
  const offsets = objects.map(
    (_, i) => 8 + objects.slice(0, i).reduce((sum, object) => sum + object.length, 0),
  );
  const body = objects.flat();
  const trailer = Buffer.alloc(32);
  trailer[6] = 1;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(depth), 8);
  trailer.writeBigUInt64BE(BigInt(8 + body.length), 24);
  const bomb = Buffer.concat([
    Buffer.from('bplist00'),
    Buffer.from(body),
    Buffer.from(offsets),
    trailer,
  ]);
  assert.throws(() => parsePlist(bomb), /without bound/);
  assert.deepEqual(codesOf(await readOne(bomb)), ['damaged']);
});

test('a binary list whose objects lie over one text of a megabyte is refused, and the text is not made again and again', async () => {
  const size = 1_000_000;
  const length = Buffer.alloc(5, 0x12);
  length.writeUInt32BE(size, 1);
  const text = Buffer.concat([Buffer.of(0x5f), length, Buffer.alloc(size, 'a')]);
  const array = Buffer.of(0xa9, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  const table = Buffer.alloc(4 * 10);
  table.writeUInt32BE(8, 0);
  for (let n = 1; n < 10; n += 1) table.writeUInt32BE(8 + array.length, 4 * n);
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(10n, 8);
  trailer.writeBigUInt64BE(BigInt(8 + array.length + text.length), 24);
  const list = Buffer.concat([Buffer.from('bplist00'), array, text, table, trailer]);
  assert.throws(() => parsePlist(list), /without bound/);
  assert.deepEqual(codesOf(await readOne(list)), ['damaged']);
});

test('XML that is no property list throws, and nothing of it is printed', async () => {
  for (const text of [
    '<plist><dict><string>x</string></dict></plist>',
    '<plist><array></dict></plist>',
    '<plist></plist>',
    '<plist><nonsense>1</nonsense></plist>',
    '<plist><dict><key>a</key>',
    '<plist><string>a</string><string>b</string></plist>',
  ])
    assert.throws(() => parsePlist(Buffer.from(text)), Error, text);
  assert.throws(() => parsePlist(Buffer.from(`<plist>${'<array>'.repeat(5000)}`)));
});

test('what the connector knows of a device beside its answer is taken: serial number and supervision', async () => {
  const beside = (supervised: unknown): string =>
    JSON.stringify({
      ...(JSON.parse(event('U1', '2026-11-25T08:00:00Z', list('U1', ['org.example.x']))) as object),
      grendel_device: { serial: 'C02XK0AAJG5J', supervised },
    });
  for (const [supervised, enrolment] of [
    [true, 'supervised'],
    [false, 'device-enrolment'],
    [null, 'device-enrolment'],
    ['true', 'device-enrolment'],
  ] as const) {
    const [device] = (await readOne(beside(supervised))).devices;
    assert.deepEqual([device?.enrolment, device?.serial], [enrolment, 'C02XK0AAJG5J']);
  }
});
