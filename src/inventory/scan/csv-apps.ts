import { APP_FIELDS } from '../layout.ts';
import { Buffer } from 'node:buffer';
import { encode } from './bytes.ts';
import { emptySpans, has, slotOf, type Spans } from './fields.ts';
import type { Sink } from './sink.ts';

const LISTED = APP_FIELDS.map(slotOf);

/**
 * One row per device with its apps in a cell: hands on one row per app. Several columns (identifiers, names,
 * versions) go together part by part where they have equally many; one of another number says nothing and is left out.
 */
export function appsOfCell(separator: string, sink: Sink): Sink['row'] {
  const between = encode(separator);
  const one = emptySpans();

  return (bytes, spans, line) => {
    const filled = LISTED.filter((slot) => has(spans, slot));
    const [lead] = filled;
    if (lead === undefined) return sink.row(bytes, spans, line);
    const parts = new Map(filled.map((slot) => [slot, split(bytes, spans, slot, between)]));
    const count = parts.get(lead)?.length ?? 0;
    one.set(spans.subarray(0, one.length));
    for (let part = 0; part < count; part += 2) {
      for (const slot of filled) {
        const bounds = parts.get(slot);
        const fits = bounds?.length === count;
        one[2 * slot] = (fits ? bounds[part] : undefined) ?? -1;
        one[2 * slot + 1] = (fits ? bounds[part + 1] : undefined) ?? -1;
      }
      sink.row(bytes, one, line);
    }
  };
}

/** Starts and ends of the parts, in turn. */
function split(bytes: Uint8Array, spans: Spans, slot: number, between: Uint8Array): number[] {
  const end = spans[2 * slot + 1] as number;
  const bounds: number[] = [];
  let start = spans[2 * slot] as number;
  for (;;) {
    const at = Buffer.from(bytes.buffer, bytes.byteOffset, end).indexOf(between, start);
    const stop = between.length === 0 || at < 0 ? end : at;
    bounds.push(start, stop);
    if (stop === end) return bounds;
    start = stop + between.length;
  }
}
