import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SYSTEM_APPS } from './apps.ts';
import { type FleetOptions, simulatedFleet } from './fleet.ts';
import { atLeast, type Effect } from './phone.ts';
import type { Traits } from './traits.ts';

const TIKTOK = 'com.zhiliaoapp.musically';
const block: Effect = {
  blocked: new Set([TIKTOK]),
  allowed: null,
  needs: 'supervision',
  from: null,
  side: 'all',
  uninstalls: false,
};
const IPHONE: Traits = {
  platform: 'ios',
  model: 'iPhone15,4',
  os: [26, 1],
  enrolment: 'supervised',
  ownership: 'company',
  holder: 'removes',
  offFor: 0,
  notNow: 0,
};
const fleetOf = (traits: Partial<Traits>, more: Partial<FleetOptions> = {}) =>
  simulatedFleet({
    seed: 1,
    devices: 3,
    appsEach: 20,
    prohibited: (['ios', 'android'] as const).map((platform) => ({
      identifier: TIKTOK,
      name: 'TikTok',
      platform,
      share: 1,
    })),
    traits: { ...IPHONE, ...traits },
    ...more,
  });
const listed = (phone: ReturnType<ReturnType<typeof fleetOf>['phone']>) => [...phone.apps()];

test('the same seed makes the same fleet, another one another', () => {
  const ids = (seed: number) =>
    [...simulatedFleet({ seed, devices: 20 }).phones()].map((phone) => [
      phone.id,
      phone.enrolment,
      phone.os,
      listed(phone),
    ]);
  assert.deepEqual(ids(4), ids(4));
  assert.notDeepEqual(ids(4), ids(5));
});

