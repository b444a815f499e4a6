import type { Layout } from '../layout.ts';
import type { Scanner, Sink } from './sink.ts';

export type Make = (sink: Sink) => Scanner;

/** Makes scanners of a layout. Only the kind that is needed is loaded. */
export async function makerOf(layout: Layout): Promise<Make> {
  if (layout.kind === 'csv') {
    const { csvScanner } = await import('./csv.ts');
    return (sink) => csvScanner(layout, sink);
  }
  const { jsonScanner } = await import('./json.ts');
  return (sink) => jsonScanner(layout, sink);
}
