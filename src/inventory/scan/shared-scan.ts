import { copyBytes } from './bytes.ts';
import type { Helper } from './helper.ts';
import { LENGTH, LINES, ROOM, WORDS, type Piece } from './piece.ts';
import type { Scanner, Sink } from './sink.ts';
import { tell } from './transcript.ts';

const LF = 10;
/**
 * So many pieces are looked ahead at, in turn our own and the helper's: while we read one, it has the next, and the one behind to go
 * on with.
 */
const AHEAD = 4;
/** Places at which a helper might have started, until we stop looking for one: the file is of another kind. */
const TRIES = 16;
/** So often a helper may have read in vain, and once in four times. */
const IN_VAIN = 4;

/** Text up to the end of a line: the helper has it in `piece`, or we have it as `parts`. */
type Stretch = { readonly parts: readonly Uint8Array[]; readonly piece: Piece | null };

/**
 * Shares the reading of a long text with a helper, from the first place on where the own scanner stands between two records. The sink
 * is told the same as by the own scanner alone, in the same order: what the helper has read is told once all before is, and only
 * where the own scanner stands between two records again; else the own scanner reads it. A block has to stay as it is until four more were pushed.
 */
export function sharedScan(
  own: Scanner,
  sink: Sink,
  start: (opening: Uint8Array) => Helper,
): Scanner & { readonly close: () => void } {
  let helper: Helper | null = null;
  let triesLeft = TRIES;
  let isSharing = false;
  /** What the block before had of a line. */
  let rest: readonly Uint8Array[] = [];
  const ahead: Stretch[] = [];
  let turn = 0;
  let inUse = 0;
  /** The helper was not done when its turn came: it has more to do than we. */
  let waited = false;
  let told = 0;
  let inVain = 0;

  /** Reads a block alone, and looks for a place to start at. */
  function readAlone(block: Uint8Array): void {
    const cut = helper !== null || triesLeft > 0 ? block.lastIndexOf(LF) + 1 : 0;
    own.push(block.subarray(0, cut));
    const border = cut > 0 ? own.border() : null;
    if (helper === null && triesLeft > 0) {
      triesLeft--;
      if (border !== null) helper = start(border.opening);
    }
    isSharing = border !== null && helper !== null && helper.isReady();
    if (isSharing) rest = [block.subarray(cut)];
    else own.push(block.subarray(cut));
  }

  /** Puts the parts into a piece of the helper's; null: it has enough to do, or they are too long. */
  function give({ pieces, give }: Helper, parts: readonly Uint8Array[]): Piece | null {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (waited || length > ROOM || inUse === pieces.length) return null;
    const piece = pieces[turn] as Piece;
    turn = (turn + 1) % pieces.length;
    inUse++;
    let at = 0;
    for (const part of parts) {
      copyBytes(part, piece.text, at);
      at += part.length;
    }
    give(piece, length);
    return piece;
  }

  function settle(helping: Helper, { parts, piece }: Stretch): void {
    for (const part of parts) own.push(part);
    if (piece === null) return;
    inUse--;
    waited = !helping.hasRead(piece);
    const isRead = !waited || helping.waitFor(piece);
    const words = isRead ? (piece.control[WORDS] as number) : -1;
    const border = words < 0 ? null : own.border();
    if (border === null) {
      inVain++;
      own.push(piece.text.subarray(0, piece.control[LENGTH]));
      return;
    }
    told++;
    tell(piece.transcript, words, sink, border.line);
    own.pass(piece.control[LINES] as number);
  }

  function readOn(helping: Helper): void {
    for (let stretch = ahead.shift(); stretch !== undefined; stretch = ahead.shift())
      settle(helping, stretch);
    for (const part of rest) own.push(part);
    rest = [];
    isSharing = false;
    helping.end();
    helper = null;
    triesLeft = 0;
  }

  function share(helping: Helper, block: Uint8Array): void {
    const cut = block.lastIndexOf(LF) + 1;
    const parts = [...rest, block.subarray(0, cut)];
    const piece = give(helping, parts);
    if (piece === null) waited = false;
    ahead.push({ parts: piece === null ? parts : [], piece });
    rest = [block.subarray(cut)];
    for (;;) {
      const [first] = ahead;
      const isRead = first?.piece != null && helping.hasRead(first.piece);
      if (first === undefined || (ahead.length < AHEAD && !isRead)) break;
      ahead.shift();
      settle(helping, first);
    }
    if (inVain > IN_VAIN + told / 4) readOn(helping);
  }

  return {
    push(block) {
      if (isSharing && helper !== null) share(helper, block);
      else readAlone(block);
    },
    end() {
      if (helper !== null) readOn(helper);
      own.end();
    },
    border: () => null,
    pass: () => {},
    close: () => helper?.end(),
  };
}
