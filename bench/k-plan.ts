import { restrictionsFor } from '../src/blocking/restrictions.ts';
import type { BlockList } from '../src/core/block-list.ts';
import type { Instant } from '../src/core/inventory.ts';
import type { DeviceRef, ManagedDevice } from '../src/core/mdm/device.ts';
import { makePlan } from '../src/core/mdm/make-plan.ts';
import type { Observation, SeenStanding } from '../src/core/mdm/observation.ts';
import type { Plan, Wanted } from '../src/core/mdm/plan.ts';
import { verify } from '../src/core/mdm/verify.ts';
import type { AppId } from '../src/core/statements.ts';
import { median } from './child.ts';
import type { BenchOptions, Figure } from './figure.ts';

const AT = '2026-11-27T08:00:00Z' as Instant;
const APPS = 1500;

/**
 * (k) A block list of 1,500 apps (a package name and two bundle IDs each) compiled for an MDM, with one app that 200 phones are exempt
 * from; and the plan for a fleet that has yesterday's list on every phone.
 */
export async function plan({ quick, log }: BenchOptions): Promise<readonly Figure[]> {
  const devices = quick ? 2_000 : 100_000;
  const rounds = quick ? 1 : 5;
  const list = blockList(APPS);
  const fleet = Array.from({ length: devices }, (_, index) => device(index));
  const exempt = fleet.filter((_, index) => index % 500 === 0).map(({ ref }) => ref);
  const exemptions = [{ app: 'app-7' as AppId, devices: exempt }];

  const figures: Figure[] = [];
  const compile = (target: 'intune' | 'nanomdm') => restrictionsFor(target, list, exemptions);
  for (const target of ['intune', 'nanomdm'] as const) {
    compile(target);
    figures.push({
      name: `k-plan, compile for ${target}`,
      value: timed(rounds, () => compile(target)),
      unit: 'ms',
      goal: quick ? null : { at: 'most', value: 100 },
      note: `${APPS} apps`,
    });
  }
  for (const [target, delivery] of [
    ['intune', 'fleet'],
    ['nanomdm', 'device'],
  ] as const) {
    const { restrictions } = compile(target);
    const wanted: Wanted = { policy: 'nl', catalogue: 'today', restrictions, removals: [] };
    const before: Wanted = {
      ...wanted,
      restrictions: restrictionsFor(target, blockList(APPS - 1), exemptions).restrictions,
    };
    const rules = { delivery, limit: 50, canary: null };
    const seen = having(before, fleet, delivery);
    let made: Plan | null = null;
    const took = timed(rounds, () => {
      made = makePlan(wanted, seen, rules, { id: 'k', at: AT });
    });
    log(`k-plan: ${target}, ${(made as Plan | null)?.steps.length} steps`);
    figures.push({
      name: `k-plan, ${delivery} delivery`,
      value: took / 1000,
      unit: 's',
      goal: quick ? null : { at: 'most', value: 5 },
      note: `${devices} devices, ${APPS} apps, ${(made as Plan | null)?.steps.length} steps`,
    });
    figures.push({
      name: `k-plan, verify with ${delivery} delivery`,
      value: timed(rounds, () => verify(wanted, seen, rules)) / 1000,
      unit: 's',
      goal: null,
      note: 'plans again, and counts',
    });
  }
  return figures;
}

function timed(rounds: number, run: () => unknown): number {
  return median(
    Array.from({ length: rounds }, () => {
      const before = performance.now();
      run();
      return performance.now() - before;
    }),
  );
}

const blockList = (apps: number): BlockList => ({
  policy: 'nl',
  catalogue: 'today',
  products: Array.from({ length: apps }, (_, index) => ({
    app: `app-${index}` as AppId,
    name: `App ${index}`,
    found: apps - index,
    reach: 3,
    identifiers: [
      { platform: 'android', identifier: `com.maker${index}.app` },
      { platform: 'ios', identifier: `com.maker${index}.app` },
      { platform: 'ios', identifier: `com.maker${index}.app.intl` },
    ],
  })),
});

/** Four kinds of phones, of four versions each. */
function device(index: number): ManagedDevice {
  const android = index % 4 === 0;
  return {
    ref: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as DeviceRef,
    platform: android ? 'android' : 'ios',
    os: android ? [14] : [24 + (index % 4), index % 3],
    enrolment: android ? 'fully-managed' : index % 10 === 1 ? 'device-enrolment' : 'supervised',
    ownership: 'company',
    capabilities: !android && index % 4 === 3 ? ['com.apple.configuration.app.settings'] : [],
    heard: AT,
  };
}

function having(
  { restrictions }: Wanted,
  devices: readonly ManagedDevice[],
  delivery: 'fleet' | 'device',
): Observation {
  const standings = restrictions.flatMap(({ restriction: { key, hash, fits } }): SeenStanding[] =>
    devices
      .filter(({ platform, enrolment }) => {
        const isPlatform = platform !== null && fits.platforms.includes(platform);
        return isPlatform && fits.enrolments.includes(enrolment);
      })
      .map(({ ref }) => ({
        device: ref,
        key,
        standing: 'reported',
        hash: delivery === 'device' ? hash : null,
        at: AT,
        reason: null,
      })),
  );
  return {
    id: 'seen',
    at: AT,
    devices,
    restrictions: restrictions.map(({ restriction: { key, hash }, except }) => ({
      key,
      hash,
      reach: delivery === 'fleet' ? { kind: 'all-but', devices: except } : null,
    })),
    standings,
    conflicts: [],
    unread: [],
  };
}
