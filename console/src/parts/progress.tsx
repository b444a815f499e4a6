import type { ReactNode } from 'react';
import { useFormats } from '../words/context.tsx';

type Props = {
  readonly label: string;
  readonly done: number;
  /** Null: nobody knows how much it will be. */
  readonly of: number | null;
  /** Seconds since it began, for rate and time left. */
  readonly seconds?: number;
  /** How the numbers are written: bytes, steps. */
  readonly write: (value: number) => string;
  /** `rate` a second, `left` in words. */
  readonly says: (
    done: string,
    of: string | null,
    rate: string | null,
    left: string | null,
  ) => string;
};

/** Long work: how far, how fast, how long still. */
export function Progress({ label, done, of, seconds = 0, write, says }: Props): ReactNode {
  const formats = useFormats();
  const rate = seconds >= 1 && done > 0 ? done / seconds : null;
  const left =
    rate !== null && of !== null && of > done ? formats.duration((of - done) / rate) : null;
  return (
    <div className="going">
      <progress
        aria-label={label}
        max={of ?? 1}
        value={of === null ? undefined : Math.min(done, of)}
      />
      <p className="small num-left">
        {says(
          write(done),
          of === null ? null : write(of),
          rate === null ? null : write(rate),
          left,
        )}
      </p>
    </div>
  );
}
