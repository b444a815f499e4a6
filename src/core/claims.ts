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
 * Brings the claims on one thing together, in an order of their own. Only an end, a contest or a correction takes
 * something away, from what began before it and as far as it can be relied on itself: a read and confirmed one ends
 * or replaces, a weaker one makes what it speaks against *possible*, no longer certain. An unread contest does nothing.
 */
export function resolve<C extends Claim>(claims: readonly C[], at: Day): Resolved<C> {
  const [only] = claims;
  if (only !== undefined && claims.length === 1) return alone(only, at);
  const begun = claims.filter((claim) => claim.from === null || claim.from <= at).toSorted(byWords);
  const corrections = begun.filter((claim) => claim.says === 'corrects');
  const ends = begun.filter((claim) => claim.says === 'ends');
  const contests = begun.filter(
    (claim) => claim.says === 'contests' && claim.basis === 'read' && holdsAt(claim, at),
  );
  const possible = begun.filter(
    (claim) =>
      asserts(claim) &&
      holdsAt(claim, at) &&
      !ends.some((end) => isStrong(end) && stops(end, claim)) &&
      !corrections.some((correction) => isStrong(correction) && replaces(correction, claim)),
  );
  const doubted = (claim: C): boolean =>
    ends.some((end) => stops(end, claim)) ||
    contests.some((contest) => beganBy(claim, contest)) ||
    corrections.some((correction) => replaces(correction, claim));
  return { certain: possible.filter((claim) => isStrong(claim) && !doubted(claim)), possible };
}

/** What most claims are: nothing else is said about the thing, and so there is nothing to weigh. */
function alone<C extends Claim>(claim: C, at: Day): Resolved<C> {
  const possible = asserts(claim) && holdsAt(claim, at) ? [claim] : [];
  return { certain: isStrong(claim) ? possible : [], possible };
}

const asserts = (claim: Claim): boolean => claim.says === 'holds' || claim.says === 'corrects';

/** An end stops what began before it; what begins on that day or later holds again. */
const stops = (end: Claim, claim: Claim): boolean =>
  end.from === null || claim.from === null || claim.from < end.from;

/** A correction stands in the place of what was said of the same time or earlier, for good. */
const replaces = (correction: Claim, claim: Claim): boolean =>
  claim.says === 'holds' && beganBy(claim, correction);

const beganBy = (claim: Claim, other: Claim): boolean =>
  other.from === null || claim.from === null || claim.from <= other.from;

/** By what they say, so that no result depends on where a statement stands in its file. */
function byWords(a: Claim, b: Claim): number {
  const strength = Number(isStrong(b)) - Number(isStrong(a));
  return (
    strength ||
    compare(a.from ?? '', b.from ?? '') ||
    compare(a.source, b.source) ||
    compare(a.note, b.note) ||
    compare(a.at, b.at)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
