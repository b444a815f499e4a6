import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { COLUMNS, createFacts } from './facts.ts';
import { joined } from './join.ts';
import { DeviceRow } from './schema.ts';
import { BadReport } from './zip-member.ts';

const row = (id: string, more: Record<string, unknown> = {}) =>
  DeviceRow.parse({ id, operatingSystem: 'iOS', isSupervised: true, ...more });

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size)
    yield Uint8Array.from(bytes.subarray(at, at + size));
}

async function join(
  text: string,
  facts: ReturnType<typeof createFacts>,
  size = 1000,
): Promise<Record<string, string>[]> {
  const parts: Uint8Array[] = [];
  for await (const part of joined(inPieces(text, size), facts)) parts.push(Buffer.from(part));
  const table = Buffer.concat(parts).toString('utf8');
  const { data, errors } = Papa.parse<Record<string, string>>(table, {
    header: true,
    skipEmptyLines: true,
  });
  assert.deepEqual(errors, []);
  return data;
}

test('each row gets what the list of devices says, and a phone without rows gets one of its own', async () => {
  const facts = createFacts();
  facts.add(
    row('d1', {
      serialNumber: 'S1',
      managedDeviceOwnerType: 'company',
      userPrincipalName: 'a, "b"@example.nl',
    }),
  );
  facts.add(row('d2'));
  const rows = await join('DeviceId,ApplicationName\r\nd1,Clip\r\nd9,Clip\r\n', facts);
  assert.deepEqual(
    rows.map((one) => [
      one['DeviceId'],
      one['ApplicationName'],
      one['SerialNumber'],
      one['UserPrincipalName'],
    ]),
    [
      ['d1', 'Clip', 'S1', 'a, "b"@example.nl'],
      ['d9', 'Clip', '', ''],
      ['d2', '', '', ''],
    ],
  );
});

test('rows of laptops stay outside; a device is known however its id is written', async () => {
  const facts = createFacts();
  facts.add(row('AA-1', { serialNumber: 'S' }));
  facts.add(row('w1', { operatingSystem: 'Windows' }));
  const rows = await join('ApplicationName,DeviceId\nClip,aa-1\nWord,w1\nClip,AA-1\n', facts);
  assert.deepEqual(
    rows.map((one) => [one['DeviceId'], one['SerialNumber']]),
    [
      ['aa-1', 'S'],
      ['aa-1', 'S'],
    ],
  );
});

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', ' ', '微'),
  maxLength: 8,
});

test('law: whatever names hold and however the bytes are cut, every row keeps its cells', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('d1', 'd2', 'd3'), cell, cell), {
        minLength: 1,
        maxLength: 20,
      }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, size) => {
        const facts = createFacts();
        facts.add(row('d1', { serialNumber: 'S-d1' }));
        facts.add(row('d2', { serialNumber: 'S-d2' }));
        const text = Papa.unparse({
          fields: ['DeviceName', 'DeviceId', 'ApplicationName'],
          data: rows.map(([id, name, app]) => [name, id, app]),
        });
        const out = await join(`\uFEFF${text}`, facts, size);
        const expected = rows.map(([id, name, app]) => [
          id,
          name,
          app,
          id === 'd3' ? '' : `S-${id}`,
        ]);
        const seen = new Set(rows.map(([id]) => id));
        const silent = ['d1', 'd2']
          .filter((id) => !seen.has(id as 'd1'))
          .map((id) => [id, '', '', `S-${id}`]);
        assert.deepEqual(
          out.map((one) => [
            one['DeviceId'],
            one['DeviceName'],
            one['ApplicationName'],
            one['SerialNumber'],
          ]),
          [...expected, ...silent],
        );
      },
    ),
    { seed: 5, numRuns: 200 },
  ));

test('what has no column of devices or apps, or ends within quotes, is no such table', async () => {
  const facts = createFacts();
  for (const text of [
    '',
    'Error\r\nno',
    'DeviceId,X\r\na,b\r\n',
    'DeviceId,ApplicationName\r\nd1,"Clip',
  ])
    await assert.rejects(join(text, facts), BadReport);
  await assert.rejects(
    join(`DeviceId,ApplicationName\r\n"${'x'.repeat(300_000)}`, facts),
    BadReport,
  );
});

test('a thousand bytes of a device’s own words are cut, and never break their row', async () => {
  const facts = createFacts();
  facts.add(row('d1', { serialNumber: '=cmd()\r\n"x",', userPrincipalName: 'x'.repeat(5000) }));
  const [one, ...others] = await join('DeviceId,ApplicationName\n', facts);
  assert.equal(others.length, 0);
  assert.equal(one?.['SerialNumber'], '=cmd()  "x",');
  assert.equal(one?.['UserPrincipalName']?.length, 256);
  assert.ok(COLUMNS.every((name) => one?.[name] !== undefined));
});
