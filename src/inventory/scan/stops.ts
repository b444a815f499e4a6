import { BLOCK } from './limits.ts';
import { STOPS_MODULE } from './stops-module.ts';

/**
 * Finds the bytes at which a scanner has to stop (delimiter, quotation mark, line end …), sixteen at a time.
 * WebAssembly has the vector instructions that JavaScript lacks: this is what makes the scanners faster than a loop over
 * bytes can be. The bytes live in the memory of the module, so that nothing is copied for it.
 */
export type Arena = {
  /** The whole memory. A scanner keeps its text from `TEXT` on. Anew after `grow`. */
  readonly bytes: () => Uint8Array;
  /** The same memory, for reading several bytes at once. */
  readonly view: () => DataView;
  readonly index: () => Int32Array;
  /**
   * Writes the places in `[start, end)` of bytes that are one of four to `index`, in order, and `end` behind them
   * `LOOK_AHEAD` times; answers how many. At most `WINDOW` bytes.
   */
  readonly find: (start: number, end: number, four: number) => number;
  /** Makes room for so many bytes of text. */
  readonly grow: (text: number) => void;
};

/** Bytes indexed at once: what is found fits the processor's nearer cache. */
export const WINDOW = 32 * 1024;
/** Entries behind the last that a scanner may look ahead at. */
export const LOOK_AHEAD = 4;
const PAGE = 65_536;
/** Where the text begins: behind the index. */
export const TEXT = Math.ceil(((WINDOW + 16 + LOOK_AHEAD) * 4) / PAGE) * PAGE;
const FIRST_TEXT = 2 * BLOCK + 64;

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
  const memory = new WebAssembly.Memory({ initial: pages(FIRST_TEXT) });
  compiled ??= new WebAssembly.Module(STOPS_MODULE);
  const { find } = new WebAssembly.Instance(compiled, { m: { m: memory } }).exports as Exports;
  let bytes = new Uint8Array(memory.buffer);
  let view = new DataView(memory.buffer);
  let index = new Int32Array(memory.buffer, 0, TEXT / 4);
  return {
    bytes: () => bytes,
    view: () => view,
    index: () => index,
    find(start, end, four) {
      let count = find(start, end, 0, four);
      while (count > 0 && (index[count - 1] as number) >= end) count--;
      index.fill(end, count, count + LOOK_AHEAD);
      return count;
    },
    grow(text) {
      const more = pages(text) - memory.buffer.byteLength / PAGE;
      if (more <= 0) return;
      memory.grow(more);
      bytes = new Uint8Array(memory.buffer);
      view = new DataView(memory.buffer);
      index = new Int32Array(memory.buffer, 0, TEXT / 4);
    },
  };
}

/** The little of it that is used; TypeScript has its types only together with a browser's. */
declare const WebAssembly: {
  readonly Memory: new (options: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};
type Memory = { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
type Exports = { readonly find: (start: number, end: number, out: number, four: number) => number };

const pages = (text: number): number => Math.ceil((TEXT + text + 64) / PAGE);
