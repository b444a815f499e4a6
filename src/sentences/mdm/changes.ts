import type { Day } from '../../core/day.ts';
import type { PhonesChange } from '../../core/mdm/landing.ts';
import type { Plan } from '../../core/mdm/plan.ts';
import type { Told } from './plan.ts';
import type { Teller } from './teller.ts';

/**
 * Who gains or loses the block of which apps. What a restriction that is new gives stands with it already: of gains only those are
 * told that a renewed list brings.
 */
export function changesSaid(
  { landings, kind }: Plan,
  day: (day: Day) => string,
  teller: Teller,
): readonly Told[] {
  if (landings === undefined) return [];
  const isRenewed = landings.restrictions.some(({ renewed }) => renewed > 0);
  return landings.changes.flatMap((change) => {
    const { devices, gains } = change;
    const phones = teller.phones(devices);
    const told: Told[] = [];
    if (isRenewed && kind !== 'revert' && gains.length > 0) {
      const text = teller.phrases.gain(phones, teller.n(devices), teller.apps(gains));
      told.push({ about: 'changes', text });
    }
    if (change.loses.length > 0) told.push({ about: 'changes', text: loss(change, day, teller) });
    return told;
  });
}

function loss(
  { devices, loses, exemptedSince, restricted }: PhonesChange,
  day: (day: Day) => string,
  { phrases, phones, n, apps }: Teller,
): string {
  const what = restricted ? phrases.restricted : apps(loses);
  return exemptedSince === null
    ? phrases.lose(phones(devices), n(devices), what)
    : phrases.loseExempted(phones(devices), n(devices), what, day(exemptedSince));
}
