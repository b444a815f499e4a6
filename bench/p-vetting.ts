import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { batch } from './p-vetting-batch.ts';
import { large } from './p-vetting-large.ts';
import { median, measure } from './child.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { isHere, timed } from './p-processes.ts';
import { realApps, type App } from './p-vetting-apps.ts';
import { agreesWithPeers } from './p-vetting-peers.ts';

const GRENDEL = join(import.meta.dirname, '..', 'bin', 'grendel.js');
const ANDROGUARD = join(import.meta.dirname, 'p-androguard.py');
/** `python3 -m venv bench/.cache/androguard && bench/.cache/androguard/bin/pip install androguard` gives the newest one. */
const NEWEST = join(import.meta.dirname, '.cache', 'androguard', 'bin', 'python');

/** (p) Vetting app files: whole processes beside androguard, the readers alone beside inflating the same bytes, a large app, and a batch. */
export async function vetting(options: BenchOptions): Promise<readonly Figure[]> {
  const apps = realApps();
  for (const app of apps) agreesWithPeers(app, options.log);
  return [
    ...(await wholeProcesses(options, apps)),
    ...(await warm(options, apps)),
    ...large(options),
    ...batch(options),
  ];
}

const PEERS: readonly (readonly [name: string, python: string])[] = [
  ['androguard of Debian', '/usr/bin/python3'],
  ['androguard of PyPI', NEWEST],
];

/** Runs take turns, so that a busy minute meets both. */
async function wholeProcesses(
  { quick, log }: BenchOptions,
  apps: readonly App[],
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const rounds = quick ? 1 : 5;
  for (const [peer, python] of PEERS) {
    if (!existsSync(python) || !isHere(python, '-c', 'import androguard')) {
      log(`p-vetting: ${peer} is not here, and left out`);
      continue;
    }
    for (const app of quick ? apps.slice(-1) : apps) {
      const ours: number[] = [];
      const theirs: number[] = [];
      let isRead = true;
      for (let round = 0; round < rounds; round++) {
        ours.push(timed([process.execPath, GRENDEL, 'vet', app.file, '--json']).cpu);
        const run = timed([python, ANDROGUARD, app.file]);
        isRead &&= run.exit === 0;
        theirs.push(run.cpu);
      }
      log(`p-vetting: ${app.name}, ${peer} ${isRead ? '' : '(gave up) '}${median(theirs)} s`);
      if (!isRead) continue;
      figures.push({
        name: `p-vetting, ${peer}, ${app.name}`,
        value: median(theirs) / median(ours),
        unit: 'x',
        goal: quick || app.size < 1e6 ? null : { at: 'least', value: 8 },
        note: `processor time of whole processes: ${median(ours).toFixed(2)} s, walls and verdict included, to ${median(theirs).toFixed(2)} s`,
      });
    }
  }
  return figures;
}

async function warm({ quick }: BenchOptions, apps: readonly App[]): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const app of apps.filter(({ size }) => size > 1e6)) {
    const measured = await measure('p-vetting-run.ts', [app.file, quick ? '2' : '25']);
    const [read, inflated, digested] = ['read', 'inflated', 'digested'].map((key) =>
      Number(measured[key]),
    );
    figures.push({
      name: `p-vetting, warm, ${app.name}`,
      value: (read ?? 0) / (inflated ?? 1),
      unit: 'x',
      goal: quick ? null : { at: 'most', value: 2.5 },
      note: `of inflating the same bytes (${inflated?.toFixed(0)} ms); SHA-256 of what signatures cover takes ${digested?.toFixed(0)} ms more, which nobody who verifies is spared`,
    });
  }
  return figures;
}
