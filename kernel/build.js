import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import asc from 'assemblyscript/asc';

/** Compiles the kernel into `src/`; with `--verify` only compares with what stands there, byte for byte. */
const root = new URL('..', import.meta.url).pathname;
const committed = join(root, 'src/inventory/scan/kernel.wasm');
const isVerify = process.argv.includes('--verify');
const folder = isVerify ? mkdtempSync(join(tmpdir(), 'grendel-kernel-')) : null;
const out = folder === null ? committed : join(folder, 'kernel.wasm');

try {
  // No runtime, no collector, no data: only code over a memory that is handed in.
  const bare = ['--runtime', 'stub', '--importMemory', '--noAssert'];
  const features = ['--enable', 'simd', '--disable', 'mutable-globals', '--disableWarning', '112'];
  const place = ['--baseDir', root, '--outFile', relative(root, out)];
  const entry = 'kernel/assembly/index.ts';
  const { error, stdout, stderr } = await asc.main([entry, '-O3', ...bare, ...features, ...place]);
  process.stderr.write(`${stderr}${stdout}`);
  if (error !== null) throw error;
  const bytes = readFileSync(out);
  if (isVerify && !bytes.equals(readFileSync(committed)))
    throw new Error(
      'src/inventory/scan/kernel.wasm is not what the source compiles to: npm run build',
    );
  process.stdout.write(`kernel.wasm: ${bytes.length} bytes${isVerify ? ', as committed' : ''}\n`);
} finally {
  if (folder !== null) rmSync(folder, { recursive: true });
}
