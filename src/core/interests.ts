import { resolve } from './claims.ts';
import { type Day } from './day.ts';
import { WHOLE, type Share } from './share.ts';
import { INTEREST_KINDS, isStrong, type Interest, type InterestClass } from './statements.ts';

/** What all statements on one owner, asset and kind come to on a day: one interest, never their sum. */
export type HeldInterest = {
  readonly owner: string;
  readonly asset: string;
  readonly class: InterestClass;
  /** 0 where nothing certain is known. For control kinds: the whole or nothing. */
  readonly min: Share;
  readonly max: Share;
  readonly certain: boolean;
  /** The statements that counted, certain ones first. */
  readonly statements: readonly Interest[];
};

/** The interests that hold on a day, in an order that does not depend on that of the statements. */
export function interestsAt(statements: readonly Interest[], at: Day): readonly HeldInterest[] {
  const held: HeldInterest[] = [];
  for (const group of Map.groupBy(statements, keyOf).values()) {
    const interest = combine(group, at);
    if (interest) held.push(interest);
  }
  return held.sort(byOwnerAssetKind);
}

/** Names one interest: statements with the same key speak of the same thing. */
export const keyOf = (s: Interest): string => `${s.owner}\t${s.asset}\t${s.kind}`;

function combine(group: readonly Interest[], at: Day): HeldInterest | null {
  const { certain, possible } = resolve(group, at);
  const first = possible[0];
  if (!first) return null;
  const cls = INTEREST_KINDS[first.kind];
  const latest = possible.filter((s) => isStrong(s) && s.figure);
  const strong = certain.filter((s) => !isSuperseded(s, latest));
  const open = possible.filter((s) => !isSuperseded(s, latest));
  const statements = [...strong, ...open.filter((s) => !strong.includes(s))].sort(strongThenPlace);
  const base = { owner: first.owner, asset: first.asset, class: cls, statements };
  if (cls !== 'shares' && cls !== 'votes') {
    const sure = strong.length > 0;
    return { ...base, min: sure ? WHOLE : 0, max: WHOLE, certain: sure };
  }
  const sure = figuresOf(strong);
  return {
    ...base,
    min: sure.length > 0 ? Math.min(...sure.map((s) => s.min)) : 0,
    max: Math.max(...figuresOf(open).map((s) => s.max)),
    certain: sure.length > 0,
  };
}

/**
 * The latest counts: an open-ended statement gives way to a read and confirmed figure that starts later, even when
 * that is contested since. One that names its own end and still runs overlaps, and then the widest range holds.
 */
function isSuperseded(s: Interest, figures: readonly Interest[]): boolean {
  if (s.to !== null) return false;
  return figures.some((later) => later.from !== null && (s.from === null || s.from < later.from));
}

/**
 * A statement without a figure says that there is an interest, not how large: beside a figure that can be relied on
 * it widens nothing; beside an unverified one it stays what it is, anything from nothing to all.
 */
function figuresOf(statements: readonly Interest[]): readonly Interest[] {
  const figured = statements.filter((s) => s.figure);
  return figured.some(isStrong) ? figured : statements;
}

function strongThenPlace(a: Interest, b: Interest): number {
  return (
    Number(isStrong(b)) - Number(isStrong(a)) || compare(a.source, b.source) || compare(a.at, b.at)
  );
}

function byOwnerAssetKind(a: HeldInterest, b: HeldInterest): number {
  return (
    compare(a.owner, b.owner) ||
    compare(a.asset, b.asset) ||
    compare(a.statements[0]?.kind ?? '', b.statements[0]?.kind ?? '')
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
