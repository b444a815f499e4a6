import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** For tests only: terminals of people who follow a page, command by command. */
const ROOT = join(import.meta.dirname, '..', '..');
const shells = new Set<ChildProcess>();
process.on('exit', () => {
  for (const shell of shells) shell.kill('SIGKILL');
});

export type Terminal = {
  /** What was shown, on both outputs, and how the last command ended. */
  readonly type: (commands: string) => Promise<{ readonly shown: string; readonly status: number }>;
  readonly close: () => void;
};

/** A folder in which `npx grendel` and `examples/` are what they are in this one, and what commands write is apart. */
export function deskIn(folder: string): string {
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  symlinkSync(join(ROOT, 'examples'), join(folder, 'examples'));
  const npx = join(programs, 'npx');
  const grendel = `'${process.execPath}' '${join(ROOT, 'bin', 'grendel.js')}'`;
  writeFileSync(npx, `#!/bin/sh\n[ "$1" = grendel ] || exit 127\nshift\nexec ${grendel} "$@"\n`);
  chmodSync(npx, 0o755);
  return folder;
}

/** One shell that stays open: what is set in it, as `GRENDEL_TOKEN`, holds for the commands after it. */
export function openTerminal(desk: string, env: Readonly<Record<string, string>>): Terminal {
  const path = `${join(desk, 'programs')}:${process.env['PATH'] ?? ''}`;
  const shell = spawn('sh', [], {
    cwd: desk,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: path, LANG: 'C.UTF-8', NO_COLOR: '1', COLUMNS: '80', ...env },
  });
  shells.add(shell);
  let shown = '';
  let heard = (): void => {};
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    heard();
  });
  shell.once('close', () => {
    shells.delete(shell);
    heard();
  });
  shell.stdin.write('exec 2>&1\n');
  return {
    type: (commands) =>
      new Promise((resolve, reject) => {
        const mark = randomUUID();
        shown = '';
        heard = () => {
          const [all, text = '', status] =
            new RegExp(`^([^]*)${mark} ([0-9]+)\n`).exec(shown) ?? [];
          if (all !== undefined) resolve({ shown: text, status: Number(status) });
          else if (shell.exitCode !== null) reject(new Error(`the shell ended: ${shown}`));
        };
        shell.stdin.write(`${commands}\nprintf '%s %s\\n' ${mark} "$?"\n`);
      }),
    close: () => void shell.stdin.end(),
  };
}
