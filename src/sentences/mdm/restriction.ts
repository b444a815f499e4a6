import type { Landing } from '../../core/mdm/landing.ts';
import type { RestrictionSum } from '../../core/mdm/plan-sums.ts';
import type { Told } from './plan.ts';
import { onePlatform, type Teller } from './teller.ts';

/** What a plan does with one restriction: whom it is given to, on whom it is renewed, whom it is taken off. */
export function restrictionSaid(
  sum: RestrictionSum,
  landing: Landing | undefined,
  teller: Teller,
): readonly Told[] {
  const { phrases } = teller;
  const { key, dropped, given } = sum;
  const gives = landing === undefined ? givesUncounted(sum, teller) : landed(sum, landing, teller);
  const off = lossText(sum, landing, teller);
  return [
    ...gives.map((text) => ({ about: 'blocks', text }) as const),
    ...(off === null ? [] : [{ about: 'takes-away', text: phrases.takes(key, off) } as const]),
    ...(dropped && given === 0 ? [{ about: 'takes-away', text: phrases.drops(key) } as const] : []),
  ];
}

function landed(
  { key, restriction, put }: RestrictionSum,
  { devices, gained, renewed }: Landing,
  { phrases, on, phones, apps, fit }: Teller,
): readonly string[] {
  if (restriction === null) return gained > 0 ? [phrases.gives(key, on(gained))] : [];
  const { effect, fits } = restriction;
  const what = apps(restriction.apps);
  const where = (n: number): string => `${on(n, onePlatform(fits))}${fit(fits)}`;
  const isAll = gained === devices;
  return [
    ...(gained === 0
      ? []
      : isAll
        ? [phrases.does[effect](what, where(gained))]
        : [phrases.doesMore[effect](what, where(gained), phones(devices, onePlatform(fits)))]),
    ...(renewed === 0 ? [] : [phrases.renews(what, where(renewed))]),
    // It is put there before anybody has it: nobody is to be left without it tomorrow.
    ...(put && gained + renewed === 0 ? [phrases.does[effect](what, where(devices))] : []),
  ].map((text) => `${text} (${key})`);
}

/** Plans of before it was counted: all that it fits but some, which only the MDM could count. */
function givesUncounted(sum: RestrictionSum, teller: Teller): readonly string[] {
  const { key, restriction, put, reach, given } = sum;
  const { phrases, on, apps, fit, count } = teller;
  const platform = restriction === null ? null : onePlatform(restriction.fits);
  const all = phrases.all[platform ?? 'any'];
  const to =
    given > 0
      ? on(given, platform)
      : reach === null || reach.gained === 0
        ? put && reach === null
          ? phrases.whoHasIt
          : null
        : reach.gained !== null
          ? on(reach.gained, platform)
          : reach.devices === 0
            ? phrases.allOf(all)
            : phrases.allBut(all, count(reach.devices));
  if (to === null) return [];
  if (restriction === null) return [phrases.gives(key, to)];
  const where = `${to}${fit(restriction.fits)}`;
  return [`${phrases.does[restriction.effect](apps(restriction.apps), where)} (${key})`];
}

/** Whom it is taken off; null: nobody, or others do the same for them. */
function lossText(
  { reach, taken, restriction }: RestrictionSum,
  landing: Landing | undefined,
  { phrases, on, count }: Teller,
): string | null {
  const platform = restriction === null ? null : onePlatform(restriction.fits);
  if (landing !== undefined) return landing.lost === 0 ? null : on(landing.lost, platform);
  if (taken > 0) return on(taken, platform);
  if (reach === null || reach.lost === 0) return null;
  if (reach.lost !== null) return on(reach.lost, platform);
  const all = phrases.all[platform ?? 'any'];
  return reach.devices === 0 ? phrases.allOf(all) : phrases.allBut(all, count(reach.devices));
}
