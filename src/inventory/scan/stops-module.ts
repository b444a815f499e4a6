/**
 * The WebAssembly module of `stops.ts`, written instruction by instruction: it is one loop, and so there is no other
 * compiler to install and no binary in the repository that nobody can read. Names and numbers are those of the WebAssembly
 * specification, core 2.0, binary format.
 */
const block = [0x02, 0x40];
const loop = [0x03, 0x40];
const end = [0x0b];
const br = (depth: number): number[] => [0x0c, depth];
const brIf = (depth: number): number[] => [0x0d, depth];
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
/** From 0 to 63: one byte of LEB128. */
const i32Const = (value: number): number[] => [0x41, value];
const i32Store = [0x36, 2, 0];
const i32Eqz = [0x45];
const i32GeU = [0x4f];
const i32Ctz = [0x68];
const i32Add = [0x6a];
const i32Sub = [0x6b];
const i32And = [0x71];
const i32ShrU = [0x76];
const v128Load = [0xfd, 0x00, 0, 0];
const i8x16Splat = [0xfd, 0x0f];
const i8x16Eq = [0xfd, 0x23];
const v128Or = [0xfd, 0x50];
const i8x16Bitmask = [0xfd, 0x64];

// Parameters: where to look, up to where, where to write, the four bytes. Locals behind them.
const [START, STOP, OUT, FOUR, AT, MASK, A, B, C, D, CHUNK] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const;

const splat = (shift: number, into: number): number[] => [
  ...get(FOUR),
  ...i32Const(shift),
  ...i32ShrU,
  ...i8x16Splat,
  ...set(into),
];
const isByte = (local: number): number[] => [...get(CHUNK), ...get(local), ...i8x16Eq];

const body = [
  ...splat(0, A),
  ...splat(8, B),
  ...splat(16, C),
  ...splat(24, D),
  ...get(OUT),
  ...set(AT),
  ...block,
  ...loop,
  // Leave when START has come to STOP.
  ...get(START),
  ...get(STOP),
  ...i32GeU,
  ...brIf(1),
  // MASK: bit n is set when byte n of the sixteen is one of the four.
  ...get(START),
  ...v128Load,
  ...set(CHUNK),
  ...isByte(A),
  ...isByte(B),
  ...v128Or,
  ...isByte(C),
  ...isByte(D),
  ...v128Or,
  ...v128Or,
  ...i8x16Bitmask,
  ...set(MASK),
  ...block,
  ...get(MASK),
  ...i32Eqz,
  ...brIf(0),
  // Write the place of the lowest bit, clear it, go on while there is one.
  ...loop,
  ...get(AT),
  ...get(START),
  ...get(MASK),
  ...i32Ctz,
  ...i32Add,
  ...i32Store,
  ...get(AT),
  ...i32Const(4),
  ...i32Add,
  ...set(AT),
  ...get(MASK),
  ...get(MASK),
  ...i32Const(1),
  ...i32Sub,
  ...i32And,
  ...tee(MASK),
  ...brIf(0),
  ...end,
  ...end,
  ...get(START),
  ...i32Const(16),
  ...i32Add,
  ...set(START),
  ...br(0),
  ...end,
  ...end,
  // How many were written.
  ...get(AT),
  ...get(OUT),
  ...i32Sub,
  ...i32Const(2),
  ...i32ShrU,
  ...end,
];

const leb = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...leb(content.length),
  ...content,
];
const name = (text: string): number[] => [text.length, ...new TextEncoder().encode(text)];

const I32 = 0x7f;
const V128 = 0x7b;
const locals = [2, 2, I32, 5, V128];
const code = [...locals, ...body];

/** Imports `m.m`, its memory; exports `find(start, end, out, four) → count`. */
export const STOPS_MODULE: Uint8Array<ArrayBuffer> = new Uint8Array([
  // `\0asm`, version 1.
  0x00,
  0x61,
  0x73,
  0x6d,
  1,
  0,
  0,
  0,
  ...section(1, [1, 0x60, 4, I32, I32, I32, I32, 1, I32]),
  ...section(2, [1, ...name('m'), ...name('m'), 0x02, 0, 1]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...name('find'), 0x00, 0]),
  ...section(10, [1, ...leb(code.length), ...code]),
]);
