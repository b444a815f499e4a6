import { createHash } from 'node:crypto';
import { read } from 'node:fs';
import { promisify } from 'node:util';

const STEP = 2 ** 20;
const readAt = promisify(read);
/** Files are hashed one after another, thousands of them: a new one for each is what the garbage collector would be busy with. */
const spare: Buffer[] = [];

/** SHA-256 of an open file, in hex. */
export async function hashFile(fd: number): Promise<string> {
  const hash = createHash('sha256');
  const buffer = spare.pop() ?? Buffer.allocUnsafeSlow(STEP);
  try {
    for (let at = 0; ;) {
      const { bytesRead } = await readAt(fd, buffer, 0, STEP, at);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  } finally {
    if (spare.length === 0) spare.push(buffer);
  }
}
