import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { build } from 'vite';
import { headOf, ONE_FILE } from './one-file.ts';
import { PROGRAM, ROOT } from './walls.ts';

/** Joins a program and all that it imports into one file, with what `isRight` looks at; whole or not at all. */
export async function makeOneFile(file: string, program: string): Promise<void> {
  const made = await build({
    configFile: false,
    envDir: false,
    logLevel: 'silent',
    root: ROOT,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: program,
      write: false,
      minify: false,
      target: 'esnext',
      // Modules of the other kind make Node load its streams and promises of files, only to list their names.
      // What stands from which source is named, for `placeIn`.
      rolldownOptions: { output: { format: 'cjs' }, experimental: { attachDebugInfo: 'simple' } },
    },
  });
  const [chunk, ...more] = 'output' in made ? made.output : [];
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error('that is not one file');
  const sources = chunk.moduleIds.map(nameOf).filter((name) => name !== null);
  const part = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(part, headOf(sources, Buffer.from(chunk.code)) + chunk.code, { flag: 'wx' });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Null: made by the joiner itself, or not ours. */
function nameOf(id: string): string | null {
  const name = relative(ROOT, id);
  return id.startsWith('\0') || name.startsWith('..') || isAbsolute(name)
    ? null
    : name.split(sep).join('/');
}

if (import.meta.main) await makeOneFile(ONE_FILE, PROGRAM);
