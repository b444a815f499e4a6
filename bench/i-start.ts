import { median } from './child.ts';
import { inFolder } from './databases.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { prohibitedApps, shippedRules } from './rules.ts';
import { seeded } from './seed.ts';
import { startServer } from './server.ts';

/** As after an installation: nothing of the program was compiled yet. */
const COLD = { NODE_DISABLE_COMPILE_CACHE: '1' };

/** (i) From the start of `grendel serve` to its first answer: on an empty folder, and with data in it; on the embedded database. */
export async function serverStart({ quick, log }: BenchOptions): Promise<readonly Figure[]> {
  const findings = quick ? 2_000 : 100_000;
  const rounds = quick ? 1 : 3;
  const first: number[] = [];
  for (let round = 0; round < rounds; round++)
    first.push(await inFolder((folder) => startIn(folder, COLD)));
  const later = await inFolder(async (folder) => {
    const apps = prohibitedApps(shippedRules()).slice(0, 300);
    await seeded({ folder, url: null, findings, apps, closed: 0.65 });
    const all: number[] = [];
    for (let round = 0; round < rounds; round++) all.push(await startIn(folder, {}));
    return all;
  });
  log(`i-start: ${[...first, ...later].map((each) => each.toFixed(1)).join(', ')} s`);
  return [
    {
      name: 'i-start, a new server, embedded',
      value: median(first),
      unit: 's',
      goal: quick ? null : { at: 'most', value: 12 },
      note: 'its database is made; no compile cache',
    },
    {
      name: `i-start, with ${findings} findings, embedded`,
      value: median(later),
      unit: 's',
      goal: quick ? null : { at: 'most', value: 4 },
      note: 'warm compile cache; stopped before as it should be',
    },
  ];
}

async function startIn(folder: string, env: Readonly<Record<string, string>>): Promise<number> {
  const server = await startServer({ folder, url: null }, env);
  await server.stop();
  return server.startedIn;
}
