import { LENGTH, LINES, WORDS, type Piece } from './piece.ts';
import type { Make } from './scanner.ts';
import type { Passing, Scanner } from './sink.ts';
import { transcriptWriter } from './transcript.ts';

/**
 * The helper's work: reads a piece that begins between two records, and leaves what its scanner told. Where it does not end
 * between two records as well, the transcript is of no use.
 */
export function pieceReader(
  make: Make,
  opening: Uint8Array,
  passing: Passing | null,
): (piece: Piece) => void {
  const writer = transcriptWriter(passing);
  /** Kept from piece to piece, as long as they end well. */
  let scanner: Scanner | null = null;

  return ({ control, text, transcript }) => {
    if (scanner === null) {
      scanner = make(writer.sink);
      scanner.push(opening);
    }
    // The row before this piece was not in the piece before.
    scanner.pass(0);
    const from = scanner.border();
    writer.begin(transcript, from?.line ?? 0);
    scanner.push(text.subarray(0, control[LENGTH]));
    const to = scanner.border();
    const words = writer.written();
    const isWhole = from !== null && to !== null && words >= 0;
    control[WORDS] = isWhole ? words : -1;
    control[LINES] = isWhole ? to.line - from.line : 0;
    if (isWhole) return;
    scanner.end();
    scanner = null;
  };
}
