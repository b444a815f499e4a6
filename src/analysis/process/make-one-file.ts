import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { build } from 'vite';
import { headOf, ONE_FILE } from './one-file.ts';
import { ENGINE_FLAGS, PROGRAM, ROOT } from './walls.ts';

const COMPILER = join(import.meta.dirname, 'compile.ts');
/** What lays the file out, starts it, or says under which flags: another layout would not start, and bytecode of other flags would be refused at each start. */
const LAYOUT = [
  'compile.ts',
  'limits.ts',
  'make-one-file.ts',
  'one-file.ts',
  'start-joined.cjs',
  'walls.ts',
].map((name) => join(import.meta.dirname, name));

/** Joins a program and all that it imports into one file, with its bytecode and with what `isRight` looks at; whole or not at all. */
export async function makeOneFile(file: string, program: string): Promise<void> {
  const { code, sources } = await joinedCode(program);
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}`;
  const parts = [part, `${part}.bytecode`] as const;
  try {
    writeFileSync(part, code, { flag: 'wx' });
    execFileSync(process.execPath, [...ENGINE_FLAGS, COMPILER, ...parts], { env: {} });
    const bytecode = readFileSync(parts[1]);
    const head = Buffer.from(headOf(sources, code, bytecode));
    writeFileSync(part, Buffer.concat([head, code, bytecode]));
    renameSync(part, file);
  } finally {
    for (const one of parts) rmSync(one, { force: true });
  }
}

async function joinedCode(program: string) {
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
  return {
    // On the first line, so that lines are counted as they stand.
    code: Buffer.from(`(function (require) {${chunk.code}\n})`),
    sources: [...LAYOUT, ...chunk.moduleIds].map(nameOf).filter((name) => name !== null),
  };
}

/** Null: made by the joiner itself, or not ours. */
function nameOf(id: string): string | null {
  const name = relative(ROOT, id);
  return id.startsWith('\0') || name.startsWith('..') || isAbsolute(name)
    ? null
    : name.split(sep).join('/');
}

if (import.meta.main) await makeOneFile(ONE_FILE, PROGRAM);
