import { readFileSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rules } from './actions/rulebook.ts';
import { isDay, type Day } from './core/day.ts';
import { run } from './cli/run.ts';
import { terminalOf } from './cli/text/terminal.ts';
import type { ServerDoor } from './cli/server/door.ts';
import type { SimulatorDoor } from './cli/server/simulator-door.ts';
import type { BlockingDoor, Output, World } from './cli/world.ts';
import { asked } from './wiring/asked.ts';
import { candidates, catalogueDoor } from './wiring/catalogue-door.ts';
import { files } from './wiring/files.ts';
import { inventory } from './wiring/inventory-door.ts';
import { ROOT } from './wiring/places.ts';
import { policies } from './wiring/policy-door.ts';
import { vetting } from './wiring/vetting-door.ts';

/** The only place that reads the environment and the arguments, and that builds the world out of its parts. */
const INTERRUPTED = 130;
const FAILED = 2;

const catalogue = catalogueDoor(today);

const blocking: BlockingDoor = {
  compile: async (target, list, options) => {
    const { compileFor } = await import('./blocking/compile.ts');
    return asked(null, () => compileFor(target, list, options));
  },
};

/** Everything about servers is loaded only when it is asked for: a scan needs none of it. */
const server: ServerDoor = {
  connect: async (url) => (await theServer()).connect(url),
  signIn: async (link) => (await theServer()).signIn(link),
  serve: async (options) => (await theServer()).serve(options),
  work: async () => (await theServer()).work(),
  exportTo: async (file, replace) => (await theServer()).exportTo(file, replace),
  importFrom: async (file) => (await theServer()).importFrom(file),
  changeKey: async (use) => (await theServer()).changeKey(use),
  changeLedgerKey: async () => (await theServer()).changeLedgerKey(),
};

const rules = async (): Promise<Rules> => {
  const { NO_DECISIONS } = await import('./core/situation.ts');
  const { catalogue: read } = await catalogue.read(null);
  return { catalogue: read, policies: await policies.all(), decisions: NO_DECISIONS };
};

/** Resolves when the process is asked to end. */
const toEnd = (): Promise<void> =>
  new Promise((end) => {
    process.removeAllListeners('SIGINT');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end());
  });

const simulators: SimulatorDoor = {
  async start(options) {
    const { simulatorDoor } = await import('./wiring/mdm/simulators.ts');
    return simulatorDoor(rules, today(), toEnd).start(options);
  },
};

async function theServer(): Promise<ServerDoor> {
  const { serverDoor } = await import('./wiring/server-door.ts');
  const { env } = process;
  return serverDoor({
    folder: resolve(env['GRENDEL_DATA'] ?? 'grendel-data'),
    databaseUrl: secretOf('GRENDEL_DATABASE_URL'),
    url: env['GRENDEL_SERVER'] ?? null,
    token: secretOf('GRENDEL_TOKEN'),
    ledgerKey: secretOf('GRENDEL_LEDGER_KEY'),
    ledgerOrigin: env['GRENDEL_LEDGER_ORIGIN'] ?? null,
    witnesses: env['GRENDEL_LEDGER_CHECKPOINTS']?.split(delimiter) ?? [],
    logLevel: env['GRENDEL_LOG'] ?? 'warn',
    logins: {
      publicUrl: env['GRENDEL_PUBLIC_URL'] ?? null,
      issuer: env['GRENDEL_OIDC_ISSUER'] ?? null,
      clientId: env['GRENDEL_OIDC_CLIENT_ID'] ?? null,
      clientSecret: secretOf('GRENDEL_OIDC_CLIENT_SECRET'),
      groupsClaim: env['GRENDEL_OIDC_GROUPS_CLAIM'] ?? null,
      scope: env['GRENDEL_OIDC_SCOPE'] ?? null,
    },
    mail: {
      smtpUrl: secretOf('GRENDEL_SMTP_URL'),
      from: env['GRENDEL_MAIL_FROM'] ?? null,
      perMinute: env['GRENDEL_MAIL_PER_MINUTE'] ?? null,
      publicUrl: env['GRENDEL_PUBLIC_URL'] ?? null,
    },
    version: versionOf(),
    secret: secretOf,
    mdmHosts: env['GRENDEL_MDM_HOSTS'] ?? null,
    rules,
    search: async () => {
      const { searchCatalogue } = await import('./catalogue/search.ts');
      return (read, text) => candidates(searchCatalogue(read, text));
    },
    asked: toEnd,
  });
}

/** A variable, or the file that the variable with `_FILE` behind its name points to: so containers are given secrets. */
function secretOf(name: string): string | null {
  const file = process.env[`${name}_FILE`];
  if (file !== undefined) return files.read(file).trim();
  return process.env[name] ?? null;
}

function today(): Day {
  const day = new Date().toISOString().slice(0, 10);
  if (!isDay(day)) throw new Error('the clock of this machine gives no day');
  return day;
}

function outputOf(stream: NodeJS.WriteStream): Output {
  // A reader that went away (`| head`) is no fault: there is nobody left to tell.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    terminal: terminalOf(stream, process.env, process.platform),
    write: (text) => void stream.write(text),
  };
}

function versionOf(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : 'without version';
}

function fault(error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const debug = Boolean(process.env['GRENDEL_DEBUG']);
  // The message may hold a value of a row, so it is not shown unless asked for.
  process.stderr.write(
    debug && error instanceof Error
      ? `${error.stack ?? error.message}\n`
      : `grendel: something went wrong inside (${name}). This is a fault of ours, not yours.\n  Set GRENDEL_DEBUG=1 to see where, and please report it.\n`,
  );
  process.exitCode = FAILED;
}

async function main(): Promise<void> {
  const out = outputOf(process.stdout);
  const err = outputOf(process.stderr);
  process.on('SIGINT', () => {
    if (err.terminal.interactive) err.write('\r\u001b[2K');
    process.exit(INTERRUPTED);
  });
  const world: World = {
    out,
    err,
    version: versionOf(),
    today: today(),
    clock: () => performance.now(),
    files,
    catalogue,
    policies,
    inventory,
    vetting,
    blocking,
    server,
    simulators,
    wait: (milliseconds) => sleep(milliseconds),
    ledger: {
      verify: async (wanted, watch) =>
        (await import('./ledger/offline.ts')).verifyOffline(wanted, watch),
      export: async (client, folder, options) =>
        (await import('./wiring/ledger-export.ts')).exportFrom(client, folder, options),
    },
    sampleFleet: relative(process.cwd(), join(ROOT, 'examples', 'fleet', 'week-47')),
  };
  process.exitCode = await run(process.argv.slice(2), world);
}

process.on('uncaughtException', (error) => {
  fault(error);
  process.exit(FAILED);
});
await main().catch(fault);
