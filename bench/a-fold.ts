import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, median, type Measured } from './child.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { writeFleet, type Kind } from './fleet-file.ts';

const KINDS: readonly Kind[] = ['ndjson', 'json', 'csv'];
const APPS = 80;
const ROUNDS = 3;

/**
 * (a) The fold of 20,000 devices × 80 apps against DuckDB that gives the same answer, at the fastest of its settings: one
 * thread or two, and two ways to ask. Beside it, without a goal: DuckDB finding the hits alone, which is less work. Each run is a
 * process of its own; the rounds go in turn, so that what else the machine does falls on all; medians count.
 */
export async function fold({ quick, log }: BenchOptions): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'grendel-bench-'));
  try {
    const figures: Figure[] = [];
    for (const kind of KINDS) {
      const path = join(folder, `fleet.${kind}`);
      const wanted = writeFleet(path, kind, quick ? 500 : 20_000, APPS);
      const all = await compare(kind, path, wanted, quick ? 1 : ROUNDS, log);
      // A small file measures how long a process takes to get going: nothing to hold against a goal.
      figures.push(...(quick ? all.map((figure) => ({ ...figure, goal: null })) : all));
      await rm(path);
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(
  kind: Kind,
  path: string,
  wanted: number,
  rounds: number,
  log: (line: string) => void,
): Promise<readonly Figure[]> {
  const megabytes = (await stat(path)).size / 1e6;
  const settings = SETTINGS.filter(({ query }) => kind !== 'csv' || query !== 'join');
  const ours: Measured[] = [];
  const peers: Measured[][] = settings.map(() => []);
  for (let round = 0; round < rounds; round++) {
    ours.push(await measure('a-fold-ours.ts', [kind, path]));
    for (const [n, { query, threads }] of settings.entries())
      peers[n]?.push(await measure('a-fold-duckdb.ts', [kind, path, threads, query]));
  }
  const [first] = ours;
  for (const run of [...ours, ...peers.flat()])
    if (run.hits !== wanted || run['distinct'] !== first?.['distinct'])
      throw new Error(
        `${kind}: ${run.hits} hits found, ${wanted} written: the figures mean nothing`,
      );
  for (const [n, runs] of peers.entries())
    for (const run of settings[n]?.query === 'hits' ? [] : runs)
      if (run['devices'] !== first?.['devices'] || run['installs'] !== first?.['installs'])
        throw new Error(`${kind}: DuckDB counts other devices or apps: the figures mean nothing`);
  log(`${kind}: ${megabytes.toFixed(0)} MB, ${wanted} hits, ${rounds} rounds`);

  const seconds = (runs: readonly Measured[]): number => median(runs.map((run) => run.seconds));
  const peak = (runs: readonly Measured[]): number => Math.max(...runs.map((run) => run.peak));
  const name = `a-fold ${kind}`;
  const best = (queries: readonly string[]): { runs: readonly Measured[]; label: string } => {
    const able = settings.flatMap(({ query, threads }, n) =>
      queries.includes(query)
        ? [{ runs: peers[n] ?? [], label: `${query}, ${threads} thread(s)` }]
        : [],
    );
    const [fastest = { runs: [], label: '' }] = able.toSorted(
      (a, b) => seconds(a.runs) - seconds(b.runs),
    );
    return fastest;
  };
  const same = best(['group', 'join']);
  const less = best(['hits']);
  const version = `DuckDB ${String(same.runs[0]?.['version'] ?? '')}`;
  return [
    {
      name,
      value: seconds(ours),
      unit: 's',
      goal: null,
      note: `${(megabytes / seconds(ours)).toFixed(0)} MB/s`,
    },
    {
      name: `${name}, DuckDB`,
      value: seconds(same.runs),
      unit: 's',
      goal: null,
      note: `${version}, ${same.label}`,
    },
    {
      name: `${name}, against DuckDB`,
      value: seconds(same.runs) / seconds(ours),
      unit: 'x',
      goal: { at: 'least', value: 1.5 },
      note: 'the same answer, its fastest setting',
    },
    {
      name: `${name}, against less work`,
      value: seconds(less.runs) / seconds(ours),
      unit: 'x',
      goal: null,
      note: `DuckDB finds the hits alone: ${seconds(less.runs).toFixed(2)} s, ${less.label}`,
    },
    {
      name: `${name}, peak`,
      value: peak(ours),
      unit: 'MB',
      goal: { at: 'most', value: 160 },
      note: `DuckDB ${peak(same.runs).toFixed(0)} MB`,
    },
  ];
}

const SETTINGS = (['group', 'join', 'hits'] as const).flatMap((query) =>
  (['1', '2'] as const).map((threads) => ({ query, threads })),
);
