import type { Spans } from './fields.ts';
import type { Filter } from './filter.ts';
import type { ProblemCode } from './problems.ts';

/**
 * What a list of apps (or, inverted, of devices) turned out to be: there (be it empty), not there or null,
 * or broken off before its end.
 */
export type ListState = 'listed' | 'missing' | 'broken';

/**
 * An app passes that has an identifier, has neither that nor its number in the store in `watched`, has none of `words`
 * (trimmed, blind to case) as its state or in `managed`, and no count of devices: it is an install that is not assessed.
 */
export type Passing = {
  readonly watched: Filter;
  readonly words: readonly string[];
};

/**
 * Where scanners put what they find. Bytes and spans are only good during the call: the scanner writes
 * over both afterwards. `line` is a line of the file, from 1.
 */
export type Sink = {
  /** Before anything else: which fields the layout has, a bit per slot. */
  readonly fields: (slots: number) => void;

  /** A CSV row: facts of a device and of one of its apps. */
  readonly row: (bytes: Uint8Array, spans: Spans, line: number) => void;

  /** JSON, devices with their apps: any number of `app` between `openDevice` and `closeDevice`, which brings the facts. */
  readonly openDevice: () => void;
  readonly app: (bytes: Uint8Array, spans: Spans) => void;
  readonly closeDevice: (bytes: Uint8Array, spans: Spans, line: number, apps: ListState) => void;

  /** JSON, apps with their devices (inverted layout). */
  readonly openApp: () => void;
  readonly device: (bytes: Uint8Array, spans: Spans, line: number) => void;
  readonly closeApp: (bytes: Uint8Array, spans: Spans, line: number, devices: ListState) => void;

  /** What may be counted by `passed` and `passedRows` instead of being handed over; null: nothing. */
  readonly passing: Passing | null;
  /** JSON: so many further apps of the open device, each of which `passing` lets pass. */
  readonly passed: (apps: number) => void;
  /** CSV: so many further rows, each with such an app, that have the very device cells of the row before. */
  readonly passedRows: (rows: number) => void;

  readonly problem: (code: ProblemCode, line: number | null, column?: string) => void;
};

/** Takes the bytes of one file, UTF-8 without byte order mark, in blocks of any size. */
export type Scanner = {
  readonly push: (block: Uint8Array) => void;
  readonly end: () => void;
};
