import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED, ENGINE_FLAGS, PROGRAM, SOURCES } from './walls.ts';

const STAMP = join(COMPILED, 'vetting');

/**
 * Walled processes may not write compiled code, which halves their start; so a process that is given no file, and needs no walls, does it once after each
 * change of the code. It runs beside us and ends by itself. Where nothing can be written, every start costs what it costs.
 */
export function fillCompileCache(): void {
  const code = newestCode();
  try {
    if (readFileSync(STAMP, 'utf8') === code) return;
  } catch {
    // None yet.
  }
  try {
    mkdirSync(COMPILED, { recursive: true });
    writeFileSync(STAMP, code);
  } catch {
    return;
  }
  const child = spawn(process.execPath, [...ENGINE_FLAGS, PROGRAM], {
    env: { NODE_COMPILE_CACHE: COMPILED },
    stdio: 'ignore',
    detached: true,
    windowsHide: true,
  });
  child.on('error', () => {});
  child.unref();
}

/** Changes with every change of a file, and costs a few milliseconds. */
function newestCode(): string {
  const times = ['analysis', 'core/vetting'].flatMap((folder) =>
    readdirSync(join(SOURCES, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs),
  );
  return `${process.version} ${times.length} ${Math.max(...times)}`;
}
