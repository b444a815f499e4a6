import type { Interest } from '../core/statements.ts';
import { holdsAt, type Day } from '../core/day.ts';
import { percent, WHOLE, type Share } from '../core/share.ts';
import type { Pack, Read } from './pack.ts';
import { problemAt, type RowProblem } from './problem.ts';

const FIRST_DAY = '0001-01-01' as Day;

/**
 * Lower ends of the shares of one asset that sum above 100 % on a day: a sign of a wrong figure, of an interest
 * that ended, or of two classes of shares. The verdict does not change by it, and nothing is scaled down.
 */
export function checkShares({ tables }: Pack): readonly RowProblem[] {
  const claims = tables.interests.filter(({ value }) => value.figure && value.says !== 'contests');
  const groups = Map.groupBy(claims, ({ value }) => `${value.asset}\t${pot(value)}`);
  return [...groups.values()].flatMap(checkAsset);
}

/** Votes are a pot of their own; a figure on a parent or a golden share is one of capital. */
const pot = (interest: Interest): string =>
  interest.kind === 'voting-rights' ? 'votes' : 'shares';

function checkAsset(claims: readonly Read<Interest>[]): readonly RowProblem[] {
  const days = [...new Set(claims.map(({ value }) => value.from ?? FIRST_DAY))].toSorted();
  for (const day of days) {
    const held = lowerEnds(claims, day);
    const sum = [...held.values()].reduce((total, share) => total + share, 0);
    const [last] = claims.filter(({ value }) => value.from === day).concat(claims.at(-1) ?? []);
    if (sum <= WHOLE || last === undefined) continue;
    const since = day === FIRST_DAY ? '' : ` on ${day}`;
    const message = `${held.size} owners of ${last.value.asset} hold at least ${percent(sum)} % together${since}.`;
    const remedy = 'Look for an interest that ended, a wrong figure, or classes of shares.';
    return [problemAt(last.row, 'share_min_pct', 'shares-above-100', message, remedy, 'warning')];
  }
  return [];
}

/** By owner the lowest end that any statement of the day leaves: sources disagree, and the widest range counts. */
function lowerEnds(claims: readonly Read<Interest>[], day: Day): ReadonlyMap<string, Share> {
  const ended = new Map<string, Day>();
  for (const { value } of claims) {
    if (value.says === 'ends' && value.from !== null && value.from <= day) {
      ended.set(`${value.owner}\t${value.kind}`, value.from);
    }
  }
  const held = new Map<string, Share>();
  for (const { value } of claims) {
    if (value.says === 'ends' || !holdsAt(value, day)) continue;
    const end = ended.get(`${value.owner}\t${value.kind}`);
    if (end !== undefined && (value.from ?? FIRST_DAY) < end) continue;
    held.set(value.owner, Math.min(held.get(value.owner) ?? WHOLE, value.min));
  }
  return held;
}
