import type { Layout } from '../layout.ts';
import type { Fold } from './fold.ts';
import { makerOf } from './scanner.ts';
import type { SharedScan } from './shared-scan.ts';

/** Reads text of a layout into a fold. A long file is read by two threads; what is short, or may be (`size` null), by one. */
export async function readerOf(
  layout: Layout,
  fold: Fold,
  size: number | null,
): Promise<SharedScan> {
  const make = await makerOf(layout);
  if (size === null || size < LONG) return { ...make(fold), close: () => {} };
  const { sharedScan } = await import('./shared-scan.ts');
  const { startHelper } = await import('./helper.ts');
  return sharedScan(make(fold), fold, (opening) => startHelper(layout, opening, fold.passing));
}

/** Bytes. A thread takes 30 ms and 15 MB to start. */
const LONG = 64 * 1024 * 1024;
