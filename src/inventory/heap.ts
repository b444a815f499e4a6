import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Before a long scan. What was read and worked out so far leaves 30 MB of garbage behind, and V8 keeps the room for it as long as
 * the process runs, though scanning needs next to none: it is given back. From then on the room for short-lived objects does not
 * grow with a file's length, and garbage is collected before it piles up. The benchmark does the same, and measures it.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--expose-gc');
  setFlagsFromString('--heap-growing-percent=10');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect({ type: 'major', flavor: 'last-resort' });
}
