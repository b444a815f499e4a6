import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pullFrom } from '../unwrap/pull.ts';
import { toUtf8 } from './decode.ts';
import { detectEncoding } from './encoding.ts';

async function* blocks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function read(bytes: Uint8Array, size = 7): Promise<string> {
  const parts: Uint8Array[] = [];
  const input = pullFrom(blocks(bytes, size));
  for await (const part of toUtf8(input, detectEncoding(bytes.subarray(0, 4096)))) parts.push(part);
  return Buffer.concat(parts).toString();
}

const TEXT = 'Device name\tApp\r\niPhone 张\t微信\r\nمحمد\tTikTok\r\nZoë\tX\r\n';
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

test('UTF-8 and UTF-16 of both kinds, with and without a mark, give the same text', async () => {
  for (const bytes of [
    Buffer.from(TEXT),
    Buffer.from(`\uFEFF${TEXT}`),
    Buffer.from(`\uFEFF\uFEFF${TEXT}`),
    Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
    Buffer.from(TEXT, 'utf16le'),
    utf16be(`\uFEFF${TEXT}`),
    utf16be(TEXT),
  ])
    for (const size of [1, 3, 1000]) assert.equal(await read(bytes, size), TEXT);
});

test('Dutch in Windows-1252 and Polish in Windows-1250 are told apart by their letters', async () => {
  assert.equal(await read(Buffer.from('Zo\xeb;TikTok\r\n', 'latin1')), 'Zoë;TikTok\r\n');
  assert.equal(await read(Buffer.from('\xafabka;3.10\r\n', 'latin1')), 'Żabka;3.10\r\n');
  assert.equal(
    await read(Buffer.from('za\xbf\xf3\xb3\xe6 g\xea\x9cl\xb9 ja\x9f\xf1', 'latin1')),
    'zażółć gęślą jaźń',
  );
  assert.equal(await read(Buffer.from('Gr\xfc\xdfe, H\xf6ren', 'latin1')), 'Grüße, Hören');
  assert.equal(
    await read(Buffer.from('P\xf8\xedli\x9a \x9elu\x9dou\xe8k\xfd k\xf9\xf2', 'latin1')),
    'Příliš žluťoučký kůň',
  );
  assert.equal(
    await read(Buffer.from('\xc2\xca\xee\xed\xf2\xe0\xea\xf2\xe5;1', 'latin1')),
    'ВКонтакте;1',
  );
});

test('a single ë far behind the sample is still read right', async () => {
  const bytes = Buffer.from(`${'a;b\r\n'.repeat(2000)}Zo\xeb;x\r\n`, 'latin1');
  assert.ok((await read(bytes, 512)).endsWith('Zoë;x\r\n'));
});

test('zeros without the pattern of UTF-16 are no text', () => {
  assert.equal(detectEncoding(Buffer.alloc(4096)).kind, 'binary');
  assert.equal(detectEncoding(Buffer.from('a;b\n1;\u00002\n'.repeat(40))).kind, 'binary');
  assert.equal(detectEncoding(Buffer.from(`${'device,app\n'.repeat(50)}\u0000`)).kind, 'ascii');
});
