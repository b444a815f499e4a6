import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { READ_OPTIONS } from '../read.ts';
import { apps, requestOf } from './folding.fixture.ts';
import type { FromWorker, Start, ToWorker } from './messages.ts';

/** Talks to the thread itself, and keeps all that it says: messages, output and errors, whole buffers and not only what is shown of them. */
async function allThatLeaves(file: Uint8Array, block: number): Promise<string> {
  const { signal: _, ...request } = requestOf({
    prohibited: apps('tiktok'),
    undetermined: apps('vk'),
  });
  const start: Start = { ...request, options: READ_OPTIONS, room: 2 ** 29 };
  const worker = new Worker(new URL('./fold.ts', import.meta.url), {
    workerData: start,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  const heard: string[] = [];
  const hear = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) heard.push(Buffer.from(value.buffer).toString('latin1'));
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) {
        heard.push(name);
        hear(one);
      }
    else heard.push(String(value));
  };
  const say = (message: ToWorker): void => worker.postMessage(message, []);
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (data: Buffer) => hear(data));
  worker.on('error', (error) => heard.push(inspect(error, { depth: 9, showHidden: true })));
  for (let at = 0; at < file.length; at += block)
    say({ kind: 'block', block: Uint8Array.from(file.subarray(at, at + block)) });
  say({ kind: 'end' });
  const over = Promise.withResolvers<void>();
  worker.on('message', (message: FromWorker) => {
    hear(message);
    if (message.kind === 'folded' || message.kind === 'batch') say({ kind: 'next' });
    if (message.kind === 'last' || message.kind === 'refused') over.resolve();
  });
  worker.on('error', () => over.resolve());
  await over.promise;
  const exit = once(worker, 'exit');
  await worker.terminate();
  await exit;
  return heard.join('\n');
}

const QUIET = [
  'id',
  'serial',
  'name',
  'holder',
  'app',
  'bundle',
  'hitId',
  'hitSerial',
  'hitName',
  'hitHolder',
  'openId',
  'openName',
  'member',
] as const;
type Sentinels = Readonly<Record<(typeof QUIET)[number], string>>;

const csv = (s: Sentinels): string =>
  'Device ID,Serial Number,Device Name,User,Department,App Name,Bundle ID\n' +
  `${s.id},${s.serial},${s.name},${s.holder},Water,${s.app},org.${s.bundle}\n` +
  `${s.hitId},${s.hitSerial},${s.hitName},${s.hitHolder},Water,TikTok ${s.app},com.zhiliaoapp.musically\n` +
  `${s.hitId},${s.hitSerial},${s.hitName},${s.hitHolder},Water,${s.app},org.${s.bundle}\n` +
  `${s.openId},,${s.openName},${s.holder},Water,VK,com.vk.vkclient\n`;
const json = (s: Sentinels): string =>
  JSON.stringify({
    devices: [
      {
        deviceId: s.id,
        serialNumber: s.serial,
        deviceName: s.name,
        userPrincipalName: s.holder,
        apps: [{ bundleId: `org.${s.bundle}`, name: s.app }],
      },
      {
        deviceId: s.hitId,
        serialNumber: s.hitSerial,
        deviceName: s.hitName,
        userPrincipalName: s.hitHolder,
        apps: [
          { bundleId: 'com.zhiliaoapp.musically', name: s.app },
          { bundleId: s.bundle, name: s.app },
        ],
      },
    ],
  });

/** Good files, broken ones and such as nobody understands. */
const MADE: Readonly<Record<string, (s: Sentinels) => string | Uint8Array>> = {
  csv,
  json,
  gzip: (s) => gzipSync(csv(s)),
  'an archive whose members are named after people': (s) =>
    zipSync({
      [`${s.member}.csv`]: Buffer.from(csv(s)),
      [`${s.holder}.json`]: Buffer.from(json(s)),
    }),
  'a row with a quote too many': (s) => `${csv(s)}"${s.id},${s.serial},${s.name}\n${csv(s)}`,
  'rows too long and too short': (s) =>
    `${csv(s)}${s.id},${s.name}\n${s.id},${s.name},${s.app},,,,,,${s.holder},${s.bundle}\n`,
  'cut off in the middle': (s) => json(s).slice(0, -20),
  'a damaged archive': (s) => gzipSync(csv(s)).fill(0x55, 60),
  'broken JSON': (s) => json(s).replace('"apps":', `"${s.app}" "${s.name}`),
  'no export': (s) => `${s.name};${s.holder}\n${s.app};${s.bundle}\n`,
  'a mail': (s) => `Dear ${s.holder},\n\n${s.name} has ${s.app}.\n`,
  'a page': (s) => `<html><body><h1>${s.name}</h1><p>${s.holder}</p></body></html>`,
  'a broken property list': (s) =>
    `<?xml version="1.0"?><plist><dict><key>${s.app}</key><strin>${s.name}</dict></plist>`,
};

for (const [what, make] of Object.entries(MADE))
  test(`of ${what} nothing leaves the thread but hits, pseudonyms and counts`, async () => {
    const sentinels = fc.sample(
      fc.tuple(
        ...QUIET.map((name) =>
          fc.stringMatching(/^[A-Z0-9]{12}$/).map((text) => [name, `S${text}`] as const),
        ),
      ),
      { seed: what.length, numRuns: 1 },
    );
    for (const one of sentinels) {
      const secret = Object.fromEntries(one) as Sentinels;
      const leaves = (await allThatLeaves(Buffer.from(make(secret)), 700)).toUpperCase();
      for (const [name, text] of Object.entries(secret)) assert.ok(!leaves.includes(text), name);
      assert.ok(!leaves.includes('MUSICALLY'), 'an identifier as the export wrote it');
    }
  });

test('what must leave does: the test above would see it', async () => {
  const secret = Object.fromEntries(QUIET.map((name) => [name, `S${name}`])) as Sentinels;
  const leaves = await allThatLeaves(Buffer.from(csv(secret)), 700);
  for (const text of ['tiktok', 'Water', 'exact']) assert.ok(leaves.includes(text), text);
  assert.equal(leaves.split('\n').filter((line) => line === 'vk').length, 1);
});
