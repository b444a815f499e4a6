import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, dirname, join, relative, resolve } from 'node:path';
import { isDay, type Day } from './core/day.ts';
import { run } from './cli/run.ts';
import { nearest } from './cli/nearest.ts';
import { terminalOf } from './cli/text/terminal.ts';
import { UserError } from './cli/user-error.ts';
import type { ServerDoor } from './cli/server/door.ts';
import type {
  BlockingDoor,
  CatalogueDoor,
  Files,
  Found,
  InventoryDoor,
  Output,
  PolicyDoor,
  World,
} from './cli/world.ts';

/** The only place that reads the environment and the arguments, and that knows all parts. */
const ROOT = dirname(import.meta.dirname);
const CATALOGUE = join(ROOT, 'catalogue');
const POLICIES = join(ROOT, 'policies');
/** Beside the compile cache (`bin/grendel.js`), and as good to delete. */
const KEPT = join(ROOT, 'node_modules', '.cache', 'grendel');
const INTERRUPTED = 130;
const FAILED = 2;

const catalogue: CatalogueDoor = {
  read: async (dir) => {
    const where = dir ?? CATALOGUE;
    const { catalogue: read, problems } = await (dir === null ? shippedCatalogue() : own(dir));
    // Without a single app nothing would ever be found, and that must not look like a result.
    if (read.apps.length === 0) {
      throw new UserError(`${where}: there is no such folder, or no catalogue in it`);
    }
    return { catalogue: read, errors: problems.filter(({ severity }) => severity === 'error') };
  },
  check: async (dir) => {
    const { checkCatalogue } = await import('./catalogue/check.ts');
    const result = asked(dir, () => checkCatalogue(dir ?? CATALOGUE));
    const summary = async () => {
      const { summarise } = await import('./catalogue/summary.ts');
      const { catalogue: read } = await catalogue.read(dir);
      return summarise(read, today());
    };
    return { ...result, summary };
  },
  diff: async (before, after) => {
    const { diffCatalogues } = await import('./catalogue/diff.ts');
    for (const dir of [before, after]) {
      if (!existsSync(dir)) throw new UserError(`${dir}: there is no such folder`);
    }
    return asked(before, () => diffCatalogues(before, after));
  },
  search: async (read, text) => {
    const { searchCatalogue } = await import('./catalogue/search.ts');
    return candidates(searchCatalogue(read, text));
  },
  readDecisions: async (file) => {
    const { readDecisions } = await import('./catalogue/decisions.ts');
    return asked(file, () => readDecisions(file));
  },
};

async function shippedCatalogue() {
  const { readShippedCatalogue } = await import('./catalogue/shipped.ts');
  return askedLater(null, () => readShippedCatalogue(CATALOGUE, KEPT));
}

async function own(dir: string) {
  const { readCatalogue } = await import('./catalogue/read.ts');
  return asked(dir, () => readCatalogue(dir));
}

type CatalogueFound = ReturnType<typeof import('./catalogue/search.ts').searchCatalogue>;

/** Without regard to case is exact enough where nothing matches exactly. */
function candidates(found: CatalogueFound): readonly Found[] {
  const hows = found.map(({ matched }) => matched.how);
  const best = hows.includes('exact') ? 'exact' : 'case-folded';
  return found.map(({ matched, ...one }): Found => {
    const facts = {
      label: one.name,
      exact: matched.how === best,
      by: matched.by,
      text: matched.text,
    };
    return one.kind === 'app'
      ? { kind: 'app', id: one.app, ...facts }
      : { kind: 'entity', id: one.entity, ...facts };
  });
}

const policies: PolicyDoor = {
  read: async (nameOrFile) => {
    const shipped = join(POLICIES, `${nameOrFile}.json`);
    const isName = /^[A-Za-z0-9-]+$/.test(nameOrFile);
    if (isName && existsSync(shipped)) {
      const { readShippedPolicy } = await import('./catalogue/shipped.ts');
      return askedLater(nameOrFile, () => readShippedPolicy(shipped, nameOrFile, KEPT));
    }
    const { readPolicy, listPolicies } = await import('./catalogue/policy.ts');
    if (existsSync(nameOrFile)) return asked(nameOrFile, () => readPolicy(nameOrFile));
    const names = listPolicies(POLICIES).map(({ id }) => id);
    const [meant] = nearest(nameOrFile, names);
    throw new UserError(
      `There is no policy ${nameOrFile}`,
      meant
        ? `Is ${meant} meant? There are ${names.join(', ')}.`
        : `There are ${names.join(', ')}, or give a file.`,
    );
  },
  all: async () => (await import('./catalogue/policy.ts')).listPolicies(POLICIES),
};

const blocking: BlockingDoor = {
  compile: async (target, list, options) => {
    const { compileFor } = await import('./blocking/compile.ts');
    return asked(null, () => compileFor(target, list, options));
  },
};

const inventory: InventoryDoor = {
  reader: async ({ files: paths, encoding, map, mapping, saveMap, device }, watch) => {
    const { openSources } = await import('./inventory/sources.ts');
    const { readInventory, READ_OPTIONS } = await import('./inventory/read.ts');
    const maps = await mappings(map, mapping, saveMap);
    const options = { ...READ_OPTIONS, ...maps, encoding: encodingOf(encoding), device };
    return async function* (watchlist) {
      for await (const source of openSources(paths)) {
        await tidyBefore(source.size);
        yield* await readInventory(source, watchlist, options, (bytes) =>
          watch({ file: source.name, bytes, of: source.size }),
        );
      }
      // What reading left behind is gone before the report is made of it.
      if (tidied) await tidy();
    };
  },
};

