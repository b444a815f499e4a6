import { BOUNDS } from './bounds.ts';
import type { ClassNames } from './class-index.ts';
import { addressesIn } from './image.ts';
import type { Image, Work } from './image.ts';

/** Kinds of contexts (swift/ABI/MetadataValues.h, from memory): what has a name at 8, and what lies within without one. */
const MODULE = 0;
const EXTENSION = 1;
const ANONYMOUS = 2;

/** Types that this image defines in Swift, as `Module.Outer.Type`: __swift5_types names each, stripped or not. */
export const swiftTypes = (image: Image, names: ClassNames, work: Work): void => {
  const list = image.section('__swift5_types');
  if (list === null) return;
  const known = new Map<number, string | null>();
  for (const address of addressesIn(image, list, 4, work)) {
    const type = relative(image, address);
    const name = type === null ? null : nameOf(image, type, known, 0);
    if (type !== null && name !== null) names.define(name, image.offsetOf(type));
  }
};

/** An offset from the place where it stands. The lowest bit says that there is only a pointer there: to another image, mostly. */
const relative = (image: Image, address: number): number | null => {
  const distance = image.bytes(address, 4)?.readInt32LE(0) ?? 0;
  if (distance === 0) return null;
  return (distance & 1) === 0 ? address + distance : image.pointer(address + distance - 1);
};

const nameOf = (
  image: Image,
  context: number,
  known: Map<number, string | null>,
  depth: number,
): string | null => {
  const before = known.get(context);
  if (before !== undefined || depth > BOUNDS.nesting) return before ?? null;
  const head = image.bytes(context, 12);
  if (head === null) return null;
  const kind = head.readUInt32LE(0) & 31;
  const at = kind === EXTENSION || kind === ANONYMOUS ? null : relative(image, context + 8);
  const own = at === null ? null : image.text(at);
  const parent = kind === MODULE ? null : relative(image, context + 4);
  const outer = parent === null ? null : nameOf(image, parent, known, depth + 1);
  const name = [outer, own]
    .filter((part) => part !== null && part !== '')
    .join('.')
    .slice(0, BOUNDS.className);
  known.set(context, name === '' ? null : name);
  return name === '' ? null : name;
};
