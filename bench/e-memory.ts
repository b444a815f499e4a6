import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { readCatalogue } from '../src/catalogue/read.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { fleetStream } from './fleet-stream.ts';

const ROOT = join(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'bin', 'grendel.js');
const PEAK = join(import.meta.dirname, 'e-memory-peak.ts');
const APPS = 80;

/** (e) Highest memory of a whole `grendel scan`, from its start to its end: of a huge export, and of one just under 256 MiB. */
export async function memory({ quick, log }: BenchOptions): Promise<readonly Figure[]> {
  const { catalogue } = readCatalogue(join(ROOT, 'catalogue'));
  const known = catalogue.identifiers
    .filter(({ platform }) => platform === 'android')
    .flatMap(({ identifier }, nth) => (nth % 8 === 0 ? [identifier] : []));
  const devices = quick ? 2_000 : 200_000;
  const goal = quick ? null : ({ at: 'most', value: 160 } as const);

  const file = join(tmpdir(), `grendel-bench-${process.pid}.ndjson`);
  try {
    const stored = await store(file, fleetStream(quick ? 200 : 9_100, APPS, known));
    // The first one may find a compile cache that is cold, and is not counted.
    await run([file]);
    const { peak } = await run([file]);
    const streamed = await scanStream(fleetStream(devices, APPS, known));
    log(`e-memory: ${(streamed.bytes / 1e9).toFixed(2)} GB in ${streamed.seconds.toFixed(1)} s`);
    return [
      {
        name: `e-memory, scan of ${devices} devices x ${APPS} apps through a pipe`,
        value: streamed.peak,
        unit: 'MB',
        goal,
        note: `${(streamed.bytes / 1e9).toFixed(2)} GB, 15 % of devices with hits; the whole process`,
      },
      {
        name: 'e-memory, scan of a file just under 256 MiB',
        value: peak,
        unit: 'MB',
        goal,
        note: `${(stored / 1e6).toFixed(0)} MB`,
      },
    ];
  } finally {
    await rm(file, { force: true });
  }
}

/** Answers the bytes written. */
async function store(path: string, blocks: Iterable<Buffer>): Promise<number> {
  const file = await open(path, 'wx');
  let bytes = 0;
  try {
    for (const block of blocks) bytes += (await file.write(block)).bytesWritten;
  } finally {
    await file.close();
  }
  return bytes;
}

async function scanStream(blocks: Iterable<Buffer>) {
  const before = performance.now();
  let bytes = 0;
  const { peak } = await run(['-'], async (input) => {
    for (const block of blocks) {
      bytes += block.length;
      if (!input.write(block)) await once(input, 'drain');
    }
  });
  return { peak, bytes, seconds: (performance.now() - before) / 1000 };
}

/** Runs a scan that finds something; `peak` in megabytes (10^6 bytes). */
async function run(
  files: readonly string[],
  feed: (input: NodeJS.WritableStream) => Promise<void> = async () => {},
): Promise<{ readonly peak: number }> {
  const child = spawn(process.execPath, ['--import', PEAK, PROGRAM, 'scan', ...files], {
    stdio: ['pipe', 'ignore', 'inherit', 'pipe'],
  });
  const { stdin } = child;
  if (stdin === null) throw new Error('no way to hand the fleet over');
  const ended = once(child, 'exit');
  const said = text(child.stdio[3] as Readable);
  await feed(stdin);
  stdin.end();
  const [status] = (await ended) as [number | null];
  if (status !== 1) throw new Error(`grendel scan: exit ${status}`);
  return { peak: Number(await said) / 1e6 };
}
