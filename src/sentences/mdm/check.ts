import type { Drift } from '../../core/mdm/drift.ts';
import type { Conflict } from '../../core/mdm/observation.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { RestrictionCheck, Stand, Verification } from '../../core/mdm/verify.ts';
import type { Language } from '../../core/notices/rules.ts';
import type { CheckPhrases } from './check-phrases.ts';
import { CHECK_PHRASES } from './check-words.ts';
import { conflictIn } from './conflict.ts';
import { tellerOf, type Teller } from './teller.ts';

export type ToldCheck = {
  readonly about: 'outcome' | 'drift' | 'standing' | 'conflict' | 'unread';
  readonly text: string;
};

/** What was seen when it was looked whether a plan holds. */
export type SaidCheck = Pick<Verification, 'outcome' | 'heldBy' | 'leftovers'> & {
  readonly drifts: readonly Drift[];
  readonly standings: readonly RestrictionCheck[];
  readonly conflicts: readonly Conflict[];
  /** What planning again would do, by kind; on so many devices. */
  readonly steps: Readonly<Partial<Record<Step['kind'], number>>>;
  readonly devices: number;
  readonly unread: number;
};

/** Assigned, reported applied and proven are three things. */
export function checkIn(language: Language, check: SaidCheck): readonly ToldCheck[] {
  const says = CHECK_PHRASES[language];
  const teller = tellerOf(language, () => ({ appName: null, category: null }));
  const { on, n } = teller;
  const { drifts, standings, leftovers, conflicts, unread } = check;
  const lines = (about: ToldCheck['about'], texts: readonly string[]): readonly ToldCheck[] =>
    texts.map((text) => ({ about, text }));
  return [
    { about: 'outcome', text: outcomeText(check, says, teller) },
    ...lines(
      'drift',
      drifts.flatMap((one) => driftText(one, says, teller) ?? []),
    ),
    ...lines(
      'standing',
      standings.map((one) => standingText(one, says, teller)),
    ),
    ...lines(
      'standing',
      leftovers.map(({ key, devices }) => says.leftover(key, on(devices))),
    ),
    ...lines(
      'conflict',
      conflicts.map((one) => conflictIn(one, teller)),
    ),
    ...lines('unread', unread === 0 ? [] : [says.unread(n(unread))]),
  ];
}

function outcomeText(
  { outcome, heldBy, steps, devices }: SaidCheck,
  says: CheckPhrases,
  { count, phones, n }: Teller,
): string {
  switch (outcome) {
    case 'held':
      return says.held(heldBy === null ? null : says.heldBy[heldBy]);
    case 'pending':
      return says.pending;
    case 'differs': {
      const kinds = Object.entries(steps) as readonly (readonly [Step['kind'], number])[];
      const total = kinds.reduce((sum, [, many]) => sum + many, 0);
      if (total === 0) return says.refused;
      const each = kinds.map(([kind, many]) => `${count(many)} ${says.steps[kind]}`);
      return says.differs(phones(devices), n(total), each.join(', '));
    }
    case 'unread':
      return says.notKnown;
    default:
      return outcome satisfies never;
  }
}

/** Conflicts are told once, with all others. */
function driftText(drift: Drift, says: CheckPhrases, { count, phones, n }: Teller): string | null {
  switch (drift.kind) {
    case 'removed':
      return says.removed(drift.key);
    case 'changed':
      return says.changed(drift.key);
    case 'reach':
      return says.reach(drift.key, phones(drift.lost), count(drift.gained));
    case 'lost':
      return says.lost(phones(drift.devices), n(drift.devices), drift.key);
    case 'conflict':
      return null;
    default:
      return drift satisfies never;
  }
}

const STANDS: readonly Stand[] = [
  'proven',
  'reported',
  'assigned',
  'waiting',
  'failed',
  'conflict',
  'without-effect',
  'nothing-known',
  'unread',
];

function standingText(
  { key, wanted, counts, withoutEffect, leaving }: RestrictionCheck,
  says: CheckPhrases,
  { count, on }: Teller,
): string {
  const known = [
    ...STANDS.filter((one) => counts[one] > 0).map(
      (one) => `${count(counts[one])} ${says.stands[one]}`,
    ),
    ...(withoutEffect > 0 ? [says.useless(count(withoutEffect))] : []),
    ...(leaving > 0 ? [says.leaving(on(leaving))] : []),
  ];
  return says.standing(key, on(wanted), known.length === 0 ? null : known.join(', '));
}
