import { decode, encode } from './bytes.ts';
import { emptySpans, SLOTS, type Spans } from './fields.ts';
import type { ProblemCode } from './problems.ts';
import type { ListState, Sink } from './sink.ts';

/**
 * What a scanner told, written down so that it can be told later and elsewhere: entries in `words`, the bytes that their spans are
 * of in `text`. An entry is what was told, two numbers, a bit per slot that has something, and for each of these start and end.
 */
export type Transcript = { readonly words: Int32Array; readonly text: Uint8Array };

export type Writer = {
  /** Stands for the sink. Lines are written down as they come, less those before `begin`. */
  readonly sink: Sink;
  /** What is told from now on goes here. */
  readonly begin: (into: Transcript, line: number) => void;
  /** How many of `words` were written; -1: something was told that no transcript can hold, or the room was not enough. */
  readonly written: () => number;
};

const ROW = 0;
const OPEN_DEVICE = 1;
const APP = 2;
const CLOSE_DEVICE = 3;
const OPEN_APP = 4;
const DEVICE = 5;
const CLOSE_APP = 6;
const PASSED = 7;
const PASSED_ROWS = 8;
const PROBLEM = 9;

const LISTS: readonly ListState[] = ['listed', 'missing', 'broken'];
/** Told once for the whole file, so it cannot be told by who has only a piece of it. */
const OF_THE_FILE: ReadonlySet<ProblemCode> = new Set(['nul-bytes', 'invalid-utf8']);
const HEAD = 4;
const LONGEST = HEAD + 2 * SLOTS;
const NO_BYTES = new Uint8Array(0);
const NO_SPANS = emptySpans();

export function transcriptWriter(passing: Sink['passing']): Writer {
  const code = emptySpans();
  let words: Int32Array = new Int32Array(0);
  let text: Uint8Array = NO_BYTES;
  let first = 0;
  let at = 0;
  let used = 0;
  let isWhole = true;

  function write(kind: number, a: number, b: number, bytes: Uint8Array, spans: Spans): void {
    if (at + LONGEST > words.length) isWhole = false;
    if (!isWhole) return;
    let bits = 0;
    let place = at + HEAD;
    for (let slot = 0; slot < SLOTS; slot++) {
      const start = spans[2 * slot] as number;
      const end = spans[2 * slot + 1] as number;
      if (start >= end) continue;
      if (used + end - start > text.length) {
        isWhole = false;
        return;
      }
      bits |= 1 << slot;
      words[place++] = used;
      for (let p = start; p < end; p++) text[used++] = bytes[p] as number;
      words[place++] = used;
    }
    words[at] = kind;
    words[at + 1] = a;
    words[at + 2] = b;
    words[at + 3] = bits;
    at = place;
  }

  return {
    sink: {
      fields: () => {},
      row: (bytes, spans, line) => write(ROW, line - first, 0, bytes, spans),
      openDevice: () => write(OPEN_DEVICE, 0, 0, NO_BYTES, NO_SPANS),
      app: (bytes, spans) => write(APP, 0, 0, bytes, spans),
      closeDevice: (bytes, spans, line, apps) =>
        write(CLOSE_DEVICE, line - first, LISTS.indexOf(apps), bytes, spans),
      openApp: () => write(OPEN_APP, 0, 0, NO_BYTES, NO_SPANS),
      device: (bytes, spans, line) => write(DEVICE, line - first, 0, bytes, spans),
      closeApp: (bytes, spans, line, devices) =>
        write(CLOSE_APP, line - first, LISTS.indexOf(devices), bytes, spans),
      passing,
      passed: (apps) => write(PASSED, apps, 0, NO_BYTES, NO_SPANS),
      passedRows: (rows) => write(PASSED_ROWS, rows, 0, NO_BYTES, NO_SPANS),
      problem(problem, line, column) {
        if (line === null || column !== undefined || OF_THE_FILE.has(problem)) isWhole = false;
        const bytes = encode(problem);
        code[1] = bytes.length;
        code[0] = 0;
        write(PROBLEM, (line ?? 0) - first, 0, bytes, code);
      },
    },
    begin(into, line) {
      ({ words, text } = into);
      first = line;
      at = used = 0;
      isWhole = true;
    },
    written: () => (isWhole ? at : -1),
  };
}

/** Tells the sink the first `written` words; `line` is added to each line. */
export function tell(
  { words, text }: Transcript,
  written: number,
  sink: Sink,
  line: number,
): void {
  const spans = emptySpans();
  for (let at = 0; at < written; ) {
    const kind = words[at] as number;
    const a = words[at + 1] as number;
    const list = LISTS[words[at + 2] as number] as ListState;
    const bits = words[at + 3] as number;
    at += HEAD;
    for (let slot = 0; slot < SLOTS; slot++) {
      const isThere = (bits & (1 << slot)) !== 0;
      spans[2 * slot] = isThere ? (words[at++] as number) : -1;
      spans[2 * slot + 1] = isThere ? (words[at++] as number) : -1;
    }
    if (kind === PASSED) sink.passed(a);
    else if (kind === APP) sink.app(text, spans);
    else if (kind === OPEN_DEVICE) sink.openDevice();
    else if (kind === CLOSE_DEVICE) sink.closeDevice(text, spans, line + a, list);
    else if (kind === PASSED_ROWS) sink.passedRows(a);
    else if (kind === ROW) sink.row(text, spans, line + a);
    else if (kind === OPEN_APP) sink.openApp();
    else if (kind === DEVICE) sink.device(text, spans, line + a);
    else if (kind === CLOSE_APP) sink.closeApp(text, spans, line + a, list);
    else sink.problem(decode(text, spans[0] as number, spans[1] as number) as ProblemCode, line + a);
  }
}
