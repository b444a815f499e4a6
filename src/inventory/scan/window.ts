import { LOOK_AHEAD, WINDOW, type Arena } from './stops.ts';

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
};

export const noStops = (): Stops => ({ index: new Int32Array(LOOK_AHEAD), at: 0, end: 0, to: 0 });

/** Starts anew at `from`. */
export function seek(stops: Stops, arena: Arena, from: number, to: number, four: number): void {
  const end = Math.min(from + WINDOW, to);
  arena.find(from, end, four);
  stops.index = arena.index();
  stops.at = 0;
  stops.end = end;
  stops.to = to;
}

/** The next stop at or behind the window's end, or the text's end; `at` stands on it. */
export function more(stops: Stops, arena: Arena, four: number): number {
  let stop = stops.end;
  while (stop === stops.end && stops.end < stops.to) {
    seek(stops, arena, stops.end, stops.to, four);
    stop = stops.index[0] as number;
  }
  return stop;
}
