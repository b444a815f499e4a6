import type { VettingAnswer } from '../../core/vetting/report.ts';

/** What the sum of a batch counts. */
export type Tally = {
  files: number;
  same: number;
  leftOut: number;
  readonly answers: Record<VettingAnswer, number>;
};

export const emptyTally = (): Tally => ({
  files: 0,
  same: 0,
  leftOut: 0,
  answers: {
    found: 0,
    'nothing-found': 0,
    'nothing-found-in-what-could-be-read': 0,
    'not-readable': 0,
  },
});
