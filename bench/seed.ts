import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Seed } from './seed-findings.ts';
import { startServer } from './server.ts';

/** Begins a server, ends it, and puts findings into its database: in a process of its own, whose memory goes with it. */
export async function seeded(seed: Seed): Promise<void> {
  const server = await startServer(seed);
  await server.stop();
  await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'seed-findings.ts'),
    JSON.stringify(seed),
  ]);
}
