import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions, Figure } from './figure.ts';
import { timed } from './p-processes.ts';
import { realApps } from './p-vetting-apps.ts';

const GRENDEL = join(import.meta.dirname, '..', 'bin', 'grendel.js');

/** A thousand files of real apps, no two alike: half the smallest, few large ones. With one process that reads, and with two. */
export function batch({ quick, log }: BenchOptions): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-bench-'));
  try {
    const files = quick ? 20 : 1_000;
    write(folder, files);
    const run = (processes: number): number => {
      const { wall, exit } = timed(
        [process.execPath, GRENDEL, 'vet', folder, '--processes', String(processes)].concat(
          '--json',
        ),
      );
      if (exit !== 3) throw new Error(`exit ${exit}`);
      log(`p-vetting: ${files} files by ${processes}: ${wall} s`);
      return wall;
    };
    // In turns, and the best of each: what else runs on the machine takes a core from two more than from one.
    const rounds = Array.from({ length: quick ? 1 : 3 }, () => [run(1), run(2)] as const);
    const [one, two] = [0, 1].map((which) => Math.min(...rounds.map((round) => round[which] ?? 0)));
    return [
      {
        name: `p-vetting, two processes, ${files} files`,
        value: (one ?? 0) / (two ?? 1),
        unit: 'x',
        goal: quick ? null : { at: 'least', value: 1.6 },
        note: `${one} s by one, ${two} s by two; wants two cores of its own`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder: string, files: number): void {
  const apps = realApps().toReversed();
  for (let file = 0; file < files; file++) {
    // The second smallest every other time, the next one a quarter of the time, and so on.
    const which = Math.min(
      apps.length - 1,
      Math.clz32(~file & (file + 1)) === 32 ? 0 : 31 - Math.clz32(~file & (file + 1)),
    );
    const bytes = readFileSync(apps[which]?.file ?? '');
    // Time and date of the first entry: nothing reads them, and the bytes are others.
    bytes.writeUInt32LE(file, 10);
    writeFileSync(join(folder, `${file}.apk`), bytes);
  }
}
