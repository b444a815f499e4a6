import { percent, WHOLE, type Share } from '../core/share.ts';
import type { Interest } from '../core/statements.ts';
import type { Phrases, Range } from './phrases.ts';

export const percentIn = ({ decimal }: Phrases, share: Share): string =>
  percent(share).replace('.', decimal);

export function rangeOf(phrases: Phrases, min: Share, max: Share): Range {
  const said = (share: Share): string => percentIn(phrases, share);
  if (min === max) return { kind: 'exactly', percent: said(min) };
  if (min === 0) return max === WHOLE ? { kind: 'unknown' } : { kind: 'up-to', percent: said(max) };
  return max === WHOLE
    ? { kind: 'at-least', percent: said(min) }
    : { kind: 'between', from: said(min), to: said(max) };
}

/** `100 %`, `19.9 % of votes`, `parent`, `parent, 100 %`. */
export function heldIn(phrases: Phrases, { kind, figure, min, max }: Interest): string {
  const held = phrases.held[kind];
  if (!figure) return held;
  const share = phrases.share(rangeOf(phrases, min, max));
  if (kind === 'shareholding') return share;
  return kind === 'voting-rights' ? phrases.votes(share) : `${held}, ${share}`;
}
