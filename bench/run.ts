import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { fold } from './a-fold.ts';
import { control } from './b-control.ts';
import { verdict } from './c-verdict.ts';
import { start } from './d-start.ts';
import { memory } from './e-memory.ts';
import { list } from './f-list.ts';
import { ingest } from './g-ingest.ts';
import { ledger } from './h-ledger.ts';
import { serverStart } from './i-start.ts';
import { verdicts } from './j-verdicts.ts';
import { plan } from './k-plan.ts';
import { onEach } from './databases.ts';
import { sync } from './l-sync.ts';
import { runSync } from './l-sync-run.ts';
import { rights } from './m-rights.ts';
import { notices } from './n-notices.ts';
import { course } from './o-course.ts';
import { vetting } from './p-vetting.ts';
import { consolePages } from './q-console.ts';
import { meets, type Benchmark, type Figure } from './figure.ts';

/**
 * All benchmarks: `node run.ts [--quick] [--long] [--only fgh] [--out FILE]`. A table on the terminal, the same as JSON in `results/`.
 * Times are shown and not judged: a busy machine is no fault. Wrong results are an error.
 */
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  a: fold,
  b: control,
  c: verdict,
  d: start,
  e: memory,
  f: list,
  g: ingest,
  h: ledger,
  i: serverStart,
  j: verdicts,
  k: plan,
  l: (options) =>
    onEach(options.log, async (place) => (place.url === null ? [] : sync(runSync(place))(options))),
  m: rights,
  n: notices,
  o: course,
  p: vetting,
  q: consolePages,
};

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    only: { type: 'string' },
    out: { type: 'string', default: new URL('results/latest.json', import.meta.url).pathname },
  },
});
const log = (line: string): void => void process.stderr.write(`${line}\n`);

const figures: Figure[] = [];
for (const [letter, benchmark] of Object.entries(BENCHMARKS))
  if (values.only === undefined || values.only.includes(letter))
    figures.push(...(await benchmark({ quick: values.quick, long: values.long, log })));

const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  platform: `${process.platform}-${process.arch}`,
};
const out = {
  machine,
  quick: values.quick,
  figures: figures.map((figure) => ({ ...figure, meets: meets(figure) })),
};
await mkdir(new URL('.', `file://${values.out}`), { recursive: true });
await writeFile(values.out, `${JSON.stringify(out, null, 2)}\n`);
process.stdout.write(table(figures));

function table(list: readonly Figure[]): string {
  const rows = list.map((figure) => {
    const { goal } = figure;
    const met = meets(figure);
    return [
      figure.name,
      `${figure.value.toPrecision(3)} ${figure.unit}`,
      goal === null ? '' : `at ${goal.at} ${goal.value}`,
      met === null ? '' : met ? 'yes' : 'no',
      figure.note,
    ];
  });
  const all = [['what', 'measured', 'goal', 'met', 'note'], ...rows];
  const widths =
    all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
