/** Numbers from a seed, the same on every machine (mulberry32): a run can be told again. */
export type Random = {
  /** From 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly chance: (share: number) => boolean;
  readonly id: () => string;
};

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    below,
    chance: (share) => next() < share,
    id: () => Array.from({ length: 4 }, () => below(2 ** 32).toString(36)).join('-'),
  };
}
