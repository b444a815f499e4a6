import type { JsonLayout, Path } from '../layout.ts';
import { encode, equals } from './bytes.ts';
import type { Field } from '../layout.ts';
import { NEEDED, slotOf } from './fields.ts';

/**
 * The paths of a layout as one tree: the scanner goes down it as it goes into the document. Where there is no node,
 * nothing below is wanted.
 */
export type PathNode = {
  /** Wanted members, by the length of their name in bytes: most names are dismissed by that alone. */
  readonly members: Member[][];
  /** By the length of a name (longer ones together): is there a member? */
  readonly lengths: Uint8Array;
  /** For every element of an array. */
  star: PathNode | null;
  /** Where the value goes; -1: nowhere. */
  slot: number;
  /** The slot is of the outer object (the device; inverted, the app). */
  ofOuter: boolean;
  /** A `*` lies between the object and the value: there may be several. */
  several: boolean;
  /** Of several values only the first that is not empty counts; else each is an app of its own. */
  onlyFirst: boolean;
  isOuter: boolean;
  isInner: boolean;
};
type Member = {
  readonly name: Uint8Array;
  /** Its first and last four bytes as a number each (0: it is shorter): compared before all others. */
  readonly head: number;
  readonly tail: number;
  readonly node: PathNode;
};

export function pathTree(layout: JsonLayout): PathNode {
  const root = createNode();
  const outer = walk(root, layout.devices);
  outer.isOuter = true;
  const inner = walk(outer, layout.apps);
  // An app object that is the device object itself: one app per record, flat.
  inner.isInner = true;
  const [ofOuter, ofInner] = layout.inverted
    ? [layout.app, layout.device]
    : [layout.device, layout.app];
  addFacts(outer, ofOuter, true);
  addFacts(inner, ofInner, false);
  const apps = layout.inverted ? outer : inner;
  for (const { field, path } of layout.also ?? []) {
    const first = layout.app[field];
    for (const way of first === undefined ? [path] : [first, path]) {
      addFacts(apps, { [field]: way }, layout.inverted);
      const node = walk(apps, way);
      node.several = node.onlyFirst = true;
    }
  }
  return root;
}

function addFacts(from: PathNode, facts: Partial<Record<Field, Path>>, ofOuter: boolean): void {
  for (const [field, path] of Object.entries(facts)) {
    if (path === undefined || !NEEDED.has(field as Field)) continue;
    const node = walk(from, path);
    node.slot = slotOf(field as Field);
    node.ofOuter = ofOuter;
    node.several = path.includes('*');
  }
}

/** Power of two. */
const LENGTHS = 64;

const createNode = (): PathNode => ({
  members: [],
  lengths: new Uint8Array(LENGTHS),
  star: null,
  slot: -1,
  ofOuter: false,
  several: false,
  onlyFirst: false,
  isOuter: false,
  isInner: false,
});

function walk(from: PathNode, path: Path): PathNode {
  let node = from;
  for (const step of path) node = step === '*' ? (node.star ??= createNode()) : member(node, step);
  return node;
}

function member(node: PathNode, step: string): PathNode {
  const name = encode(step);
  const known = (node.members[name.length] ??= []);
  const same = known.find((m) => equals(name, 0, name.length, m.name));
  if (same !== undefined) return same.node;
  const view = new DataView(name.buffer, name.byteOffset, name.length);
  const long = name.length >= 4;
  const created = {
    name,
    head: long ? view.getInt32(0, true) : 0,
    tail: long ? view.getInt32(name.length - 4, true) : 0,
    node: createNode(),
  };
  known.push(created);
  node.lengths[Math.min(name.length, LENGTHS - 1)] = 1;
  return created.node;
}

/** The node of a member's name; null: it is not wanted. `view` is of the same memory as `bytes`. */
export function memberAt(
  node: PathNode,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
): PathNode | null {
  const length = end - start;
  if (node.lengths[length < LENGTHS ? length : LENGTHS - 1] === 0) return null;
  const candidates = node.members[length];
  if (candidates === undefined) return null;
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[i] as Member;
    if (isName(candidate, bytes, view, start, length)) return candidate.node;
  }
  return null;
}

function isName(
  { name, head, tail }: Member,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  length: number,
): boolean {
  let from = 0;
  let to = length;
  if (length >= 4) {
    if (view.getInt32(start, true) !== head || view.getInt32(start + length - 4, true) !== tail)
      return false;
    from = 4;
    to = length - 4;
  }
  for (let at = from; at < to; at++) if (bytes[start + at] !== name[at]) return false;
  return true;
}
