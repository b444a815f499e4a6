import type { Transcript } from './transcript.ts';

/**
 * A piece of the text in memory that two threads share: one hands it over, the other reads it and leaves a transcript.
 * INVARIANT: while it is GIVEN only the helper writes into it, else only who gives.
 */
export type Piece = {
  readonly control: Int32Array;
  readonly text: Uint8Array;
  readonly transcript: Transcript;
};

/** Places in `control`: whose turn it is; bytes of text; words of the transcript (-1: it is of no use); lines of the text. */
export const STATE = 0;
export const LENGTH = 1;
export const WORDS = 2;
export const LINES = 3;

/** Values of STATE. */
export const READ = 0;
export const GIVEN = 1;

const CONTROL = 64;
/** Of text. A file's blocks are of 1 MiB, and what the block before had of a line comes along. */
export const ROOM = 1024 * 1024 + 128 * 1024;
/** Of either half of a transcript. What is never written takes no memory. */
const TRANSCRIPT = 512 * 1024;

export const pieceMemory = (): SharedArrayBuffer =>
  new SharedArrayBuffer(CONTROL + ROOM + 2 * TRANSCRIPT);

export const pieceIn = (memory: SharedArrayBuffer): Piece => ({
  control: new Int32Array(memory, 0, CONTROL / 4),
  text: new Uint8Array(memory, CONTROL, ROOM),
  transcript: {
    words: new Int32Array(memory, CONTROL + ROOM, TRANSCRIPT / 4),
    text: new Uint8Array(memory, CONTROL + ROOM + TRANSCRIPT, TRANSCRIPT),
  },
});
