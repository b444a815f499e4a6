import { ATTRIBUTES, type AttributeName } from './attribute-ids.ts';
import { BOUNDS } from './bounds.ts';
import type { Note } from './oddities.ts';
import type { Axml } from './open-axml.ts';
import { textOf } from './value.ts';
import type { Start } from './walk.ts';

export type Attribute = {
  readonly offset: number;
  /** Resource id of its name; 0: it has none. */
  readonly id: number;
  readonly nameIndex: number;
  readonly namespace: string | null;
  /** Index of the text as the source had it; null: none is kept. */
  readonly raw: number | null;
  readonly type: number;
  readonly data: number;
  /** The phone comes past it: its id is larger than all ids before it. */
  readonly isReached: boolean;
};

/** The attributes of one element. */
export type Attributes = {
  readonly all: readonly Attribute[];
  /** One of Android's own, by its resource id. */
  own(name: AttributeName): Attribute | null;
  /** One without namespace, by its name: `package`, `split`. */
  plain(name: string): Attribute | null;
};

const SIZE = 20;
const NONE = 0xffffffff;
const ANDROID = 'http://schemas.android.com/apk/res/android';

/**
 * Attributes lie `attributeSize` apart from `attributeStart` on, whatever these are. Android's own are matched by resource id; the phone
 * goes through both its list and the element's once, in order, so it misses an id that comes after a larger one, and takes the first of two.
 * Phone: RetrieveAttributes (libs/androidfw/AttributeResolution.cpp, read 2026-11-27).
 */
export function attributesOf(axml: Axml, element: Start, note: Note): Attributes {
  const all = read(axml, element, note);
  const byId = Map.groupBy(all, ({ id }) => id);
  return {
    all,
    own(name) {
      const same = byId.get(ATTRIBUTES[name]) ?? [];
      const found = same.find(({ isReached }) => isReached);
      const other = same.find((one) => one !== found);
      const spare = byId.get(0)?.find((one) => isSpare(axml, one, name));
      if (found === undefined && other === undefined) {
        if (spare)
          note('axml.attribute-without-id', spare.offset, {
            toolsRead: textOf(axml, spare),
            facts: { attribute: name },
          });
        return spare ?? null;
      }
      const double = other ?? spare;
      if (found === undefined && other)
        note('axml.attribute-order', other.offset, {
          toolsRead: textOf(axml, other),
          facts: { attribute: name },
        });
      else if (found && double)
        note('axml.duplicate-attribute', double.offset, {
          phoneReads: textOf(axml, found),
          toolsRead: textOf(axml, double),
          facts: { attribute: name },
        });
      if (found) checkName(axml, found, name, note);
      return found ?? null;
    },
    plain(name) {
      const named = all.filter(
        (one) => one.namespace === null && axml.strings.text(one.nameIndex) === name,
      );
      const [first, second] = named;
      if (first && second)
        note('axml.duplicate-attribute', second.offset, {
          phoneReads: textOf(axml, first),
          toolsRead: textOf(axml, second),
          facts: { attribute: name },
        });
      return first ?? null;
    },
  };
}

const isSpare = (axml: Axml, one: Attribute, name: string): boolean =>
  one.id === 0 && one.namespace === ANDROID && axml.strings.text(one.nameIndex) === name;

function checkName(axml: Axml, found: Attribute, name: AttributeName, note: Note): void {
  const written = axml.strings.text(found.nameIndex);
  if (written === name) return;
  const code = written === null || written === '' ? 'axml.names-blanked' : 'axml.names-differ';
  note(code, found.offset + 4, {
    phoneReads: name,
    toolsRead: written,
    facts: { attribute: name },
  });
}

function read(axml: Axml, { ext, chunkEnd }: Start, note: Note): readonly Attribute[] {
  const { view, strings, ids } = axml;
  const start = view.getUint16(ext + 8, true);
  const size = view.getUint16(ext + 10, true);
  const told = view.getUint16(ext + 12, true);
  if (told === 0) return [];
  if (start !== SIZE || size !== SIZE)
    note('axml.attribute-layout', ext + 8, { facts: { start, size } });
  if (start + size * told > chunkEnd - ext)
    note('axml.attributes-outside', ext + 8, {
      phoneReads: null,
      facts: { start, size, count: told },
    });
  // The phone asks only that all of them have room, so they may lie over each other. Nobody writes so: some are read, since one may be the
  // package, and nothing good is concluded.
  const isOverlapping = size < SIZE && told > 1;
  if (isOverlapping) note('axml.attributes-overlap', ext + 8, { facts: { size, count: told } });
  const most = isOverlapping ? Math.min(told, BOUNDS.overlapping) : told;
  const all: Attribute[] = [];
  let largest = 0;
  for (let i = 0; i < most; i += 1) {
    const at = ext + start + i * size;
    if (at + SIZE > Math.min(chunkEnd, view.byteLength)) break;
    const nameIndex = view.getUint32(at + 4, true);
    const namespaceIndex = view.getUint32(at, true);
    if (nameIndex >= strings.count) note('axml.index', at + 4, { facts: { index: nameIndex } });
    const id =
      nameIndex < ids.count && ids.at + nameIndex * 4 + 4 <= view.byteLength
        ? view.getUint32(ids.at + nameIndex * 4, true)
        : 0;
    const raw = view.getUint32(at + 8, true);
    all.push({
      offset: at,
      id,
      nameIndex,
      namespace: namespaceIndex === NONE ? null : strings.text(namespaceIndex),
      raw: raw === NONE ? null : raw,
      type: view.getUint8(at + 15),
      data: view.getUint32(at + 16, true),
      isReached: id > largest,
    });
    largest = Math.max(largest, id);
    // All of them are the same one.
    if (size === 0) break;
  }
  return all;
}
