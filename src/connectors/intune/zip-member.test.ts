import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ZipOptions, zipSync } from 'fflate';
import { BadReport, onlyMember, type ReportBounds } from './zip-member.ts';

const BOM = '\uFEFF';
const TABLE = `${BOM}DeviceId,ApplicationName\r\n${'d1,Заметки "à la carte"\r\n'.repeat(5000)}`;

const zip = (members: Record<string, string>, options: ZipOptions = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(members).map(([name, text]) => [name, Buffer.from(text)])),
    options,
  );

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpack(bytes: Uint8Array, size = 1000, bounds?: ReportBounds): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of onlyMember(inPieces(bytes, size), bounds)) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

const failsAs = (why: BadReport['why']) => (error: unknown) =>
  error instanceof BadReport && error.why === why;

/** As Azure writes it: sizes and checksum in a descriptor behind the data. */
function withDescriptor(bytes: Uint8Array): Buffer {
  const zip = Buffer.from(bytes);
  const packed = zip.readUInt32LE(18);
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  zip.copy(descriptor, 4, 14, 26);
  zip.writeUInt16LE(zip.readUInt16LE(6) | 8, 6);
  zip.fill(0, 14, 26);
  return Buffer.concat([zip.subarray(0, start + packed), descriptor, zip.subarray(start + packed)]);
}

test('the one member comes out whole, however the bytes are cut', async () => {
  const packed = zip({ 'AppInvRawData_1.csv': TABLE });
  for (const size of [1, 7, 1000, packed.length]) assert.equal(await unpack(packed, size), TABLE);
});

test('a member that was stored or described behind its data is read too', async () => {
  assert.equal(await unpack(zip({ 'a.csv': TABLE }, { level: 0 })), TABLE);
  assert.equal(await unpack(withDescriptor(zip({ 'a.csv': TABLE }))), TABLE);
});

test('a second member is refused: the report would be half read', async () => {
  const two = zip({ 'a.csv': TABLE, 'b.csv': 'x' });
  await assert.rejects(unpack(two), failsAs('several-members'));
});

test('what is cut off within the member is never taken for whole', async () => {
  const packed = zip({ 'a.csv': 'DeviceId\r\nd1\r\n' });
  for (let length = 0; length < packed.length - 60; length += 1)
    await assert.rejects(unpack(packed.subarray(0, length)), BadReport);
});

test('a changed byte of the data is noticed', async () => {
  const packed = Buffer.from(zip({ 'a.csv': TABLE }, { level: 0 }));
  packed[packed.length >> 1] = (packed[packed.length >> 1] ?? 0) ^ 1;
  await assert.rejects(unpack(packed), failsAs('damaged'));
});

test('a bomb stops long before it is unpacked', async () => {
  const packed = zip({ 'a.csv': 'A'.repeat(8 * 1024 * 1024) });
  await assert.rejects(unpack(packed), failsAs('too-large'));
});

test('an error page in place of the archive is no report', async () => {
  await assert.rejects(unpack(Buffer.from('<?xml version="1.0"?><Error/>')), failsAs('no-zip'));
});
