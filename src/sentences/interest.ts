import type { Interest } from '../core/statements.ts';
import { shares } from './amounts.ts';
import { INTERESTS } from './words.ts';

/** `100 %`, `19.9 % of the votes`, `parent`, `parent, 100 %`. */
export function heldAs(interest: Interest | undefined, min: number, max: number): string {
  if (!interest) return '';
  const { held } = INTERESTS[interest.kind];
  if (!interest.figure) return held;
  if (interest.kind === 'shareholding') return shares(min, max);
  if (interest.kind === 'voting-rights') return `${shares(min, max)} of votes`;
  return `${held}, ${shares(interest.min, interest.max)}`;
}
