import type { Basis } from '../statements.ts';
import { FAMILIES, WEIGHTS, type Evidence, type Weight } from './evidence.ts';

/** What nobody has read weighs a step less. */
export const weighed = (weight: Weight, basis: Basis | null): Weight =>
  basis === 'unverified' ? LIGHTER[weight] : weight;

const LIGHTER: Readonly<Record<Weight, Weight>> = {
  decisive: 'strong',
  strong: 'supporting',
  supporting: 'hint',
  hint: 'hint',
};

export const isAtLeast = (weight: Weight, least: Weight): boolean =>
  WEIGHTS.indexOf(weight) >= WEIGHTS.indexOf(least);

/**
 * What signs of one thing come to together. `sound`: one that is decisive, or strong ones of two families, by rows that were read; a policy may prohibit on
 * it. `suggests`: one that is strong, or supporting ones of two families; `undetermined` at most. `lead`: for a person.
 */
export type Standing = 'sound' | 'suggests' | 'lead';

export function standingOf(signs: readonly Evidence[]): Standing {
  const read = signs.filter(({ basis }) => basis !== 'unverified');
  if (families(read, 'decisive') > 0 || families(read, 'strong') > 1) return 'sound';
  return families(signs, 'strong') > 0 || families(signs, 'supporting') > 1 ? 'suggests' : 'lead';
}

const families = (signs: readonly Evidence[], least: Weight): number =>
  new Set(signs.filter(({ weight }) => isAtLeast(weight, least)).map(({ kind }) => FAMILIES[kind]))
    .size;
