/** What one file may cost; a process that goes beyond is killed from outside, and that is the file's result. They stand in docs/vetting-limits.md. */
export type Limits = {
  /** Milliseconds from the moment the file is begun. */
  readonly time: number;
  /** Bytes of resident memory of the process. */
  readonly memory: number;
  /** Bytes of an answer. */
  readonly answer: number;
};

export const LIMITS: Limits = { time: 30_000, memory: 768 * 2 ** 20, answer: 32 * 2 ** 20 };

/** MiB of JavaScript objects; bytes of files lie outside of it. */
export const HEAP = 320;

/** MiB of short-lived objects before they are looked through: V8 begins with one, and looking through it again and again is a tenth of a small app's time. */
export const YOUNG = 16;
