import { mustNotBeIn } from '../block-list-compile.ts';
import { ESSENTIALS } from '../block-list-essentials.ts';
import type { Platform } from '../catalogue.ts';
import type { AppId } from '../statements.ts';
import type { Look } from './look.ts';
import type { Hold, PlanRules, Step } from './plan.ts';
import type { Restriction } from './restriction.ts';

/** Why a plan with these steps may not be carried out as it is. */
export function holdsOf(
  steps: readonly Step[],
  put: readonly Restriction[],
  touches: number,
  look: Look,
  { limit }: Pick<PlanRules, 'limit'>,
): readonly Hold[] {
  const { seen, unread, devices } = look;
  const isBlind = unread.everything || (devices.size === 0 && seen.unread.length > 0);
  return [
    ...(isBlind ? [{ code: 'nothing-read', unread: seen.unread } as const] : []),
    ...essentialIn(steps, put, look),
    ...(touches > limit ? [{ code: 'over-limit', touches, limit } as const] : []),
  ];
}

/** A list is compiled without them; a plan does not rely on that. */
function essentialIn(
  steps: readonly Step[],
  put: readonly Restriction[],
  look: Look,
): readonly Hold[] {
  const named = new Map<string, { readonly platform: Platform; readonly identifier: string }>();
  const add = (platform: Platform, identifier: string): void =>
    void named.set(`${platform} ${identifier}`, { platform, identifier });
  for (const { fits, blocks } of put)
    for (const platform of fits.platforms) for (const one of blocks ?? []) add(platform, one);
  for (const step of steps) {
    if (step.kind !== 'remove-app') continue;
    const platform = look.devices.get(step.device)?.platform;
    for (const one of platform ? [platform] : (['android', 'ios'] as const)) {
      add(one, step.identifier);
    }
  }
  const app = 'all' as AppId;
  const product = { app, name: '', found: 0, reach: 0, identifiers: [...named.values()] };
  const refused = mustNotBeIn({ policy: '', catalogue: '', products: [product] }, ESSENTIALS);
  const identifiers = new Set(refused.map(({ identifier }) => identifier));
  return [...identifiers].map((identifier) => ({ code: 'essential-app', identifier }));
}
