import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Place } from './databases.ts';
import type { RunSync } from './l-sync.ts';
import { peakOf, startServer, type RunningServer } from './server.ts';

const PROGRAM = join(import.meta.dirname, '..', 'bin', 'grendel.js');
/** Clock ticks a second of `/proc` (Linux: always 100 to user space; proc(5), memory). */
const TICKS = 100;

/** A server and workers beside it, as people start them on PostgreSQL; the server is one of them. */
export const runSync =
  (place: Place): RunSync =>
  async ({ settings, secrets }, workers) => {
    const env = Object.fromEntries(
      Object.entries(secrets).map(([name, secret]) => [
        `GRENDEL_JAMF_${name}`.toUpperCase().replaceAll('-', '_'),
        secret,
      ]),
    );
    const server = await startServer(place, env);
    const beside = Array.from({ length: workers - 1 }, () => startWorker(place, env));
    try {
      const pids = [server.pid, ...beside.map(({ pid }) => pid ?? 0)];
      const before = pids.map(cpuOf).reduce(sum, 0);
      const devices = await synced(server, settings);
      const cpu = pids.map(cpuOf).reduce(sum, 0) - before;
      return { cpu, devices, peak: Math.max(...pids.map((pid) => peakOf(pid) ?? 0)) };
    } finally {
      for (const worker of beside) await stopped(worker);
      await server.stop();
    }
  };

const sum = (a: number, b: number): number => a + b;

let fleets = 0;
async function synced(
  server: RunningServer,
  settings: Readonly<Record<string, string>>,
): Promise<number> {
  const { items } = await server.get<{ readonly items: readonly { readonly id: string }[] }>(
    '/organisations',
  );
  const fleet = await server.post<{ readonly id: string }>('/fleets', {
    name: `Simulated ${process.pid} ${++fleets}`,
    organisation: items[0]?.id,
    mdm: 'jamf',
  });
  const connection = await server.post<{ readonly id: string }>('/connections', {
    fleet: fleet.id,
    mdm: 'jamf',
    settings,
    syncHours: 0,
    checkHours: 0,
  });
  type Sync = { readonly id: string; readonly state: string; readonly inventory: string };
  const { id } = await server.post<Sync>(`/connections/${connection.id}/syncs`, {});
  for (;;) {
    await wait(250);
    const sync = await server.get<Sync>(`/syncs/${id}`);
    if (sync.state === 'running') continue;
    if (sync.state !== 'done') throw new Error(`the sync ended as ${sync.state}`);
    const inventory = await server.get<{ readonly summary: { readonly devices: number } | null }>(
      `/inventories/${sync.inventory}`,
    );
    return inventory.summary?.devices ?? 0;
  }
}

function startWorker({ folder, url }: Place, env: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [PROGRAM, 'worker'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH, GRENDEL_DATA: folder, GRENDEL_DATABASE_URL: url ?? '', ...env },
  });
}

async function stopped(worker: ChildProcess): Promise<void> {
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  await ended;
}

/** User and system seconds of a process so far. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
