import type { Note } from '../axml/oddities.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { valueAt } from './entries.ts';
import type { Table } from './table.ts';

/** A text in one language. `offset`: where the text lies in the table. */
export type ResourceText = {
  readonly language: string;
  readonly text: string;
  readonly offset: number;
};

const STRING = 0x03;
const REFERENCES: ReadonlySet<number> = new Set([0x01, 0x07]);

/** All texts of an id; a reference is followed into every configuration of its target, each target once. */
export function stringsOf(
  source: Source,
  table: Table,
  id: number,
  note: Note,
  /** Places looked at by this question and those before it; counted on. */
  spent: { looked: number },
): readonly ResourceText[] {
  const found = new Map<string, ResourceText>();
  const seen = new Set([id]);
  const todo = [{ id, language: 'und', depth: 0 }];
  let looked = 0;
  for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
    const types = table.types.get(next.id >>> 16) ?? [];
    for (const type of types) {
      looked += 1;
      spent.looked += 1;
      if (
        looked > BOUNDS.looked ||
        spent.looked > BOUNDS.lookedInAll ||
        found.size >= BOUNDS.answers
      ) {
        note('arsc.too-much', null, { facts: { id } });
        return inOrder(found);
      }
      const value = valueAt(source, type, next.id & 0xffff);
      if (value === 'broken') note('arsc.entry-broken', type.at, { facts: { id: next.id } });
      if (value === null || value === 'broken') continue;
      const language = type.language === 'und' ? next.language : type.language;
      if (value.type === STRING) {
        const text = table.strings.text(value.data);
        const offset = table.strings.offset(value.data);
        if (text === null || offset === null)
          note('arsc.entry-broken', value.offset, { facts: { id: next.id } });
        else if (!found.has(`${language} ${text}`))
          found.set(`${language} ${text}`, { language, text, offset });
      } else if (REFERENCES.has(value.type) && value.data !== 0) {
        const { data } = value;
        if (seen.has(data)) note('arsc.reference-circle', value.offset, { facts: { id: data } });
        else if (next.depth >= BOUNDS.deep || seen.size >= BOUNDS.followed)
          note('arsc.reference-too-deep', value.offset, { facts: { id: data } });
        else {
          seen.add(data);
          todo.push({ id: data, language, depth: next.depth + 1 });
        }
      }
    }
  }
  return inOrder(found);
}

const inOrder = (found: ReadonlyMap<string, ResourceText>): readonly ResourceText[] =>
  [...found.values()].toSorted(
    (a, b) => Number(b.language === 'und') - Number(a.language === 'und'),
  );
