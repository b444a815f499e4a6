import { once } from 'node:events';
import { simulatedFleet } from '../src/connectors/simulated/fleet.ts';
import { simulatedJamf } from '../src/connectors/jamf/simulator/server.ts';

/**
 * Child process: `node l-sync-fleet.ts JSON`. A simulated Jamf Pro whose pages are made as they are asked for; says on standard output how to
 * connect, and ends with standard input.
 */
const { devices, apps, known } = JSON.parse(process.argv[2] ?? '') as {
  readonly devices: number;
  readonly apps: number;
  readonly known: readonly string[];
};
const fleet = simulatedFleet({
  seed: 20261127,
  devices,
  appsEach: apps,
  traits: { platform: 'ios' },
  // 15 devices in 100 have one of them, about as many as elsewhere here.
  prohibited: known.map((identifier) => ({
    identifier,
    name: 'Known',
    platform: 'ios' as const,
    share: 0.15 / known.length,
  })),
});
const { settings, secrets, close } = await simulatedJamf({ fleet });
process.stdout.write(`${JSON.stringify({ settings, secrets })}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await close();
