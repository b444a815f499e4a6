import * as fc from 'fast-check';
import type { ManagedDevice } from './device.ts';
import { delivered, listed } from './carry.fixture.ts';
import type { Observation, Unread } from './observation.ts';
import type { Delivery, PlanRules, Wanted } from './plan.ts';
import type { Fit, Reach, Restriction } from './restriction.ts';
import * as world from './world.fixture.ts';

/** For laws: any small fleet, any state of it, anything wanted. */

const NAMES = ['d0', 'd1', 'd2', 'd3', 'd4'];
const KEYS = ['block.a', 'block.b', 'block.c', 'block.a.canary', 'other.x'];
const CONTENTS = ['one', 'two', 'three'];
const NEWER = 'com.apple.configuration.app.settings';

const FITS: readonly Fit[] = [
  world.SUPERVISED,
  { ...world.SUPERVISED, unless: NEWER },
  { ...world.SUPERVISED, from: [27], capability: NEWER },
];
const fitOf = (name: string): Fit =>
  FITS[name.charCodeAt(6) - 'a'.charCodeAt(0)] ?? world.SUPERVISED;

/** All that Grendel ever had: every content under every key. */
export const CONTENTS_KEPT: readonly Restriction[] = KEYS.flatMap((name) =>
  CONTENTS.map((content) => world.restriction(name, content, { fits: fitOf(name) })),
);

const someDevices = fc.subarray(NAMES).map((names) => world.refs(...names));
/** Most phones are as they should be: else nothing would fit, and there would be nothing to plan. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const device = fc.record({
  platform: mostly('ios', 'android', null),
  enrolment: mostly('supervised', 'device-enrolment', 'user-enrolment', 'fully-managed', 'unknown'),
  os: mostly<readonly number[] | null>([27], [26, 1], [14], null),
  capabilities: fc.constantFrom([], [NEWER], ['something']),
}) as fc.Arbitrary<Partial<ManagedDevice>>;
const fleet = fc
  .array(device, { minLength: 1, maxLength: NAMES.length })
  .map((all) => all.map((rest, index) => world.phone(NAMES[index] ?? '', rest)));

const reach: fc.Arbitrary<Reach> = fc.record({
  kind: fc.constantFrom('only', 'all-but'),
  devices: someDevices,
});
const unread: fc.Arbitrary<readonly Unread[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.oneof(
          fc.record({ kind: fc.constant('restriction'), key: fc.constantFrom(...KEYS) }),
          fc.record({ kind: fc.constant('standings'), key: fc.constantFrom(...KEYS, null) }),
          fc.record({ kind: fc.constant('device'), device: fc.constantFrom(...NAMES) }),
          fc.constant({ kind: 'restrictions' }),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((whats) => whats.map((what) => ({ what, why: 'forbidden' })) as readonly Unread[]),
  },
);

const onFleet = (devices: readonly ManagedDevice[]): fc.Arbitrary<Observation> =>
  fc
    .uniqueArray(
      fc.record({
        name: fc.constantFrom(...KEYS),
        content: fc.constantFrom(...CONTENTS),
        to: fc.option(reach),
      }),
      { selector: ({ name }) => name, maxLength: 4 },
    )
    .map((lying) =>
      delivered(
        world.seen(devices, {
          restrictions: lying.map(({ name, content, to }) =>
            world.seenRestriction(name, content, to),
          ),
        }),
      ),
    );

const onDevices = (devices: readonly ManagedDevice[]): fc.Arbitrary<Observation> =>
  fc
    .uniqueArray(
      fc.record({
        device: fc.constantFrom(...devices.map((one) => one.ref)),
        name: fc.constantFrom(...KEYS),
        content: fc.constantFrom(...CONTENTS),
        standing: fc.constantFrom('reported', 'proven', 'assigned', 'without-effect'),
      }),
      { selector: (one) => `${one.device} ${one.name}`, maxLength: 8, size: 'max' },
    )
    .map((all) =>
      listed(
        world.seen(devices, {
          standings: all.map((one) =>
            world.stands(one.device, one.name, one.standing as 'reported', one.content),
          ),
        }),
      ),
    );

const wantedOf = (delivery: Delivery): fc.Arbitrary<Wanted> =>
  fc
    .uniqueArray(
      fc.record({
        name: fc.constantFrom('block.a', 'block.b', 'block.c'),
        content: fc.constantFrom(...CONTENTS),
        except: someDevices,
        only: fc.option(someDevices, { freq: 3 }),
      }),
      { selector: ({ name }) => name, maxLength: 3, size: 'max' },
    )
    .map((all) =>
      world.wanted(
        all.map(({ name, content, except, only }) =>
          world.wants(world.restriction(name, content, { fits: fitOf(name) }), {
            except,
            only: delivery === 'fleet' ? only : null,
          }),
        ),
      ),
    );

export type Case = {
  readonly seen: Observation;
  readonly wanted: Wanted;
  readonly rules: PlanRules;
};

/** `unread`, `canary`: whether there may be any. */
export const anyCase = (may: { unread: boolean; canary: boolean }): fc.Arbitrary<Case> =>
  fc.constantFrom('fleet', 'device').chain((delivery) =>
    fleet.chain((devices) =>
      fc
        .record({
          seen: delivery === 'fleet' ? onFleet(devices) : onDevices(devices),
          unread: may.unread ? unread : fc.constant([]),
          wanted: wantedOf(delivery as Delivery),
          canary: may.canary ? fc.option(someDevices) : fc.constant(null),
        })
        .map(({ seen, unread: parts, wanted, canary }) => ({
          seen: { ...seen, unread: parts },
          wanted,
          rules: world.rules(delivery as Delivery, { canary }),
        })),
    ),
  );
