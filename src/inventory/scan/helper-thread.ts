import { workerData } from 'node:worker_threads';
import type { HelperTask } from './helper.ts';
import { GIVEN, pieceIn, READ, STATE, type Piece } from './piece.ts';
import { pieceReader } from './piece-reader.ts';
import { makerOf } from './scanner.ts';

/** Reads the pieces in turn, each when it is given, until the thread is ended. */
const { layout, opening, passing, memories, ready } = workerData as HelperTask;
const read = pieceReader(await makerOf(layout), opening, passing);
const pieces = memories.map(pieceIn);
Atomics.store(ready, 0, 1);

for (let turn = 0; ; turn = (turn + 1) % pieces.length) {
  const piece = pieces[turn] as Piece;
  while (Atomics.load(piece.control, STATE) !== GIVEN) Atomics.wait(piece.control, STATE, READ);
  read(piece);
  Atomics.store(piece.control, STATE, READ);
  Atomics.notify(piece.control, STATE);
}
