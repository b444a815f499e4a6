import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import { makePlan } from '../../core/mdm/make-plan.ts';
import type { PlanRules, Step, Wanted } from '../../core/mdm/plan.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import { playUninstall, restrictedApps, settingsCatalog } from './content.fixture.ts';
import { inIntune, never, restriction, TIKTOK, type World } from './world.fixture.ts';

const IOS = {
  platforms: ['ios'],
  enrolments: ['supervised'],
  from: [15],
  before: null,
  capability: null,
  unless: null,
} as const;
const ANDROID = {
  ...IOS,
  platforms: ['android'],
  enrolments: ['fully-managed'],
  from: null,
} as const;
const RULES: PlanRules = { delivery: 'fleet', limit: 1000, canary: null };
const APPS = ['example.a', 'example.b', TIKTOK.identifier] as const;

type Wish = {
  readonly ios: readonly string[];
  readonly report: readonly string[];
  readonly play: readonly string[];
  readonly except: readonly number[];
};

function wantedOf({ fleet, simulator }: World, { ios, report, play, except }: Wish): Wanted {
  const out = except.map((index) => fleet.phone(index)).map(simulator.refOf);
  const some: (readonly [Restriction, typeof IOS | typeof ANDROID, readonly string[]])[] = [
    [restriction('intune-settings-catalog', ios, settingsCatalog), IOS, ios],
    [restriction('intune-restricted-apps', report, restrictedApps), IOS, report],
    [restriction('intune-play-uninstall', play, playUninstall), ANDROID, play],
  ];
  return {
    policy: 'nl@2023-03-21',
    catalogue: '1',
    removals: [],
    restrictions: some.flatMap(([one, fits, identifiers]) =>
      identifiers.length === 0 ? [] : [{ restriction: { ...one, fits }, except: out }],
    ),
  };
}

const planFor = async ({ connector }: World, wanted: Wanted) => {
  const keys = ['settings-catalog', 'restricted-apps', 'play-uninstall'].map(
    (kind) => `block.intune-${kind}`,
  );
  const seen = await connector.observe({ keys: keys as never }, never());
  assert.deepEqual(seen.unread, []);
  return makePlan(wanted, seen, RULES, { id: 'p', at: '2026-11-27T00:00:00Z' as Instant });
};

async function apply({ connector }: World, wanted: Wanted, steps: readonly Step[]): Promise<void> {
  const contents = new Map<string, Restriction>(
    wanted.restrictions.map((one) => [one.restriction.key, one.restriction]),
  );
  for (const [number, step] of steps.entries()) {
    const content = step.kind === 'put' ? (contents.get(step.key) ?? null) : null;
    for (let tries = 1; ; tries += 1)
      try {
        const result = await connector.carryOut(step, { id: String(number), content }, never());
        assert.equal(result.kind, 'done', JSON.stringify([step, result]));
        break;
      } catch (error) {
        if (!(error instanceof MdmFault) || tries > 20) throw error;
      }
  }
}

const list = fc.subarray([...APPS]);
const wish: fc.Arbitrary<Wish> = fc.record({
  ios: list,
  report: list,
  play: list,
  except: fc.subarray([0, 1, 2, 3, 4, 5]),
});
const fleet = {
  devices: 6,
  traits: (index: number) =>
    ({
      platform: index % 2 === 0 ? 'ios' : 'android',
      enrolment: index % 2 === 0 ? 'supervised' : 'fully-managed',
      os: [26],
      offFor: 0,
      notNow: 0,
    }) as const,
};

test('law: plan, apply, plan again is empty, from whatever lies there to whatever is wanted', () =>
  fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 3 }), (wishes) =>
      inIntune(fleet, async (world) => {
        for (const one of wishes) {
          const wanted = wantedOf(world, one);
          await apply(world, wanted, (await planFor(world, wanted)).steps);
          world.simulator.settle();
          assert.deepEqual((await planFor(world, wanted)).steps, []);
        }
      }),
    ),
    { seed: 3, numRuns: 6 },
  ));

test('law: an apply that is cut off anywhere and begun again comes to the same', () =>
  fc.assert(
    fc.asyncProperty(wish, wish, fc.integer({ min: 2, max: 7 }), (before, after, every) =>
      inIntune(fleet, async (world) => {
        const first = wantedOf(world, before);
        await apply(world, first, (await planFor(world, first)).steps);
        const wanted = wantedOf(world, after);
        const { steps } = await planFor(world, wanted);
        world.simulator.traps.set({ breakOff: { every } });
        await apply(world, wanted, steps);
        world.simulator.traps.set({});
        const effects = world.simulator.effects();
        await apply(world, wanted, steps);
        assert.equal(world.simulator.effects(), effects, 'apply twice is apply once');
        assert.deepEqual((await planFor(world, wanted)).steps, []);
      }),
    ),
    { seed: 4, numRuns: 6 },
  ));
