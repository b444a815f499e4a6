import type { PathNode } from './json-paths.ts';
import { MAX_DEPTH } from './limits.ts';

/** What may come next. */
export const ROOT = 0;
export const VALUE = 1;
export const FIRST_VALUE = 2;
export const FIRST_KEY = 3;
export const KEY = 4;
export const COLON = 5;
export const AFTER = 6;

/** Where the scanner is in the document; the parts of the scanner share it. */
export type JsonState = {
  expect: number;
  line: number;
  depth: number;
  /** Node of the value to come; null: not wanted. */
  child: PathNode | null;
  /** Per open container: its node, and whether it is an array. */
  readonly nodes: (PathNode | null)[];
  readonly isArray: Uint8Array;
  /** Depth at which the device (inverted: the app) and the app lie open; -1: none. */
  outerDepth: number;
  innerDepth: number;
  /** No token stands before on this line. */
  startsLine: boolean;
};

export const startState = (): JsonState => ({
  expect: ROOT,
  line: 1,
  depth: 0,
  child: null,
  nodes: [],
  isArray: new Uint8Array(MAX_DEPTH + 1),
  outerDepth: -1,
  innerDepth: -1,
  startsLine: true,
});

/** Node of the container that is open. */
export const nodeOf = ({ nodes, depth }: JsonState): PathNode | null => nodes[depth - 1] ?? null;

/** Node of the elements of the array that is open. */
export const starOf = (state: JsonState): PathNode | null => nodeOf(state)?.star ?? null;
