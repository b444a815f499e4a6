import { percent, WHOLE, type Share } from '../core/share.ts';
import type { Interest } from '../core/statements.ts';
import type { Phrases, Range } from './phrases.ts';

export function rangeOf(min: Share, max: Share): Range {
  if (min === max) return { kind: 'exactly', percent: percent(min) };
  if (min === 0)
    return max === WHOLE ? { kind: 'unknown' } : { kind: 'up-to', percent: percent(max) };
  return max === WHOLE
    ? { kind: 'at-least', percent: percent(min) }
    : { kind: 'between', from: percent(min), to: percent(max) };
}

/** `100 %`, `19.9 % of votes`, `parent`, `parent, 100 %`. */
export function heldIn(phrases: Phrases, { kind, figure, min, max }: Interest): string {
  const held = phrases.held[kind];
  if (!figure) return held;
  const share = phrases.share(rangeOf(min, max));
  if (kind === 'shareholding') return share;
  return kind === 'voting-rights' ? phrases.votes(share) : `${held}, ${share}`;
}
