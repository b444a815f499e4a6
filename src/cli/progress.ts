import { bytes, duration } from './text/amounts.ts';
import { styleOf } from './text/style.ts';
import { fit, pad } from './text/width.ts';
import type { Output, Progress } from './world.ts';

export type ProgressLine = {
  readonly watch: (progress: Progress) => void;
  /** Takes the line away; says how much was read in how long. */
  readonly end: () => void;
};

const SILENT: ProgressLine = { watch: () => {}, end: () => {} };
/** Ten times a second is as often as anybody can read. */
const EVERY = 100;
const BAR = 16;
// Erase the line and go to its start (ECMA-48).
const CLEAR = '\r\u001b[2K';

/** One line that moves, only where a person is watching. */
export function progressOn(output: Output, clock: () => number, wanted: boolean): ProgressLine {
  if (!wanted || !output.terminal.interactive) return SILENT;
  const started = clock();
  let drawn = -Infinity;
  const read = new Map<string, number>();
  return {
    watch: (progress) => {
      read.set(progress.file, progress.bytes);
      const now = clock();
      if (now - drawn < EVERY) return;
      drawn = now;
      output.write(CLEAR + progressText(progress, now - started, output));
    },
    end: () => {
      const total = [...read.values()].reduce((sum, n) => sum + n, 0);
      const text = total === 0 ? '' : `Read ${bytes(total)} in ${duration(clock() - started)}\n\n`;
      output.write(CLEAR + text);
    },
  };
}

/** `fleet.csv  ━━━━━━━━────────   52 %  412 MB/s  3 s left`. */
export function progressText(
  { file, bytes: done, of }: Progress,
  elapsed: number,
  { terminal }: Output,
): string {
  const { show, symbols } = styleOf(terminal);
  const perSecond = elapsed > 0 ? (done / elapsed) * 1000 : 0;
  const rate = `${bytes(perSecond)}/s`;
  const name = fit(show(file), 28, symbols.ellipsis);
  if (of === null || of === 0) return `${name}  ${bytes(done)}  ${rate}`;
  const share = Math.min(done / of, 1);
  const full = Math.round(share * BAR);
  const bar = symbols.full.repeat(full) + symbols.rest.repeat(BAR - full);
  const left =
    perSecond > 0 && share < 1 ? `  ${duration(((of - done) / perSecond) * 1000)} left` : '';
  return `${name}  ${bar}  ${pad(String(Math.floor(share * 100)), 3, 'right')} %  ${rate}${left}`;
}
