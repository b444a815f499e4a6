import { readFileSync } from 'node:fs';
import * as memory from './kernel-memory.ts';
import { BLOCK } from './limits.ts';

/**
 * The memory in which a scanner keeps its text, and the kernel that works on it: WebAssembly, which has the vector instructions
 * that JavaScript lacks. As the bytes live in the kernel's memory, nothing is copied for it. Source: `kernel/`.
 */
export type Arena = {
  /** The whole memory. A scanner keeps its text from `TEXT` on. Anew after `grow`. */
  readonly bytes: () => Uint8Array;
  /** The same memory, for reading several bytes at once. */
  readonly view: () => DataView;
  /** What lies before the text, as numbers: the stops, and what the kernel is told and answers (`kernel-memory.ts`). */
  readonly index: () => Int32Array;
  /**
   * Writes the places in `[start, end)` of bytes that are one of four to `index`, in order, and `end` behind them
   * `LOOK_AHEAD` times; answers how many. At most `WINDOW` bytes.
   */
  readonly find: (start: number, end: number, four: number) => number;
  /** Runs over app objects of plain shape (`kernel/assembly/json.ts`). */
  readonly apps: (at: number, to: number, mayHaveLines: boolean) => number;
  /** Runs over rows of plain shape (`kernel/assembly/csv.ts`). */
  readonly rows: (at: number, to: number) => number;
  /** Makes room for so many bytes of text. */
  readonly grow: (text: number) => void;
};

export const { LOOK_AHEAD, SLACK, TEXT, WINDOW } = memory;
const PAGE = 65_536;
const FIRST_TEXT = 2 * BLOCK + SLACK;

/** Four bytes to stop at, in one number. */
export const fourOf = (a: number, b: number, c: number, d: number): number =>
  a | (b << 8) | (c << 16) | (d << 24);

/**
 * Memory is kept for the next file: the system reserves much address space for each, and folders hold thousands of files.
 * What a long record has made large is given up.
 */
const spare: Arena[] = [];

export const takeArena = (): Arena => spare.pop() ?? createArena();

export function giveBack(arena: Arena): void {
  // Nothing of an inventory stays.
  arena.bytes().fill(0);
  if (arena.bytes().length <= TEXT + 4 * FIRST_TEXT && spare.length < 4) spare.push(arena);
}

let compiled: object | null = null;

export function createArena(): Arena {
  const shared = new WebAssembly.Memory({ initial: pages(FIRST_TEXT) });
  compiled ??= new WebAssembly.Module(readFileSync(new URL('kernel.wasm', import.meta.url)));
  const kernel = new WebAssembly.Instance(compiled, { env: { memory: shared } }).exports as Kernel;
  let bytes = new Uint8Array(shared.buffer);
  let view = new DataView(shared.buffer);
  let index = new Int32Array(shared.buffer, 0, TEXT / 4);
  return {
    bytes: () => bytes,
    view: () => view,
    index: () => index,
    find(start, end, four) {
      let count = kernel.find(start, end, 0, four);
      while (count > 0 && (index[count - 1] as number) >= end) count--;
      index.fill(end, count, count + LOOK_AHEAD);
      return count;
    },
    apps: (at, to, mayHaveLines) => kernel.apps(at, to, mayHaveLines ? 1 : 0),
    rows: kernel.rows,
    grow(text) {
      const more = pages(text) - shared.buffer.byteLength / PAGE;
      if (more <= 0) return;
      shared.grow(more);
      bytes = new Uint8Array(shared.buffer);
      view = new DataView(shared.buffer);
      index = new Int32Array(shared.buffer, 0, TEXT / 4);
    },
  };
}

/** Does so much text fit? */
export const hasRoom = (arena: Arena, text: number): boolean =>
  text <= arena.bytes().length - TEXT - SLACK;

/** The little of it that is used; TypeScript has its types only together with a browser's. */
declare const WebAssembly: {
  readonly Memory: new (options: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};
type Memory = { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
type Kernel = {
  readonly find: (start: number, end: number, out: number, four: number) => number;
  readonly apps: (at: number, to: number, mayHaveLines: number) => number;
  readonly rows: (at: number, to: number) => number;
};

const pages = (text: number): number => Math.ceil((TEXT + text + SLACK) / PAGE);
