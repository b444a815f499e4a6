import type { Plan } from '../queries.ts';

export type Restriction = Plan['restrictions'][number];
export type Change = Plan['changes'][number];
export type Fits = NonNullable<Restriction['fits']>;

/** Phones that a line is about: so many, or all that it fits but so many, which only the MDM can count. */
export type Phones =
  | { readonly kind: 'some'; readonly n: number }
  | { readonly kind: 'all-but'; readonly n: number };

/** One line of a plan, as it is read: what is done, where, on how many phones. Loss of data comes first. */
export type DiffLine =
  | {
      readonly kind: 'remove';
      readonly app: string | null;
      readonly category: string | null;
      readonly phones: Phones;
    }
  /** Apps go by themselves, where the restriction takes them off. */
  | { readonly kind: 'loses'; readonly phones: Phones }
  | { readonly kind: 'give'; readonly restriction: Restriction; readonly phones: Phones }
  /** Its content is another; who has it has it. */
  | { readonly kind: 'renew'; readonly restriction: Restriction; readonly phones: Phones }
  | { readonly kind: 'replace'; readonly restriction: Restriction }
  | { readonly kind: 'take'; readonly restriction: Restriction; readonly phones: Phones }
  | { readonly kind: 'drop'; readonly restriction: Restriction }
  /** Which apps phones gain or lose, whichever restriction does it. */
  | {
      readonly kind: 'unblock' | 'block-too';
      readonly change: Change;
      readonly phones: Phones;
    };

/** What is left as it is. */
export type KeptLine =
  | { readonly kind: 'exempted'; readonly phones: number }
  | {
      readonly kind: 'gap';
      readonly reason: string;
      readonly platform: string | null;
      readonly phones: number;
    }
  | { readonly kind: 'unread'; readonly things: number };

const some = (n: number): Phones => ({ kind: 'some', n });

export function diffOf(plan: Plan): readonly DiffLine[] {
  const removals = plan.removals.map(({ appName, category, devices }): DiffLine => ({
    kind: 'remove',
    app: appName,
    category,
    phones: some(devices),
  }));
  const isTold = removals.length > 0 || plan.losesData === 0;
  return [
    ...removals,
    ...(isTold ? [] : [{ kind: 'loses', phones: some(plan.losesData) } as const]),
    ...plan.restrictions.flatMap(linesOf),
    ...changesIn(plan),
  ];
}

function linesOf(restriction: Restriction): readonly DiffLine[] {
  const { dropped, given, renewed } = restriction;
  const gains = gainedBy(restriction);
  const loses = lostBy(restriction);
  const lines: DiffLine[] = [];
  if (gains) lines.push({ kind: 'give', restriction, phones: gains });
  if (renewed !== null && renewed > 0)
    lines.push({ kind: 'renew', restriction, phones: some(renewed) });
  if (lines.length === 0 && restriction.put && restriction.reach === null)
    lines.push({ kind: 'replace', restriction });
  if (loses) lines.push({ kind: 'take', restriction, phones: loses });
  if (dropped && given === 0) lines.push({ kind: 'drop', restriction });
  return lines;
}

/** Of gains only those that a renewed list brings: a new restriction names its apps itself. */
function changesIn({ changes, restrictions, kind }: Plan): readonly DiffLine[] {
  const isRenewed = restrictions.some(({ renewed }) => (renewed ?? 0) > 0);
  return changes.flatMap((change): DiffLine[] => {
    const phones = some(change.devices);
    if (change.loses > 0) return [{ kind: 'unblock', change, phones }];
    return isRenewed && kind !== 'revert' ? [{ kind: 'block-too', change, phones }] : [];
  });
}

/** Who is given it; null: nobody who did not have it. Plans of before it was counted know only whom they name. */
function gainedBy({ given, reach, gained }: Restriction): Phones | null {
  if (gained !== null) return gained > 0 ? some(gained) : null;
  if (given > 0) return some(given);
  if (reach === null) return null;
  return reach.kind === 'only' ? some(reach.devices) : { kind: 'all-but', n: reach.devices };
}

/** Whom it is taken off, and nothing else does the same there; null: nobody. */
function lostBy({ taken, lost }: Restriction): Phones | null {
  const n = lost ?? taken;
  return n > 0 ? some(n) : null;
}

export function keptIn({ leftOut, gaps, unread }: Plan): readonly KeptLine[] {
  return [
    ...(leftOut > 0 ? [{ kind: 'exempted', phones: leftOut } as const] : []),
    ...gaps
      .filter(({ devices }) => devices > 0)
      .map(({ reason, platform, devices }) => ({
        kind: 'gap' as const,
        reason,
        platform,
        phones: devices,
      })),
    ...(unread > 0 ? [{ kind: 'unread', things: unread } as const] : []),
  ];
}

/** The number that has to be typed: what can not be undone, or is more than was agreed. Null: none. */
export const numberToType = ({ touches, losesData, limit }: Plan): number | null =>
  losesData > 0 || touches > limit ? touches : null;
