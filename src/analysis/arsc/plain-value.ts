import type { Note } from '../axml/oddities.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { valueAt, type TypeChunk } from './entries.ts';
import type { Table } from './table.ts';

const REFERENCES: ReadonlySet<number> = new Set([0x01, 0x07]);
const STRING = 0x03;
const [FIRST_INTEGER, LAST_INTEGER] = [0x10, 0x1f];

/** A text, or a whole number as one. `offset`: where the resource has it. */
export type PlainValue = { readonly text: string; readonly offset: number };

/**
 * The one value of an id on a phone of which nothing is known, for attributes that are no text for people: that of the default configuration, else the first. References
 * are followed as far as Android does. Null: none, or a list.
 */
export function plainValue(
  source: Source,
  table: Table,
  id: number,
  note: Note,
  /** Places looked at by all questions; counted on. */
  spent: { looked: number },
): PlainValue | null {
  let next = id;
  for (let depth = 0; depth <= BOUNDS.deep; depth += 1) {
    const value = first(source, table, next, spent);
    if (spent.looked > BOUNDS.lookedInAll) note('arsc.too-much', null, { facts: { id } });
    if (value === null) return null;
    if (value.type === STRING) {
      const text = table.strings.text(value.data);
      return text === null ? null : { text, offset: value.offset };
    }
    // Android's integers have a sign.
    if (value.type >= FIRST_INTEGER && value.type <= LAST_INTEGER)
      return { text: String(value.data | 0), offset: value.offset };
    if (!REFERENCES.has(value.type) || value.data === 0) return null;
    next = value.data;
  }
  note('arsc.reference-too-deep', null, { facts: { id } });
  return null;
}

function first(source: Source, table: Table, id: number, spent: { looked: number }) {
  const types = table.types.get(id >>> 16) ?? [];
  const isDefault = (type: TypeChunk): boolean => type.language === 'und' && type.isPlain;
  for (const type of types.toSorted((a, b) => Number(isDefault(b)) - Number(isDefault(a)))) {
    spent.looked += 1;
    if (spent.looked > BOUNDS.lookedInAll) return null;
    const value = valueAt(source, type, id & 0xffff);
    if (value !== null && value !== 'broken') return value;
  }
  return null;
}
