import { holdsAt, type Day } from './day.ts';
import { isStrong, type Claim } from './statements.ts';

/** What the claims on one seat, interest or publication come to on a day. */
export type Resolved<C extends Claim> = {
  /** Read, confirmed, and neither ended nor contested: certain rests on these alone. */
  readonly certain: readonly C[];
  /** All that still says it may be so, the certain ones included. */
  readonly possible: readonly C[];
};

/**
 * Brings the claims on one thing together. Only an end, a contest or a correction takes something away, and
 * only as far as it can be relied on itself: a read and confirmed one ends or replaces, a weaker one makes
 * what it speaks against *possible*, no longer certain. An unread contest does nothing.
 */
export function resolve<C extends Claim>(claims: readonly C[], at: Day): Resolved<C> {
  const begun = claims.filter((claim) => claim.from === null || claim.from <= at);
  const corrections = begun.filter((claim) => claim.says === 'corrects' && holdsAt(claim, at));
  const ends = begun.filter((claim) => claim.says === 'ends');
  const contests = begun.filter(
    (claim) => claim.says === 'contests' && claim.basis === 'read' && holdsAt(claim, at),
  );
  const strongCorrections = corrections.filter(isStrong);
  const holding = begun.filter((claim) => claim.says === 'holds' && holdsAt(claim, at));
  const current = strongCorrections.length > 0 ? corrections : [...holding, ...corrections];

  const possible = current.filter(
    (claim) => !ends.some((end) => isStrong(end) && stops(end, claim)),
  );
  const doubted = (claim: C): boolean =>
    ends.some((end) => stops(end, claim)) ||
    contests.some((contest) => claim.says !== 'corrects' || startsBefore(claim, contest)) ||
    (claim.says === 'holds' && corrections.length > 0);
  return { certain: possible.filter((claim) => isStrong(claim) && !doubted(claim)), possible };
}

/** An end stops what began before it; what begins on that day or later holds again. */
const stops = (end: Claim, claim: Claim): boolean => startsBefore(claim, end);

function startsBefore(claim: Claim, other: Claim): boolean {
  if (other.from === null) return true;
  return claim.from === null || claim.from < other.from;
}
