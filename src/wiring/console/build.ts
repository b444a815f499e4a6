import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { brotliCompress, constants as zlib, gzip } from 'node:zlib';
import { ROOT } from '../places.ts';

const SCRIPT = join(ROOT, 'console', 'build.ts');
const KEPT_FOR = 24 * 3_600_000;
const SAID_AT_MOST = 4000;

/**
 * Builds into `folder/name` by a process of its own, packed, and only whole: what is there is finished. Two at once both build, and one
 * of them wins. Throws what the builder said where it could not.
 */
export async function buildConsole(folder: string, name: string): Promise<void> {
  const made = join(folder, `.${name}.${process.pid}`);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    await run(made);
    await pack(join(made, 'assets'));
    place(made, join(folder, name));
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  sweep(folder, name);
}

function run(outDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, outDir], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (bytes: Buffer): void => {
      if (said.length < SAID_AT_MOST) said += bytes.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`the console could not be built: ${stripVTControlCharacters(said)}`)),
    );
    // It is never in the way of an answer.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    // Whoever stops the server does not wait for it.
    child.unref();
  });
}

/** Once, as small as it gets: a browser is never waited for by a compressor. */
async function pack(assets: string): Promise<void> {
  for (const name of readdirSync(assets)) {
    const plain = readFileSync(join(assets, name));
    const params = { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: plain.length };
    writeFileSync(join(assets, `${name}.br`), await promisify(brotliCompress)(plain, { params }));
    writeFileSync(join(assets, `${name}.gz`), await promisify(gzip)(plain, { level: 9 }));
  }
}

function place(made: string, folder: string): void {
  try {
    renameSync(made, folder);
  } catch (error) {
    // Another process was there first, with the very same.
    if (!existsSync(join(folder, 'index.html'))) throw error;
  }
}

/** Builds of other sources go when nobody can still be served from them. */
function sweep(folder: string, kept: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isOld = Date.now() - statSync(path).mtimeMs > KEPT_FOR;
    if (name !== kept && isOld) rmSync(path, { recursive: true, force: true });
  }
}
