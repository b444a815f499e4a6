/**
 * Writes the invented fleet: `node examples/generate.ts`. The same bytes on every run and every machine.
 * `README.md` beside this file says what is in it and how the numbers were chosen.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './make/files.ts';
import { makeFleet } from './make/fleet.ts';
import { WEEKS } from './make/plan.ts';
import { truthOf } from './make/truth.ts';

/** All files under `fleet/`, by their path there. */
export function makeExample(): ReadonlyMap<string, Uint8Array> {
  const devices = makeFleet();
  const files = new Map<string, Uint8Array>();
  for (const { id } of WEEKS) {
    for (const [name, bytes] of filesOf(devices, id)) files.set(`${id}/${name}`, bytes);
  }
  files.set(
    'truth.json',
    new TextEncoder().encode(`${JSON.stringify(truthOf(devices), null, 2)}\n`),
  );
  return files;
}

function write(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { id } of WEEKS) mkdirSync(join(folder, id), { recursive: true });
  for (const [name, bytes] of makeExample()) writeFileSync(join(folder, name), bytes);
}

if (import.meta.main) write(join(import.meta.dirname, 'fleet'));
