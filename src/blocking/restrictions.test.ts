import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parse } from 'plist';
import type { DeviceRef, ManagedDevice } from '../core/mdm/device.ts';
import { misfit } from '../core/mdm/fit.ts';
import type { WantedRestriction } from '../core/mdm/plan.ts';
import type { AppId } from '../core/statements.ts';
import { compileFor } from './compile.ts';
import { meaningHash } from './meaning.ts';
import { restrictionsFor, type RestrictionTarget } from './restrictions.ts';
import { listOf, many, product, TIKTOK } from './testing.ts';

const TARGETS: readonly RestrictionTarget[] = ['nanomdm', 'jamf', 'intune', 'android'];
const TEMU = product('temu', { ios: ['com.einnovation.temu'], android: ['com.einnovation.temu'] });
const exempt = (app: string, ...devices: readonly string[]) => ({
  app: app as AppId,
  devices: devices as readonly string[] as readonly DeviceRef[],
});
const keys = (all: readonly WantedRestriction[]) =>
  all.map(({ restriction }) => String(restriction.key));
const phone = (rest: Partial<ManagedDevice>): ManagedDevice => ({
  ref: 'a' as DeviceRef,
  platform: 'ios',
  os: [26, 1],
  enrolment: 'supervised',
  ownership: 'company',
  capabilities: [],
  heard: null,
  ...rest,
});
/** What a device would have of these, by key. */
const on = (all: readonly WantedRestriction[], device: ManagedDevice) =>
  all
    .filter(({ restriction, except, only }) => {
      const meant = only ? only.includes(device.ref) : !except.includes(device.ref);
      return meant && misfit(device, restriction.fits) === null;
    })
    .map(({ restriction }) => restriction);

test('each MDM gets what it takes, each thing under its key', () => {
  const of = (target: RestrictionTarget) =>
    keys(restrictionsFor(target, listOf(TIKTOK), []).restrictions);
  assert.deepEqual(of('nanomdm'), ['block.apple-profile', 'block.apple-declaration']);
  assert.deepEqual(of('jamf'), ['block.apple-profile']);
  assert.deepEqual(of('intune'), [
    'block.intune-settings-catalog',
    'block.intune-restricted-apps',
    'block.intune-compliance',
    'block.intune-personal-profile',
    'block.intune-play-uninstall',
  ]);
  assert.deepEqual(of('android'), ['block.android-policy']);
});

test('the content is byte for byte that of the file for administrators', () => {
  const list = listOf(TIKTOK, ...many(20, 'ios'));
  const files = new Set(
    (['apple', 'intune', 'android'] as const)
      .flatMap((target) => compileFor(target, list))
      .map(({ content }) => content),
  );
  for (const target of TARGETS)
    for (const { restriction } of restrictionsFor(target, list, []).restrictions)
      assert.ok(files.has(restriction.content), restriction.key);
});

test('the meaning is the kind and the identifiers, and nothing that an MDM may write anew', () => {
  const [{ restriction }] = restrictionsFor('jamf', listOf(TIKTOK), []).restrictions as [
    WantedRestriction,
  ];
  const back = parse(restriction.content) as unknown as {
    PayloadContent: readonly [{ blockedAppBundleIDs: readonly string[] }];
  };
  const given = back.PayloadContent[0].blockedAppBundleIDs;
  assert.equal(meaningHash('apple-profile', given.toReversed()), restriction.hash);
  assert.equal(meaningHash('apple-profile', [...given, ...given]), restriction.hash);
  const titled = restrictionsFor('jamf', listOf(TIKTOK), [], { title: 'Else' }).restrictions[0];
  assert.equal(titled?.restriction.hash, restriction.hash);
  assert.notEqual(titled?.restriction.content, restriction.content);
  assert.notEqual(meaningHash('apple-declaration', given), restriction.hash);
  assert.notEqual(
    meaningHash(
      'apple-profile',
      given.map((id) => id.toUpperCase()),
    ),
    restriction.hash,
  );
  assert.match(restriction.hash, /^[0-9a-f]{64}$/);
});

