import type { Check } from '../../actions/mdm/stored.ts';
import type { Drift } from '../../core/mdm/drift.ts';
import type { RestrictionCheck } from '../../core/mdm/verify.ts';
import { conflictText } from './plan.ts';
import { count, many } from './words.ts';

export type ToldCheck = {
  readonly about: 'outcome' | 'drift' | 'standing' | 'conflict' | 'unread';
  readonly text: string;
};

/** What was seen when it was looked whether a plan holds; assigned, reported applied and proven are three things. */
export function toldCheck({ outcome, result }: Check): readonly ToldCheck[] {
  const { standings, leftovers, drifts, conflicts, unread } = result;
  return [
    { about: 'outcome', text: outcomeText(outcome, result) },
    ...drifts.flatMap((one) => driftTold(one)),
    ...standings.map((one) => ({ about: 'standing', text: standingText(one) }) as const),
    ...leftovers.map(
      ({ key, devices }) =>
        ({
          about: 'standing',
          text: `${key} is not wanted any more, and still lies on ${many(devices, 'device')}.`,
        }) as const,
    ),
    ...conflicts.map((one) => ({ about: 'conflict', text: conflictText(one) }) as const),
    ...(unread === 0
      ? []
      : [
          {
            about: 'unread',
            text: `${many(unread, 'thing')} could not be read: that is neither proof nor difference.`,
          } as const,
        ]),
  ];
}

function outcomeText(
  outcome: Check['outcome'],
  { steps, devices, heldBy }: Check['result'],
): string {
  switch (outcome) {
    case 'held':
      return `It holds: planning again finds nothing to do, and all devices that it is for have it${heldBy === null ? '' : `, ${HELD_BY[heldBy]}`}.`;
    case 'pending':
      return 'It is pending: nothing is to be done, and not all devices have answered yet.';
    case 'differs':
      return differsText(steps, devices);
    case 'unread':
      return 'It is not known whether it holds: something could not be read.';
    default:
      return outcome satisfies never;
  }
}

function differsText(steps: Check['result']['steps'], devices: number): string {
  const total = Object.values(steps).reduce((sum, n) => sum + n, 0);
  if (total === 0)
    return 'It does not hold: devices say that they refused it, or it does nothing there.';
  const kinds = Object.entries(steps).map(([kind, n]) => `${count(n)} ${kind}`);
  return `It differs: planning again would change ${many(devices, 'device')} in ${many(total, 'step')} (${kinds.join(', ')}).`;
}

const HELD_BY = {
  proven: 'as they answered themselves',
  reported: 'as the MDM reports',
  assigned: 'as far as the MDM says: of some it says no more than that it is assigned',
} as const;

/** Conflicts are told once, with all others. */
function driftTold(drift: Drift): readonly ToldCheck[] {
  const text = driftText(drift);
  return text === null ? [] : [{ about: 'drift', text }];
}

function driftText(drift: Drift): string | null {
  switch (drift.kind) {
    case 'removed':
      return `Since it held, somebody took ${drift.key} out of the MDM.`;
    case 'changed':
      return `Since it held, somebody changed what ${drift.key} says.`;
    case 'reach':
      return `Since it held, somebody changed who gets ${drift.key}: ${many(drift.lost, 'device')} lost it, ${count(drift.gained)} gained it.`;
    case 'lost':
      return `Since it held, ${many(drift.devices, 'device')} lost ${drift.key}.`;
    case 'conflict':
      return null;
    default:
      return drift satisfies never;
  }
}

const STANDINGS: readonly (readonly [keyof RestrictionCheck['counts'], string])[] = [
  ['proven', 'proven'],
  ['reported', 'reported applied'],
  ['assigned', 'assigned'],
  ['waiting', 'not heard of since'],
  ['failed', 'failed'],
  ['conflict', 'in conflict'],
  ['without-effect', 'without effect'],
  ['nothing-known', 'nothing known'],
  ['unread', 'not read'],
];

function standingText({ key, wanted, counts, withoutEffect, leaving }: RestrictionCheck): string {
  const known = STANDINGS.filter(([standing]) => counts[standing] > 0);
  const words = [
    ...known.map(([standing, word]) => `${count(counts[standing])} ${word}`),
    ...(withoutEffect > 0 ? [`lies without effect on ${count(withoutEffect)} more`] : []),
    ...(leaving > 0 ? [`still to leave ${many(leaving, 'device')}`] : []),
  ];
  return `${key}, for ${many(wanted, 'device')}: ${words.join(', ') || 'on none'}.`;
}
