import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readCatalogue } from '../src/catalogue/read.ts';
import { measure } from './child.ts';
import type { Benchmark, Figure } from './figure.ts';

/** How to connect to the simulated Jamf Pro. */
export type Simulated = {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
};
/** What a sync took, over all its workers. */
export type SyncTook = {
  /** Seconds of the processor, of all workers together: user and system, without the simulated Jamf Pro. */
  readonly cpu: number;
  /** Highest resident memory of the largest worker, in megabytes (10^6 bytes). */
  readonly peak: number;
  /** Devices that the published inventory holds. */
  readonly devices: number;
};
/** Runs one whole sync with so many worker processes, each of its own memory. */
export type RunSync = (jamf: Simulated, workers: number) => Promise<SyncTook>;

const ROOT = join(import.meta.dirname, '..');
const FLEET = join(import.meta.dirname, 'l-sync-fleet.ts');
const APPS = 100;
const WORKERS = 2;

/** (l) A sync of a simulated fleet: processor against JSON.parse over the same bytes, memory against a fleet a fifth of its size. */
export const sync =
  (run: RunSync): Benchmark =>
  async ({ quick, log }): Promise<readonly Figure[]> => {
    const devices = quick ? 1_000 : 100_000;
    const small = await inFleet(devices / 5, (jamf) => run(jamf, WORKERS));
    const { parsed, took } = await inFleet(devices, async (jamf) => ({
      took: await run(jamf, WORKERS),
      parsed: await measure('l-sync-parse.ts', [JSON.stringify(jamf)]),
    }));
    if (took.devices !== devices || parsed['devices'] !== devices)
      throw new Error(`l-sync: ${took.devices} and ${parsed['devices']} of ${devices} devices`);
    const parsing = Number(parsed['parsing']);
    log(`l-sync: ${Number(parsed['megabytes']).toFixed(0)} MB, JSON.parse ${parsing.toFixed(1)} s`);
    const name = `l-sync, ${devices} simulated devices x ${APPS} apps, ${WORKERS} workers`;
    const goal = (value: number) => (quick ? null : ({ at: 'most', value } as const));
    return [
      {
        name: `${name}, processor against JSON.parse`,
        value: took.cpu / parsing,
        unit: 'x',
        goal: goal(3),
        note: `${took.cpu.toFixed(1)} s against ${parsing.toFixed(1)} s over the same bytes`,
      },
      {
        name: `${name}, memory against a fifth of the fleet`,
        value: took.peak / small.peak,
        unit: 'x',
        goal: goal(1.2),
        note: `${took.peak.toFixed(0)} MB, the largest worker`,
      },
    ];
  };

/** A simulated Jamf Pro in a process of its own, for as long as the work takes. */
export async function inFleet<T>(
  devices: number,
  work: (jamf: Simulated) => Promise<T>,
): Promise<T> {
  const { catalogue } = readCatalogue(join(ROOT, 'catalogue'));
  const known = catalogue.identifiers
    .filter(({ platform, identifier }) => platform === 'ios' && identifier.includes('.'))
    .map(({ identifier }) => identifier)
    .slice(0, 30);
  const given = JSON.stringify({ devices, apps: APPS, known });
  const child = spawn(process.execPath, [FLEET, given], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return await work(JSON.parse(line.toString()) as Simulated);
  } finally {
    child.stdin.end();
    await ended;
  }
}
