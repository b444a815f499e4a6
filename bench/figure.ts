/** One thing measured, as it goes into the table and the JSON. */
export type Figure = {
  /** `a-fold ndjson`. */
  readonly name: string;
  readonly value: number;
  /** `s`, `µs`, `MB`, `x` (times as fast as the peer). */
  readonly unit: string;
  /** What it should be, as the design has it; null: shown only. */
  readonly goal: { readonly at: 'least' | 'most'; readonly value: number } | null;
  readonly note: string;
};

export type BenchOptions = {
  /** Small inputs and one round: shows that it runs, not how fast. */
  readonly quick: boolean;
  /** Also what takes minutes and gigabytes. */
  readonly long: boolean;
  readonly log: (line: string) => void;
};

export type Benchmark = (options: BenchOptions) => Promise<readonly Figure[]>;

export const meets = ({ goal, value }: Figure): boolean | null =>
  goal === null ? null : goal.at === 'least' ? value >= goal.value : value <= goal.value;
