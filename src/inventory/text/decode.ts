import { isAscii } from 'node:buffer';
import type { Pull } from '../unwrap/pull.ts';
import { detectEightBit, type Encoding } from './encoding.ts';

/** Text as UTF-8 bytes without any leading U+FEFF, whatever it was written in. */
export async function* toUtf8(input: Pull, encoding: Encoding): AsyncGenerator<Uint8Array> {
  yield* withoutMarks(
    encoding.kind === 'other' ? decoded(input, encoding.label) : passed(input, encoding),
  );
}

/**
 * UTF-8 as it is. As long as all was ASCII nothing is settled: the first piece that is not decides, so that one ë in
 * the last row of a large file is still read right.
 */
async function* passed(input: Pull, encoding: Encoding): AsyncGenerator<Uint8Array> {
  let settled = encoding.kind !== 'ascii';
  for (let chunk = await input.next(); chunk !== null; chunk = await input.next()) {
    if (!settled && !isAscii(chunk)) {
      settled = true;
      input.putBack(chunk);
      chunk = await input.peek(Math.max(chunk.length, 64));
      const found = detectEightBit(chunk);
      if (found.kind === 'other') {
        yield* decoded(input, found.label);
        return;
      }
      chunk = (await input.next()) ?? chunk;
    }
    yield chunk;
  }
}

async function* decoded(input: Pull, label: string): AsyncGenerator<Uint8Array> {
  // ignoreBOM: marks are taken off in one place, below, since some files have two.
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  const encoder = new TextEncoder();
  for (let chunk = await input.next(); chunk !== null; chunk = await input.next()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield encoder.encode(text);
  }
  const last = decoder.decode();
  if (last !== '') yield encoder.encode(last);
}

async function* withoutMarks(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let begun = false;
  let held: Uint8Array = new Uint8Array(0);
  for await (const block of blocks) {
    if (begun) {
      yield block;
      continue;
    }
    held = held.length === 0 ? block : Buffer.concat([held, block]);
    let start = 0;
    while (held[start] === 0xef && held[start + 1] === 0xbb && held[start + 2] === 0xbf) start += 3;
    held = held.subarray(start);
    if (held.length < 3 && held[0] === 0xef) continue;
    if (held.length === 0) continue;
    begun = true;
    yield held;
  }
  if (!begun && held.length > 0) yield held;
}
