import type { Evidence } from './evidence.ts';
import { weighed } from './weigh.ts';

/** GUARD: values are the file's own; a name of a megabyte is shown as its beginning. */
const LONGEST = 200;

/** One sign, weighed by what its row rests on. */
export function signOf(
  sign: Pick<Evidence, 'signal' | 'about' | 'weight' | 'kind' | 'value' | 'count' | 'place'> &
    Partial<Evidence>,
): Evidence {
  const whole = {
    row: null,
    entity: null,
    app: null,
    territory: null,
    basis: null,
    source: '',
    ...sign,
  };
  return { ...whole, value: shortened(sign.value), weight: weighed(sign.weight, whole.basis) };
}

export const shortened = (value: string): string =>
  value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
