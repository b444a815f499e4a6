import { setTimeout as wait } from 'node:timers/promises';
import { jamf } from '../src/connectors/jamf/index.ts';
import type { Instant } from '../src/core/inventory.ts';
import { report } from './child.ts';

/** Child process: `node l-sync-parse.ts JSON`. Reads the same pages, and counts the processor's time of JSON.parse alone. */
const { settings, secrets } = JSON.parse(process.argv[2] ?? '') as {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
};
const nothing = async (): Promise<null> => null;
const connector = jamf.open({
  settings,
  secret: (name) => secrets[name] ?? null,
  memory: { read: nothing, write: async () => {}, list: async () => [] },
  clock: () => new Date().toISOString() as Instant,
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
});
const never = new AbortController().signal;
let [bytes, devices, parsing] = [0, 0, 0];
const before = performance.now();
for (let cursor: string | null = null; ;) {
  const page: Awaited<ReturnType<typeof connector.page>> = await connector.page(cursor, never);
  const whole = Buffer.concat(await Array.fromAsync(page.content));
  const begun = process.cpuUsage();
  const { results } = JSON.parse(whole.toString('utf8')) as {
    readonly results: readonly unknown[];
  };
  const { user, system } = process.cpuUsage(begun);
  parsing += (user + system) / 1e6;
  devices += results.length;
  bytes += whole.length;
  if (page.next === null) break;
  cursor = page.next;
}
report({
  seconds: (performance.now() - before) / 1000,
  hits: 0,
  parsing,
  devices,
  megabytes: bytes / 1e6,
});
