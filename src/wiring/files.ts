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
import { basename, dirname, join } from 'node:path';
import { UserError } from '../cli/user-error.ts';
import type { Files } from '../cli/world.ts';
import { asked } from './asked.ts';

/** The user's files. */
export const files: Files = {
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
