import { createGunzip, createInflateRaw } from 'node:zlib';
import { type Bounds, isBomb, type Meter } from './bounds.ts';
import { Damage } from './damage.ts';
import type { Pull } from './pull.ts';

const BLOCK = 64 * 1024;

/**
 * Unpacks what comes from `input`, block by block. `raw` stops where the deflate stream stops and puts the bytes
 * after it back; `gzip` reads all members of the file, one after the other.
 * Throws Damage where the stream is cut off, damaged, or unpacks to more than `bounds` allow.
 */
export async function* inflate(
  input: Pull,
  format: 'raw' | 'gzip',
  meter: Meter,
  bounds: Bounds,
): AsyncGenerator<Uint8Array> {
  const zlib =
    format === 'raw' ? createInflateRaw({ chunkSize: BLOCK }) : createGunzip({ chunkSize: BLOCK });
  let fed = 0;
  let last: Uint8Array = new Uint8Array(0);
  const state = { over: false };
  const end = (): void => {
    state.over = true;
  };
  zlib.once('end', end).once('close', end);
  // INVARIANT: one piece at a time. zlib reports how many bytes it took, so what is behind the end of the deflate
  // stream can be put back only as long as no second piece is on its way.
  const feeding = (async () => {
    while (!state.over) {
      const chunk = await input.next();
      if (chunk === null) {
        zlib.end();
        return;
      }
      // A ZIP member that was put away in one piece may be large: smaller pieces keep the put-back cheap.
      last = chunk.subarray(0, 4 * BLOCK);
      input.putBack(chunk.subarray(last.length));
      fed += last.length;
      await new Promise<void>((resolve) => {
        zlib.once('close', resolve);
        zlib.write(last, () => {
          zlib.off('close', resolve);
          resolve();
        });
      });
    }
  })();
  feeding.catch((error: unknown) => zlib.destroy(error instanceof Error ? error : undefined));

  try {
    for await (const block of zlib) {
      const bytes = block as Uint8Array;
      meter.unpacked += bytes.length;
      if (isBomb(meter, bounds))
        throw new Damage('bomb', 'unpacks to far more than an export does');
      yield bytes;
    }
    end();
    zlib.destroy();
    await feeding;
    const unused = fed - zlib.bytesWritten;
    if (format === 'raw' && unused > 0) input.putBack(last.subarray(last.length - unused));
  } catch (error) {
    if (error instanceof Damage) throw error;
    throw damageOf(error);
  } finally {
    end();
    zlib.destroy();
  }
}

function damageOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return new Damage('cut-off', 'the packed data end in the middle');
  if (typeof code === 'string' && code.startsWith('Z_'))
    return new Damage('damaged', 'the packed data are damaged');
  return error;
}
