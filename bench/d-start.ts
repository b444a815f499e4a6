import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './child.ts';
import type { BenchOptions, Figure } from './figure.ts';

const PROGRAM = join(import.meta.dirname, '..', 'bin', 'grendel.js');
const CSV =
  'Device Name,Serial Number,App Name,App Identifier\nA,F9TEST1,TikTok,com.zhiliaoapp.musically\n';

/** (d) `grendel scan` of a file of two lines, from the start of the process to its end, with a warm compile cache. */
export async function start({ quick }: BenchOptions): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'grendel-bench-'));
  try {
    const file = join(folder, 'small.csv');
    await writeFile(file, CSV);
    const once = (args: readonly string[]): number => {
      const before = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== (args.length > 1 ? 1 : 0)) throw new Error(`exit ${status}: ${stderr}`);
      return (performance.now() - before) / 1000;
    };
    const empty = join(folder, 'empty.mjs');
    await writeFile(empty, '');
    once([PROGRAM, 'scan', file]);
    const rounds = Array.from({ length: quick ? 1 : 15 }, () => ({
      scan: once([PROGRAM, 'scan', file]),
      node: once([empty]),
    }));
    return [
      {
        name: 'd-start, scan of a small file',
        value: median(rounds.map(({ scan }) => scan)),
        unit: 's',
        goal: quick ? null : { at: 'most', value: 0.4 },
        note: `warm compile cache; Node alone ${(median(rounds.map(({ node }) => node)) * 1000).toFixed(0)} ms`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
