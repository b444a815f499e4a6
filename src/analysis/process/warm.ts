import { spawn } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ONE_FILE, walledProgram } from './one-file.ts';

const MAKER = join(import.meta.dirname, 'make-one-file.ts');
/** When it was begun last: it may fail, and is not tried again at every start. */
const BEGUN = `${ONE_FILE}.begun`;
const A_WHILE = 60_000;

/**
 * Has the walled program joined into one file, once after each change of the code, by a process that is given no file to read. It runs beside us and ends by
 * itself. Where nothing can be written, every start costs what the program costs as it is written.
 */
export function joinForNextTime(now: number): void {
  if (walledProgram().joined !== null) return;
  try {
    if (now - (statSync(BEGUN, { throwIfNoEntry: false })?.mtimeMs ?? 0) < A_WHILE) return;
    mkdirSync(dirname(BEGUN), { recursive: true });
    writeFileSync(BEGUN, '');
  } catch {
    return;
  }
  const child = spawn(process.execPath, [MAKER], {
    env: {},
    stdio: 'ignore',
    detached: true,
    windowsHide: true,
  });
  child.on('error', () => {});
  child.unref();
}
