import { isObject, type Json } from './prefix.ts';

/** What was seen at one place of the documents, over all elements of a list together. */
export type Shape = {
  readonly members: Map<string, Shape>;
  /** What the elements of a list look like together. */
  elements: Shape | null;
  /** Times an object, a list, a null stood here. */
  objects: number;
  lists: number;
  nulls: number;
  /** Plain values as text: a sample of them, for telling what they look like. */
  readonly values: string[];
};

export type Path = readonly string[];

const MOST_VALUES = 100;

export function shapeOf(documents: readonly Json[]): Shape {
  const shape = emptyShape();
  for (const document of documents) look(document, shape);
  return shape;
}

const emptyShape = (): Shape => ({
  members: new Map(),
  elements: null,
  objects: 0,
  lists: 0,
  nulls: 0,
  values: [],
});

function look(value: Json, shape: Shape): void {
  if (value === null) shape.nulls += 1;
  else if (Array.isArray(value)) {
    shape.lists += 1;
    shape.elements ??= emptyShape();
    for (const element of value) look(element, shape.elements);
  } else if (isObject(value)) {
    shape.objects += 1;
    for (const [name, member] of Object.entries(value)) {
      let inner = shape.members.get(name);
      if (inner === undefined) shape.members.set(name, (inner = emptyShape()));
      look(member, inner);
    }
  } else if (shape.values.length < MOST_VALUES) shape.values.push(String(value));
}

export function shapeAt(root: Shape, path: Path): Shape | null {
  let shape: Shape | null = root;
  for (const step of path) {
    if (shape === null) return null;
    shape = step === '*' ? shape.elements : (shape.members.get(step) ?? null);
  }
  return shape;
}

/** All lists, outer ones first: the path ends in `*`. */
export function listsIn(shape: Shape, path: Path = [], found: Path[] = []): readonly Path[] {
  if (path.length > 12) return found;
  if (shape.elements !== null) {
    found.push([...path, '*']);
    listsIn(shape.elements, [...path, '*'], found);
  }
  for (const [name, member] of shape.members) listsIn(member, [...path, name], found);
  return found;
}

export type Plain = { readonly path: Path; readonly values: readonly string[] };

/**
 * Plain values of an object, also those in objects within it. A list of plain values (`email: […]`) counts as one; what
 * stands in lists of objects does not.
 */
export function plainIn(shape: Shape, depth: number, path: Path = []): Plain[] {
  return [...shape.members].flatMap(([name, member]) => {
    const here = [...path, name];
    const isNull = member.nulls > 0 && member.objects === 0 && member.lists === 0;
    const own: Plain[] =
      member.values.length > 0 || isNull ? [{ path: here, values: member.values }] : [];
    const listed = member.elements?.values ?? [];
    if (listed.length > 0) own.push({ path: [...here, '*'], values: listed });
    return depth > 1 ? [...own, ...plainIn(member, depth - 1, here)] : own;
  });
}

/** The last name of a path. */
export const lastName = (path: Path): string => path.findLast((step) => step !== '*') ?? '';

/** Every path that was seen, with `*` for elements: what families know an export by. */
export function pathsIn(
  shape: Shape,
  path: Path = [],
  found: Set<string> = new Set(),
): Set<string> {
  if (path.length > 6) return found;
  if (path.length > 0) found.add(path.join('.'));
  if (shape.elements !== null) pathsIn(shape.elements, [...path, '*'], found);
  for (const [name, member] of shape.members) pathsIn(member, [...path, name], found);
  return found;
}
