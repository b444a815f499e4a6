import type { Arena } from './arena.ts';
import type { JsonLayout } from '../layout.ts';
import { IDENTIFIER } from './fields.ts';
import type { PathNode } from './json-paths.ts';
import { AFTER, VALUE, type JsonState } from './json-state.ts';
import type { Structure } from './json-structure.ts';
import { BACKSLASH, LF, QUOTE } from './json-tokens.ts';
import {
  BACKSLASHES,
  ENTRY,
  FEEDS,
  FOUND,
  INCOMPLETE,
  IRREGULAR,
  LINES,
  MEMBER_COUNT,
  MEMBERS,
  MEMBERS_END,
  NAME,
  NAME_ROOM,
  OUTCOME,
  PASSED,
  QUOTES,
} from './kernel-memory.ts';
import {
  answerAt,
  createRest,
  JUDGED_SLOTS,
  put,
  spanOf,
  takeSpans,
  tellPassing,
} from './kernel-tables.ts';
import { MAX_DEPTH } from './limits.ts';
import type { Sink } from './sink.ts';

/**
 * Lets the kernel run over the app objects of a device. It counts those that surely are no hit, stops behind one that may be, and
 * leaves all that is no plain object of plain members to the scanner.
 */
export type Apps = {
  /** The app objects are the elements of arrays with this node. */
  readonly node: PathNode | null;
  /**
   * From the `{` at `at` on, where a value is expected; answers the place it came to and sets what is expected there. At `at`
   * itself the scanner has to read the object; INCOMPLETE: there is too little of it.
   */
  readonly run: (at: number, to: number, mayHaveLines: boolean) => number;
};

/** Levels that the kernel may go down beside those that are open. */
const DEEPEST = MAX_DEPTH - 32;

export function appsReader(
  layout: JsonLayout,
  tree: PathNode,
  arena: Arena,
  state: JsonState,
  structure: Structure,
  sink: Sink,
): Apps {
  const node = sink.passing === null || layout.inverted ? null : appsNode(tree, layout);
  const told = node !== null && sink.passing !== null && tellMembers(node, arena);
  if (told && sink.passing !== null) tellPassing(arena, sink.passing);
  const rest = createRest();

  return {
    node: told ? node : null,
    run(at, to, mayHaveLines) {
      const isOpen = state.outerDepth >= 0 && state.innerDepth < 0;
      if (!isOpen || state.depth > DEEPEST || !rest.isOver()) return at;
      const reached = arena.apps(at, to, mayHaveLines);
      const outcome = answerAt(arena, OUTCOME);
      const passed = answerAt(arena, PASSED);
      state.line += answerAt(arena, LINES);
      if (passed > 0) sink.passed(passed);
      rest.ran(outcome === FOUND ? passed + 1 : passed, outcome === IRREGULAR);
      if (outcome === FOUND) {
        takeSpans(arena, structure.inner);
        structure.handApp();
      }
      state.expect = outcome < 0 ? VALUE : AFTER;
      return outcome === INCOMPLETE && reached === at ? INCOMPLETE : reached;
    },
  };
}

/** Node of the app objects, where they are elements of a list and no device themselves. */
function appsNode(tree: PathNode, { devices, apps }: JsonLayout): PathNode | null {
  if (apps.at(-1) !== '*') return null;
  let node: PathNode | null = tree;
  for (const step of [...devices, ...apps])
    node = step === '*' ? (node?.star ?? null) : memberOf(node, step);
  return node !== null && node.isInner && !node.isOuter ? node : null;
}

const memberOf = (node: PathNode | null, step: string): PathNode | null =>
  node?.members.flat().find(({ name }) => Buffer.from(name).equals(Buffer.from(step)))?.node ??
  null;

/** False: the layout wants something that the kernel does not know how to give. */
function tellMembers(node: PathNode, arena: Arena): boolean {
  const members = node.members.flat();
  const isPlain = members.every(
    ({ name, node: value }) =>
      name.length <= NAME_ROOM &&
      !value.isInner &&
      !value.isOuter &&
      (value.slot < 0 || (!value.ofOuter && (value.onlyFirst || !value.several))),
  );
  const hasIdentifier = members.some((member) => member.node.slot === IDENTIFIER);
  if (!isPlain || !hasIdentifier || members.length * ENTRY > MEMBERS_END - MEMBERS) return false;
  for (const [nth, { name, node: value }] of members.entries()) {
    const entry = MEMBERS + nth * ENTRY;
    put(arena, entry, name.length);
    put(arena, entry + 4, value.slot < 0 ? 0 : spanOf(value.slot));
    put(arena, entry + 8, value.onlyFirst ? 1 : 0);
    put(arena, entry + 12, JUDGED_SLOTS.some((slot) => slot === value.slot) ? 1 : 0);
    arena.bytes().set(name, entry + NAME);
  }
  put(arena, MEMBER_COUNT, members.length);
  arena.bytes().fill(QUOTE, QUOTES, QUOTES + 16);
  arena.bytes().fill(BACKSLASH, BACKSLASHES, BACKSLASHES + 16);
  arena.bytes().fill(LF, FEEDS, FEEDS + 16);
  return true;
}