test('profile or declaration, by what the device names; never both, never neither', () => {
  const { restrictions } = restrictionsFor('nanomdm', listOf(TIKTOK), []);
  const newer = ['com.apple.configuration.app.settings'];
  const has = (rest: Partial<ManagedDevice>) =>
    on(restrictions, phone(rest)).map(({ kind }) => kind);
  assert.deepEqual(has({ os: [17, 5] }), ['apple-profile']);
  assert.deepEqual(has({ os: [27] }), ['apple-profile']);
  assert.deepEqual(has({ os: [27, 1], capabilities: newer }), ['apple-declaration']);
  assert.deepEqual(has({ enrolment: 'device-enrolment' }), []);
  assert.deepEqual(has({ enrolment: 'user-enrolment' }), []);
  const without = restrictionsFor('nanomdm', listOf(TIKTOK), [], { declarations: false });
  assert.deepEqual(
    on(without.restrictions, phone({ os: [27, 1], capabilities: newer })).map(({ kind }) => kind),
    ['apple-profile'],
  );
});

test('in Intune a phone that cannot be blocked is reported, and one that hides the app is not locked out', () => {
  const { restrictions } = restrictionsFor('intune', listOf(TIKTOK), []);
  const has = (rest: Partial<ManagedDevice>) =>
    on(restrictions, phone(rest)).map(({ kind, effect }) => `${kind} ${effect}`);
  assert.deepEqual(has({}), ['intune-settings-catalog prevents', 'intune-restricted-apps reports']);
  assert.deepEqual(has({ enrolment: 'device-enrolment' }), [
    'intune-restricted-apps reports',
    'intune-compliance reports',
  ]);
  assert.deepEqual(has({ enrolment: 'user-enrolment' }), []);
  const android = { platform: 'android', os: [14] } as const;
  assert.deepEqual(has({ ...android, enrolment: 'fully-managed' }), [
    'intune-play-uninstall removes',
  ]);
  assert.deepEqual(has({ ...android, enrolment: 'company-work-profile' }), [
    'intune-personal-profile removes',
    'intune-play-uninstall removes',
  ]);
});

test('a list that takes several profiles has a key and an identity for each', () => {
  const limits = { 'apple-profile': 3_000 };
  const { restrictions } = restrictionsFor('jamf', listOf(...many(60, 'ios')), [], { limits });
  assert.ok(restrictions.length > 1);
  for (const [index, { restriction, trial }] of restrictions.entries()) {
    const suffix = index === 0 ? '' : `.${index + 1}`;
    assert.equal(restriction.key, `block.apple-profile${suffix}`);
    assert.ok(restriction.content.includes(`<string>nl.example.grendel.block${suffix}</string>`));
    assert.equal(trial?.key, `block.apple-profile${suffix}.canary`);
    assert.ok(trial?.content.includes(`<string>nl.example.grendel.block${suffix}.canary</string>`));
    assert.equal(trial?.hash, restriction.hash);
  }
});

test('an app that somebody may have is in a restriction of its own, without a name that tells', () => {
  const { restrictions, notes } = restrictionsFor('jamf', listOf(TIKTOK, TEMU), [
    exempt('tiktok', 'judge'),
  ]);
  const [all, own] = restrictions;
  assert.match(own?.restriction.key ?? '', /^block\.apple-profile\.app\.[0-9a-f]{12}$/);
  assert.deepEqual([all?.except, own?.except], [[], ['judge']]);
  assert.deepEqual(
    [all?.restriction.blocks, own?.restriction.blocks],
    [['com.einnovation.temu'], ['com.ss.iphone.ugc.Ame', 'com.zhiliaoapp.musically']],
  );
  assert.doesNotMatch(own?.restriction.key ?? '', /tiktok/);
  assert.deepEqual(notes, []);
});