test('every phone is found by its id in either case, and nobody else’s id finds one', () => {
  const fleet = simulatedFleet({ seed: 3, devices: 500 });
  const ids = new Set([...fleet.phones()].map(({ id }) => id));
  assert.equal(ids.size, 500);
  for (const phone of fleet.phones()) {
    assert.match(phone.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(fleet.find(phone.id.toUpperCase())?.index, phone.index);
  }
  for (const id of ['', 'x', simulatedFleet({ seed: 4, devices: 1 }).phone(0).id])
    assert.equal(fleet.find(id), null);
});

test('a fleet has all kinds of phones, and no app twice on one', () => {
  const phones = [...simulatedFleet({ seed: 2, devices: 500 }).phones()];
  const kinds = (of: (phone: (typeof phones)[number]) => unknown) => new Set(phones.map(of)).size;
  assert.equal(
    kinds(({ enrolment }) => enrolment),
    6,
  );
  assert.equal(
    kinds(({ holder }) => holder),
    3,
  );
  assert.ok(phones.some(({ offFor }) => offFor > 0) && phones.some(({ notNow }) => notNow > 0));
  for (const major of [16, 17, 18, 26, 27])
    assert.ok(phones.some(({ platform, os }) => platform === 'ios' && os[0] === major));
  for (const phone of phones.slice(0, 50)) {
    const identifiers = listed(phone).map(({ identifier }) => identifier);
    assert.equal(new Set(identifiers).size, identifiers.length);
    assert.ok(identifiers.length >= 100);
  }
});

test('a restriction hides the app of a supervised phone, which stays on it', () => {
  const phone = fleetOf({}).phone(0);
  assert.equal(phone.canOpen(TIKTOK), true);
  phone.put('block', block);
  assert.deepEqual(
    [phone.has(TIKTOK), phone.canOpen(TIKTOK), phone.canInstall(TIKTOK)],
    [true, false, false],
  );
  phone.take('block');
  assert.deepEqual([phone.canOpen(TIKTOK), phone.held().size], [true, 0]);
});

test('an unsupervised phone, or one too old, takes it all the same, and nothing happens', () => {
  for (const [traits, effect] of [
    [{ enrolment: 'device-enrolment' }, block],
    [{ os: [26, 4] }, { ...block, from: [27] }],
  ] as const) {
    const phone = fleetOf(traits).phone(0);
    phone.put('block', effect);
    assert.deepEqual([phone.held().size, phone.inForce().size], [1, 0]);
    assert.equal(phone.canOpen(TIKTOK), true);
  }
});

test('an allow list leaves what it names, and the phone itself', () => {
  const phone = fleetOf({}).phone(0);
  phone.put('allow', { ...block, blocked: new Set(), allowed: new Set(['com.apple.camera']) });
  const usable = listed(phone).filter(({ identifier }) => phone.canOpen(identifier));
  assert.deepEqual(
    usable.map(({ name }) => name),
    ['Settings', 'Phone', 'Camera'],
  );
});

test('on Android a blocked app goes, on the side that the block is about', () => {
  const phone = fleetOf({ platform: 'android', enrolment: 'company-work-profile' }).phone(0);
  phone.put('work', { ...block, needs: 'nothing', side: 'work', uninstalls: true });
  assert.equal(phone.canOpen(TIKTOK), true);
  phone.put('personal', { ...block, needs: 'nothing', side: 'personal', uninstalls: true });
  assert.deepEqual([phone.has(TIKTOK), phone.canInstall(TIKTOK)], [false, false]);
});

test('what a phone shows depends on how it is enrolled', () => {
  const shown = (traits: Partial<Traits>) => {
    const phone = fleetOf(traits).phone(0);
    return listed(phone).filter(phone.shows);
  };
  const has = (apps: ReturnType<typeof shown>, wanted: string) =>
    apps.some(({ identifier }) => identifier === wanted);
  assert.ok(has(shown({}), TIKTOK) && has(shown({}), SYSTEM_APPS[0][0]));
  assert.ok(!has(shown({ os: [18, 7] }), SYSTEM_APPS[0][0]));
  const user = shown({ enrolment: 'user-enrolment' });
  assert.ok(user.length > 0 && user.every(({ managed }) => managed));
  const work = shown({ platform: 'android', enrolment: 'personal-work-profile' });
  assert.ok(work.length > 0 && work.every(({ side }) => side === 'work') && !has(work, TIKTOK));
});

test('an app that its holder chose can be removed from supervised phones from iOS 26 on', () => {
  const removed = (traits: Partial<Traits>) => fleetOf(traits).phone(0).remove(TIKTOK);
  assert.equal(removed({}), 'removed');
  assert.equal(removed({ os: [18, 7] }), 'not-managed');
  assert.equal(removed({ enrolment: 'device-enrolment' }), 'not-managed');
  const phone = fleetOf({}).phone(0);
  phone.uninstall(TIKTOK);
  assert.equal(phone.remove(TIKTOK), 'not-there');
});

test('called, one holder removes the app, one does not, and one has it again tomorrow, unless it is blocked', () => {
  const holders = ['removes', 'never', 'reinstalls', 'reinstalls'] as const;
  const fleet = fleetOf(
    {},
    { devices: 4, traits: (index) => ({ ...IPHONE, holder: holders[index] ?? 'never' }) },
  );
  const phones = [...fleet.phones()];
  const has = () => phones.map((phone) => phone.has(TIKTOK));
  for (const phone of phones) phone.call(TIKTOK);
  assert.deepEqual(has(), [false, true, false, false]);
  phones[3]?.put('block', block);
  fleet.advance(23);
  assert.deepEqual(has(), [false, true, false, false]);
  fleet.advance(1);
  assert.deepEqual(has(), [false, true, true, false]);
});

test('a phone that is off comes back, and a locked one answers in the end', () => {
  const fleet = fleetOf({ offFor: 30, notNow: 2 });
  const phone = fleet.phone(0);
  assert.equal(phone.contact(), 'off');
  fleet.advance(30);
  assert.deepEqual(
    [phone.contact(), phone.contact(), phone.contact()],
    ['not-now', 'not-now', 'answers'],
  );
  assert.equal(fleet.clock(), '2026-11-24T12:00:00.000Z');
});

test('what is asked of a fleet changes nothing of it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 199 })), (order) => {
      const asked = simulatedFleet({ seed: 9, devices: 200 });
      for (const index of order) listed(asked.phone(index));
      const fresh = simulatedFleet({ seed: 9, devices: 200 });
      for (const index of order.slice(0, 3))
        assert.deepEqual(listed(asked.phone(index)), listed(fresh.phone(index)));
    }),
    { seed: 5, numRuns: 20 },
  );
});

test('a version is newer by its first part that differs', () => {
  assert.ok(atLeast([26, 1], [26]) && atLeast([26], [26, 0]) && atLeast([27], [26, 9]));
  assert.ok(!atLeast([26, 1], [26, 2]) && !atLeast([9], [26]) && !atLeast([], [1]));
});
