import type { Field } from '../layout.ts';
import { has, NEEDED, slotOf, SLOTS, type Spans } from './fields.ts';

/** Spans of a record keep unwanted cells here, and second columns of a field behind it. */
export const UNWANTED = SLOTS;
/** A slot is a bit of a number, too: 32 in all. */
const MAX_SECONDS = 31 - SLOTS;

/** Where each column goes. */
export type Columns = {
  readonly slots: Int32Array;
  /** Slots in all. */
  readonly size: number;
  /** Of a field that has several columns (`Bundle ID` beside `Package Name`): the first that is not empty counts. */
  readonly settle: (spans: Spans) => void;
};

export function columnsOf(fields: readonly (Field | null)[]): Columns {
  const seconds: { readonly slot: number; readonly second: number }[] = [];
  const slots = Int32Array.from(fields, (field, column) => {
    if (field === null || !NEEDED.has(field)) return UNWANTED;
    const slot = slotOf(field);
    if (fields.indexOf(field) === column) return slot;
    if (seconds.length === MAX_SECONDS) return UNWANTED;
    const second = UNWANTED + 1 + seconds.length;
    seconds.push({ slot, second });
    return second;
  });
  return {
    slots,
    size: UNWANTED + 1 + seconds.length,
    settle(spans) {
      for (const { slot, second } of seconds) {
        if (has(spans, slot)) continue;
        spans[2 * slot] = spans[2 * second] as number;
        spans[2 * slot + 1] = spans[2 * second + 1] as number;
      }
    },
  };
}
