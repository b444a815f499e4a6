import type { Check, StandingCount } from '../../actions/mdm/stored.ts';
import { conflictText } from './plan.ts';
import { count, many } from './words.ts';

export type ToldCheck = {
  readonly about: 'outcome' | 'standing' | 'conflict' | 'unread';
  readonly text: string;
};

/** What was seen when it was looked whether a plan holds; assigned, reported applied and proven are three things. */
export function toldCheck({ outcome, result }: Check): readonly ToldCheck[] {
  const { standings, conflicts, unread } = result;
  return [
    { about: 'outcome', text: outcomeText(outcome, result) },
    ...standings.map((one) => ({ about: 'standing', text: standingText(one) }) as const),
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

function outcomeText(outcome: Check['outcome'], { steps, devices }: Check['result']): string {
  switch (outcome) {
    case 'held':
      return 'It holds: planning again finds nothing to do, and all devices that it is for have it.';
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

const STANDINGS: readonly (readonly [keyof StandingCount['counts'], string])[] = [
  ['proven', 'proven'],
  ['reported', 'reported applied'],
  ['assigned', 'assigned'],
  ['failed', 'failed'],
  ['conflict', 'in conflict'],
  ['without-effect', 'without effect'],
  ['nothing-known', 'nothing known'],
  ['unread', 'not read'],
];

function standingText({ key, counts }: StandingCount): string {
  const known = STANDINGS.filter(([standing]) => counts[standing] > 0);
  const words = known.map(([standing, word]) => `${count(counts[standing])} ${word}`);
  return `${key}: ${words.join(', ') || 'on no device'}.`;
}
