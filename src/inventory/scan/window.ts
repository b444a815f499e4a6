import { LOOK_AHEAD, WINDOW, type Arena } from './arena.ts';

/**
 * The places at which a scanner stops, window by window. `index[at]` is the next one; the entry behind the last of a window
 * is the window's end, where `more` goes on. At the end of the text that is the text's end.
 */
export type Stops = {
  index: Int32Array;
  at: number;
  /** End of the window. */
  end: number;
  /** End of the text. */
  to: number;
  /** Length of the next window. */
  size: number;
};

/** The kernel leaves little between its runs; where it leaves much, windows grow. */
const FIRST = 512;

export const noStops = (): Stops => ({
  index: new Int32Array(LOOK_AHEAD),
  at: 0,
  end: 0,
  to: 0,
  size: FIRST,
});

/** Goes on at `from`, where nothing has been looked at yet. */
export function startAt(stops: Stops, arena: Arena, from: number, to: number): void {
  const index = arena.index();
  for (let i = 0; i < LOOK_AHEAD; i++) index[i] = from;
  stops.index = index;
  stops.at = 0;
  stops.end = from;
  stops.to = to;
  stops.size = FIRST;
}

/** Looks at the window that begins at `from`. */
export function seek(stops: Stops, arena: Arena, from: number, four: number): void {
  const end = Math.min(from + stops.size, stops.to);
  arena.find(from, end, four);
  stops.index = arena.index();
  stops.at = 0;
  stops.end = end;
  stops.size = Math.min(2 * stops.size, WINDOW);
}

/** The next stop at or behind the window's end, or the text's end; `at` stands on it. */
export function more(stops: Stops, arena: Arena, four: number): number {
  let stop = stops.end;
  while (stop === stops.end && stops.end < stops.to) {
    seek(stops, arena, stops.end, four);
    stop = stops.index[0] as number;
  }
  return stop;
}
