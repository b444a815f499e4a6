/**
 * Chance that is always the same: a number from 0 up to, not including, 1, of a seed, a phone and what is asked about it. So nothing of
 * 100,000 phones has to be kept: what is asked for is made again.
 */
export const chance = (seed: number, index: number, question: number): number =>
  mixed(seed, index, question) / 2 ** 32;

/** The same as a whole number of 32 bits. The mixing is that of SplitMix (public domain), once for each part. */
export function mixed(seed: number, index: number, question: number): number {
  let state = stir(seed);
  state = stir(state ^ index);
  return stir(state ^ question);
}

function stir(value: number): number {
  let state = (value + 0x9e3779b9) | 0;
  state = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  state = Math.imul(state ^ (state >>> 15), 0x735a2d97);
  return (state ^ (state >>> 15)) >>> 0;
}

/** One of the choices, each as often as its weight says. */
export function pick<T>(choices: readonly (readonly [T, number])[], at: number): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = at * total;
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  const last = choices.at(-1);
  if (last === undefined) throw new TypeError('nothing to pick from');
  return last[0];
}