test('where lists are not known to add up, whoever is exempt has a whole list without their apps', () => {
  const { restrictions, notes } = restrictionsFor('intune', listOf(TIKTOK, TEMU), [
    exempt('tiktok', 'judge', 'spy'),
    exempt('temu', 'spy'),
    exempt('unknown', 'x'),
  ]);
  const catalog = restrictions.filter(
    ({ restriction }) => restriction.kind === 'intune-settings-catalog',
  );
  assert.deepEqual(
    catalog.map(({ except, only }) => [except, only]),
    [
      [['judge', 'spy'], null],
      [[], ['judge']],
    ],
  );
  assert.deepEqual(
    catalog.map(({ restriction }) => restriction.blocks?.length),
    [3, 1],
  );
  // An assignment is of one app, so that two never meet.
  const play = restrictions.filter(
    ({ restriction }) => restriction.kind === 'intune-play-uninstall',
  );
  assert.deepEqual(play.map(({ except }) => except).toSorted(), [['judge', 'spy'], ['spy']]);
  const own = { code: 'own-lists', kind: 'intune-settings-catalog', groups: 2 } as const;
  assert.ok(notes.some((note) => JSON.stringify(note) === JSON.stringify(own)));
});

test('whatever is exempt: a device is blocked from all but its own apps, and from all of the others', () => {
  const ids = fc.subarray(['com.a', 'com.b', 'com.B', 'com.c', 'com.d'], { minLength: 1 });
  const drawn = fc.record({
    products: fc.array(ids, { minLength: 1, maxLength: 4 }),
    exempted: fc.array(fc.tuple(fc.nat(3), fc.subarray(['d0', 'd1', 'd2'])), { maxLength: 4 }),
    target: fc.constantFrom(...TARGETS),
  });
  fc.assert(
    fc.property(drawn, ({ products, exempted, target }) => {
      const list = listOf(
        ...products.map((each, index) => product(`p${index}`, { ios: each, android: each })),
      );
      const exemptions = exempted.map(([app, devices]) => exempt(`p${app}`, ...devices));
      const { restrictions } = restrictionsFor(target, list, exemptions);
      assert.deepEqual(restrictionsFor(target, list, exemptions).restrictions, restrictions);
      assert.equal(new Set(keys(restrictions)).size, restrictions.length);
      for (const device of ['d0', 'd1', 'd2', 'd3'] as readonly string[] as readonly DeviceRef[]) {
        const mine = new Set(
          exemptions.flatMap((one) => (one.devices.includes(device) ? one.app : [])),
        );
        const free = new Set(
          list.products
            .filter(({ app }) => mine.has(app))
            .flatMap(({ identifiers }) => identifiers.map((one) => one.identifier.toLowerCase())),
        );
        for (const kind of new Set(restrictions.map(({ restriction }) => restriction.kind))) {
          const blocked = restrictions
            .filter(({ restriction }) => restriction.kind === kind)
            .filter(({ except, only }) => (only ? only.includes(device) : !except.includes(device)))
            .flatMap(({ restriction }) => restriction.blocks ?? []);
          const due = list.products
            .flatMap(({ identifiers }) => identifiers.map((one) => one.identifier))
            .filter((one) => !free.has(one.toLowerCase()));
          assert.deepEqual([...new Set(blocked)].toSorted(), [...new Set(due)].toSorted(), kind);
        }
      }
    }),
    { seed: 31, numRuns: 150 },
  );
});

test('what an MDM has no room for is said, and what nothing is about (FC-59)', () => {
  const list = listOf(TIKTOK, ...many(200, 'ios'), product('names-only', {}));
  const { leftOut, elsewhere } = restrictionsFor('intune', list, []);
  assert.ok(leftOut.length > 0);
  assert.ok(leftOut.every(({ setting }) => setting === 'intune-compliance'));
  assert.deepEqual(
    elsewhere.map(({ app }) => String(app)),
    ['names-only'],
  );
  assert.deepEqual(restrictionsFor('android', listOf(...many(1, 'ios')), []).elsewhere.length, 1);
});

test('a list with an essential part gives nothing at all', () => {
  const evil = listOf(product('evil', { ios: ['com.evil', 'com.apple.Preferences'] }));
  for (const target of TARGETS)
    assert.throws(() => restrictionsFor(target, evil, []), /never blocked/);
  assert.throws(() => restrictionsFor('jamf', listOf(TIKTOK), [], { title: '' }), /title is empty/);
});
