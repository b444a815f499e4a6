import type { Plan } from '../queries.ts';

/** What the API may say beside, where it is new enough to: on which phones a restriction has an effect, who gains and who loses it. */
export type Fits = {
  readonly platforms: readonly string[];
  readonly enrolments: readonly string[];
  readonly from: string | null;
  readonly before: string | null;
};
export type Restriction = Plan['restrictions'][number] & {
  readonly fits?: Fits | null;
  readonly gained?: number | null;
  readonly lost?: number | null;
};

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
  | { readonly kind: 'replace'; readonly restriction: Restriction }
  | { readonly kind: 'take'; readonly restriction: Restriction; readonly phones: Phones }
  | { readonly kind: 'drop'; readonly restriction: Restriction };

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
  ];
}

function linesOf(restriction: Restriction): readonly DiffLine[] {
  const { put, dropped, given } = restriction;
  const gains = gainedBy(restriction);
  const loses = lostBy(restriction);
  const lines: DiffLine[] = [];
  if (gains) lines.push({ kind: 'give', restriction, phones: gains });
  else if (put && restriction.reach === null) lines.push({ kind: 'replace', restriction });
  if (loses) lines.push({ kind: 'take', restriction, phones: loses });
  if (dropped && given === 0) lines.push({ kind: 'drop', restriction });
  return lines;
}

/** Who is given it; null: nobody who did not have it. */
function gainedBy({ given, reach, gained }: Restriction): Phones | null {
  if (given > 0) return some(given);
  if (reach === null || gained === 0) return null;
  if (typeof gained === 'number') return some(gained);
  return reach.kind === 'only' ? some(reach.devices) : { kind: 'all-but', n: reach.devices };
}

/** Whom it is taken off; null: nobody. */
function lostBy({ taken, reach, lost }: Restriction): Phones | null {
  if (taken > 0) return some(taken);
  if (reach === null || lost === undefined || lost === 0) return null;
  return lost === null ? { kind: 'all-but', n: reach.devices } : some(lost);
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
