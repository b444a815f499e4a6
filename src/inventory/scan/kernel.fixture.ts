import type { Make } from './scanner.ts';

/**
 * For tests: what the kernel did, and how it is without it. Tells how many apps the kernel counted instead of handing them over:
 * none of them was seen by JavaScript.
 */
export const counting =
  (make: Make, counted: (apps: number) => void): Make =>
  (sink) =>
    make({
      ...sink,
      passed(apps) {
        counted(apps);
        sink.passed(apps);
      },
      passedRows(rows) {
        counted(rows);
        sink.passedRows(rows);
      },
    });

/** Everything is read by JavaScript. */
export const withoutKernel =
  (make: Make): Make =>
  (sink) =>
    make({ ...sink, passing: null });
