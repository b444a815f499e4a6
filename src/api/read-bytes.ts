import type { ProblemCode } from './problems.ts';

export type BytesLimits = { readonly bytes: number; readonly milliseconds: number };

/** A whole body within limits of size and time; what is over them is given up at once. */
export async function readBytes(
  body: ReadableStream<Uint8Array>,
  limits: BytesLimits,
): Promise<Uint8Array | ProblemCode> {
  const reader = body.getReader();
  const tooSlow = Promise.withResolvers<'body-too-slow'>();
  const timer = setTimeout(() => tooSlow.resolve('body-too-slow'), limits.milliseconds);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), tooSlow.promise]);
      if (next === 'body-too-slow') return next;
      if (next.done) return Buffer.concat(chunks);
      size += next.value.length;
      if (size > limits.bytes) return 'body-too-large';
      chunks.push(next.value);
    }
  } catch {
    // Who sent it is gone: the answer reaches nobody.
    return 'upload-cut';
  } finally {
    clearTimeout(timer);
    reader.releaseLock();
  }
}
