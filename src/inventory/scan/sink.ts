import type { Spans } from './fields.ts';
import type { ProblemCode } from './problems.ts';

/**
 * What a list of apps (or, inverted, of devices) turned out to be: there (be it empty), not there or null,
 * or broken off before its end.
 */
export type ListState = 'listed' | 'missing' | 'broken';

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

  readonly problem: (code: ProblemCode, line: number | null, column?: string) => void;
};

/** Takes the bytes of one file, UTF-8 without byte order mark, in blocks of any size. */
export type Scanner = {
  readonly push: (block: Uint8Array) => void;
  readonly end: () => void;
};