const LARGE = 16 * 1024 * 1024;
let tidied = false;

/** A small file goes without: it takes some 30 ms (measured). */
async function tidyBefore(size: number | null): Promise<void> {
  if (tidied || (size !== null && size < LARGE)) return;
  tidied = true;
  await tidy();
}

async function tidy(): Promise<void> {
  const { keepHeapSmall } = await import('./inventory/heap.ts');
  keepHeapSmall();
}

function encodingOf(label: string | null): string | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new UserError(
      `--encoding ${label} is no encoding`,
      'As in windows-1250, iso-8859-2, utf-16le.',
    );
  }
}

async function mappings(map: string | null, file: string | null, saveMap: string | null) {
  if (saveMap !== null && map === null) {
    throw new UserError('--save-map has nothing to keep', 'Say --map as well.');
  }
  if (map === null && file === null) return { mapping: null, saved: null };
  const { loadMappings, mappingText, parseMapping, withMapping } =
    await import('./inventory/mapping.ts');
  const load = (path: string) => {
    const kept = loadMappings(files.read(path));
    if (!kept.ok) throw new UserError(`${path}: ${kept.message}`);
    return kept.saved;
  };
  const said = map === null ? null : parseMapping(map);
  if (said && !said.ok) throw new UserError(`--map: ${said.message}`);
  const mapping = said?.mapping ?? null;
  const saved = file === null ? null : load(file);
  if (mapping === null || saveMap === null) return { mapping, saved };
  let kept = files.exists(saveMap) ? load(saveMap) : null;
  const onMapped = (columns: readonly string[]): void => {
    kept = withMapping(kept, columns, mapping);
    files.write(saveMap, mappingText(kept), { replace: true, secret: false });
  };
  return { mapping, saved, onMapped };
}

const files: Files = {
  read: (path) => asked(path, () => readFileSync(path, 'utf8')),
  exists: (path) => existsSync(path),
  makeFolder: (path) => asked(path, () => mkdirSync(path, { recursive: true })),
  within: (path) =>
    asked(path, () => {
      if (path === '-' || !statSync(path).isDirectory()) return [path];
      return readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map(({ name }) => join(path, name))
        .toSorted();
    }),
  write: (path, content, { replace, secret }) =>
    asked(path, () => {
      const mode = secret ? 0o600 : 0o666;
      const there = lstatSync(path, { throwIfNoEntry: false });
      if (there && !replace)
        throw new UserError(`${path} is already there`, 'Write --force to replace it.');
      // A device or a pipe is written to; a file is replaced whole or not at all.
      if (there && !there.isFile()) return writeFileSync(path, content);
      const part = join(dirname(path), `.${basename(path)}.${process.pid}`);
      try {
        writeFileSync(part, content, { flag: 'wx', mode });
        renameSync(part, path);
      } finally {
        rmSync(part, { force: true });
      }
    }),
};

/** Everything about servers is loaded only when it is asked for: a scan needs none of it. */
const server: ServerDoor = {
  connect: async (url) => (await theServer()).connect(url),
  serve: async (options) => (await theServer()).serve(options),
  work: async () => (await theServer()).work(),
  exportTo: async (file, replace) => (await theServer()).exportTo(file, replace),
  importFrom: async (file) => (await theServer()).importFrom(file),
  changeKey: async (use) => (await theServer()).changeKey(use),
  changeLedgerKey: async () => (await theServer()).changeLedgerKey(),
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
    version: versionOf(),
    rules: async () => {
      const { NO_DECISIONS } = await import('./core/situation.ts');
      const { catalogue: read } = await catalogue.read(null);
      return { catalogue: read, policies: await policies.all(), decisions: NO_DECISIONS };
    },
    search: async () => {
      const { searchCatalogue } = await import('./catalogue/search.ts');
      return (read, text) => candidates(searchCatalogue(read, text));
    },
    asked: () =>
      new Promise((end) => {
        process.removeAllListeners('SIGINT');
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end());
      }),
  });
}

/** A variable, or the file that the variable with `_FILE` behind its name points to: so containers are given secrets. */
function secretOf(name: string): string | null {
  const file = process.env[`${name}_FILE`];
  if (file !== undefined) return files.read(file).trim();
  return process.env[name] ?? null;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of this path is no folder',
  EACCES: 'you may not do that there',
  EPERM: 'you may not do that there',
  EISDIR: 'this is a folder and not a file',
  EEXIST: 'something of that name is there already',
  ENOSPC: 'the disk is full',
  EROFS: 'nothing can be written there',
};

/** What the user asked for went wrong for a reason that they can mend: said so. All else is a fault of ours. */
function asked<T>(what: string | null, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw mendable(what, error);
  }
}

async function askedLater<T>(what: string | null, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw mendable(what, error);
  }
}

function mendable(what: string | null, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  if (error.name === 'FileProblem') return new UserError(error.message);
  if (error instanceof RangeError && what === null) return new UserError(error.message);
  const code = 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  return reason === undefined ? error : new UserError(`${what ?? ''}: ${reason}`);
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
    blocking,
    server,
    ledger: {
      verify: async (wanted, watch) =>
        (await import('./ledger/offline.ts')).verifyOffline(wanted, watch),
      export: async (client, folder, options) =>
        (await import('./wiring/ledger-export.ts')).exportFrom(client, folder, options),
    },
    sampleFleet: relative(process.cwd(), join(ROOT, 'examples', 'fleet', 'week-48')),
  };
  process.exitCode = await run(process.argv.slice(2), world);
}

process.on('uncaughtException', (error) => {
  fault(error);
  process.exit(FAILED);
});
await main().catch(fault);
