import { randomFillSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf, openZip } from '../src/analysis/zip/open-zip.ts';
import { ofBytes } from '../src/analysis/source.ts';
import { writeZip, type Part } from '../src/analysis/zip/write-zip.fixture.ts';
import { median } from './child.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { peakOf, timed } from './p-processes.ts';
import { realApps } from './p-vetting-apps.ts';

const GRENDEL = join(import.meta.dirname, '..', 'bin', 'grendel.js');

/** An app of 100 MB, made of a real one: its code as often as gives 60 MB of it, and pictures (noise) for the rest. Nobody signed it. */
export function large({ quick, log }: BenchOptions): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-bench-'));
  try {
    const file = join(folder, 'large.apk');
    writeFileSync(file, made(quick ? 5e6 : 100e6));
    const command = [process.execPath, GRENDEL, 'vet', file, '--json'];
    const runs = Array.from({ length: quick ? 1 : 5 }, () => timed(command));
    const peak = peakOf(command);
    const took = median(runs.map(({ wall }) => wall));
    log(
      `p-vetting, large: ${runs.map(({ wall, cpu }) => `${wall}/${cpu}`).join(', ')} s (wall/processor)`,
    );
    return [
      {
        name: 'p-vetting, an app of 100 MB',
        value: took,
        unit: 's',
        goal: quick ? null : { at: 'most', value: 1 },
        note: `whole process; ${median(runs.map(({ cpu }) => cpu)).toFixed(2)} s of the processor`,
      },
      ...(peak === null
        ? []
        : [
            {
              name: 'p-vetting, memory of an app of 100 MB',
              value: peak,
              unit: 'MB',
              goal: quick ? null : ({ at: 'most', value: 250 } as const),
              note: 'of its largest process, resident',
            },
          ]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function made(size: number): Uint8Array {
  const seed = realApps().find(({ name }) => name.startsWith('settings'))?.file ?? '';
  const zip = openZip(ofBytes(readFileSync(seed)), () => undefined);
  if (zip.kind !== 'zip') throw new Error('the app to begin with is no archive');
  const parts = zip.entries
    .filter(({ name }) => !name.startsWith('META-INF/'))
    .map((entry): Part => ({
      name: entry.name,
      content: contentOf(zip, entry, 2 ** 28) as Uint8Array,
      method: entry.method,
    }));
  const dex = parts.filter(({ name }) => /^classes\d*\.dex$/.test(String(name)));
  let code = dex.length;
  for (let bytes = 0; bytes < size * 0.6;) {
    const { content } = dex[code % dex.length] ?? { content: '' };
    code += 1;
    bytes += content.length;
    parts.push({ name: `classes${code}.dex`, content });
  }
  const filled = parts.reduce((sum, { content }) => sum + content.length / 2, 0);
  const noise = randomFillSync(Buffer.alloc(Math.max(0, size - filled)));
  return writeZip([...parts, { name: 'assets/pictures.bin', content: noise, method: 0 }]);
}
