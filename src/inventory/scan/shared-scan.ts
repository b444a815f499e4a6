import { copyBytes } from './bytes.ts';
import type { Helper } from './helper.ts';
import { LENGTH, LINES, ROOM, WORDS, type Piece } from './piece.ts';
import type { Scanner, Sink } from './sink.ts';
import { tell } from './transcript.ts';

const LF = 10;
/** So many stretches are looked ahead at, so that the helper has the next one while we tell what it has read. */
const AHEAD = 4;
/** Blocks in which a helper might have started, until we stop looking for a place: the file is of another kind. */
const TRIES = 16;
/** So often the helper may have read in vain, and once in four times. */
const IN_VAIN = 4;

const NOTHING: Uint8Array = new Uint8Array(0);

/** Text up to the end of a line: the helper has it in `piece`, or we have it as `parts`. */
type Stretch = { readonly parts: readonly Uint8Array[]; readonly piece: Piece | null };

export type SharedScan = Pick<Scanner, 'push' | 'end'> & {
  /** Lets go of the helper, whatever has happened. */
  readonly close: () => void;
};

/**
 * Shares the reading of a long text with a helper. The sink is told the same as by the own scanner alone, in the same order: what the
 * helper has read is told when its turn comes, and only where the own scanner stands between two records, as the helper took it to;
 * else the own scanner reads it after all. A block must stay as it is until four more were pushed.
 */
export function sharedScan(
  own: Scanner,
  sink: Sink,
  start: (opening: Uint8Array) => Helper,
): SharedScan {
  let helper: Helper | null = null;
  let triesLeft = TRIES;
  let isSharing = false;
  /** What the block before had of a line. */
  let rest = NOTHING;
  /** The stretch before ended inside a line. */
  let isInLine = false;
  const ahead: Stretch[] = [];
  let turn = 0;
  let inUse = 0;
  /** The helper was not done when its turn came: it has more to do than we. */
  let waited = false;
  let told = 0;
  let inVain = 0;

  /** Reads a block alone; looks for a place to start a helper at, or to hand over to one that is ready. */
  function readAlone(block: Uint8Array): void {
    const isLooking = helper !== null || triesLeft > 0;
    const cut = isLooking ? block.lastIndexOf(LF) + 1 : 0;
    own.push(block.subarray(0, cut));
    const border = cut > 0 ? own.border() : null;
    if (helper === null) triesLeft--;
    if (border !== null) helper ??= start(border.opening);
    isSharing = border !== null && helper?.isReady() === true;
    if (isSharing) rest = block.subarray(cut);
    else own.push(block.subarray(cut));
  }

  function share(helping: Helper, block: Uint8Array): void {
    const cut = block.lastIndexOf(LF) + 1;
    // A line longer than a block is ours, from its beginning to its end.
    const isOurs = cut === 0 || isInLine;
    isInLine = cut === 0;
    const parts = isInLine ? [rest, block] : [rest, block.subarray(0, cut)];
    rest = isInLine ? NOTHING : block.subarray(cut);
    const piece = isOurs ? null : give(helping, parts);
    ahead.push({ parts: piece === null ? parts : [], piece });
    while (ahead.length >= AHEAD) settle(helping);
    if (inVain > IN_VAIN + told / 4) readOnAlone(helping);
  }

  /** Puts the parts into a piece for the helper; null: it has enough to do, or they are too long. */
  function give({ pieces, give: hand }: Helper, parts: readonly Uint8Array[]): Piece | null {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const isOurs = waited || inUse === pieces.length || length > ROOM;
    waited = false;
    if (isOurs) return null;
    const piece = pieces[turn] as Piece;
    turn = (turn + 1) % pieces.length;
    inUse++;
    let at = 0;
    for (const part of parts) {
      copyBytes(part, piece.text, at);
      at += part.length;
    }
    hand(piece, length);
    return piece;
  }

  /** Reads or tells the stretch whose turn it is. */
  function settle(helping: Helper): void {
    const { parts, piece } = ahead.shift() as Stretch;
    for (const part of parts) own.push(part);
    if (piece === null) return;
    waited = !helping.hasRead(piece);
    const isRead = helping.waitFor(piece);
    inUse--;
    const words = isRead ? (piece.control[WORDS] as number) : -1;
    const border = words < 0 ? null : own.border();
    if (border === null) {
      // Who did not answer in time may still do so: it must not be given anything again.
      inVain = isRead ? inVain + 1 : Number.POSITIVE_INFINITY;
      own.push(piece.text.subarray(0, piece.control[LENGTH]));
      return;
    }
    told++;
    tell(piece.transcript, words, sink, border.line);
    own.pass(piece.control[LINES] as number);
  }

  function readOnAlone(helping: Helper): void {
    while (ahead.length > 0) settle(helping);
    own.push(rest);
    isSharing = false;
    triesLeft = 0;
    helping.end();
    helper = null;
  }

  return {
    push(block) {
      if (isSharing && helper !== null) share(helper, block);
      else readAlone(block);
    },
    end() {
      if (isSharing && helper !== null) readOnAlone(helper);
      own.end();
    },
    close: () => helper?.end(),
  };
}
