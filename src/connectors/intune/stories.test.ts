import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Reach, Restriction } from '../../core/mdm/restriction.ts';
import {
  compliance,
  personalProfile,
  playUninstall,
  restrictedApps,
  settingsCatalog,
} from './content.fixture.ts';
import { plantForeignPolicy } from './foreign.fixture.ts';
import { addApp } from './simulator/play.ts';
import {
  inIntune,
  keyOf,
  never,
  readPages,
  restriction,
  TIKTOK,
  TIKTOK_ANDROID,
  type World,
} from './world.fixture.ts';

const ON = { offFor: 0, notNow: 0 } as const;
const SUPERVISED = { platform: 'ios', enrolment: 'supervised', os: [26, 1], ...ON } as const;
const BLOCK = restriction('intune-settings-catalog', [TIKTOK.identifier], settingsCatalog);
const PLAY = restriction(
  'intune-play-uninstall',
  [TIKTOK_ANDROID.identifier, 'example.other'],
  playUninstall,
);
const ALL: Reach = { kind: 'all-but', devices: [] };

async function put({ connector }: World, one: Restriction) {
  return connector.carryOut(
    { kind: 'put', key: one.key, was: null, now: one.hash },
    { id: 'put', content: one },
    never(),
  );
}
async function give({ connector }: World, one: Restriction, now: Reach) {
  return connector.carryOut(
    { kind: 'reach', key: one.key, was: null, now },
    { id: 'reach', content: null },
    never(),
  );
}
const drop = ({ connector }: World, one: Restriction) =>
  connector.carryOut(
    { kind: 'drop', key: one.key, was: one.hash },
    { id: 'drop', content: null },
    never(),
  );
const look = ({ connector }: World, ...ours: Restriction[]) =>
  connector.observe({ keys: ours.map(({ key }) => key) }, never());
const DONE = { kind: 'done' };

test('an unsupervised iPhone reports success, and is said to be without effect', () =>
  inIntune(
    {
      devices: 2,
      prohibited: [{ ...TIKTOK, share: 1 }],
      traits: (index) => ({
        ...SUPERVISED,
        enrolment: index === 0 ? 'supervised' : 'device-enrolment',
      }),
    },
    async (world) => {
      await put(world, BLOCK);
      await give(world, BLOCK, ALL);
      world.simulator.settle();
      const [blocked, open] = [world.fleet.phone(0), world.fleet.phone(1)];
      const statuses = [...world.simulator.tenant.statuses.values()].map(({ status }) => status);
      assert.deepEqual(statuses, ['succeeded', 'succeeded']);
      assert.deepEqual(
        [blocked.canOpen(TIKTOK.identifier), open.canOpen(TIKTOK.identifier)],
        [false, true],
      );
      const { standings } = await look(world, BLOCK);
      assert.deepEqual(
        standings.map(({ device, standing }) => [device, standing]),
        [
          [blocked.id, 'reported'],
          [open.id, 'without-effect'],
        ],
      );
    },
  ));

test('whoever is exempt keeps the app, is left out by group, and is blocked when the exemption ends', () =>
  inIntune(
    {
      devices: 5,
      prohibited: [{ ...TIKTOK, share: 1 }],
      traits: SUPERVISED,
      quirks: { newGroups: 2 },
    },
    async (world) => {
      const exempt = world.simulator.refOf(world.fleet.phone(3));
      const reach: Reach = { kind: 'all-but', devices: [exempt] };
      assert.deepEqual(await put(world, BLOCK), DONE);
      assert.deepEqual(await give(world, BLOCK, reach), DONE);
      world.simulator.settle();
      const opens = () =>
        [...world.fleet.phones()].map((phone) => phone.canOpen(TIKTOK.identifier));
      assert.deepEqual(opens(), [false, false, false, true, false]);
      assert.deepEqual((await look(world, BLOCK)).restrictions, [
        { key: BLOCK.key, hash: BLOCK.hash, reach },
      ]);
      for (const { body } of world.simulator.tenant.groups.values()) {
        assert.match(String(body['displayName']), /^grendel-[0-9a-f]{12}$/);
        assert.equal(JSON.stringify(body).includes(TIKTOK.name), false);
      }
      await give(world, BLOCK, ALL);
      world.simulator.settle();
      assert.deepEqual(opens(), [false, false, false, false, false]);
      for (const { members } of world.simulator.tenant.groups.values())
        assert.equal(members.size, 0);
    },
  ));

test('a word from before the last change says nothing about what is there now', () =>
  inIntune({ devices: 1, traits: SUPERVISED }, async (world) => {
    await put(world, BLOCK);
    await give(world, BLOCK, ALL);
    world.simulator.settle();
    world.fleet.advance(1);
    const next = restriction(
      'intune-settings-catalog',
      [TIKTOK.identifier, 'example.new'],
      settingsCatalog,
    );
    await world.connector.carryOut(
      { kind: 'put', key: BLOCK.key, was: BLOCK.hash, now: next.hash },
      { id: '3', content: next },
      never(),
    );
    const standing = async () => (await look(world, BLOCK)).standings.map((one) => one.standing);
    assert.deepEqual(await standing(), ['assigned']);
    world.simulator.settle();
    assert.deepEqual(await standing(), ['reported']);
  }));

test('an allow list of somebody else’s is reported, left alone, and the conflict is on the phone', () =>
  inIntune({ devices: 1, traits: SUPERVISED }, async (world) => {
    const foreign = plantForeignPolicy(
      world.simulator.tenant,
      'com.apple.applicationaccess_allowedappbundleids',
    );
    foreign.plant();
    await put(world, BLOCK);
    await give(world, BLOCK, ALL);
    world.simulator.settle();
    const { conflicts, standings } = await look(world, BLOCK);
    assert.deepEqual(conflicts, [
      {
        name: 'Somebody else’s',
        kind: 'configurationPolicies',
        what: 'allows-only-others',
        devices: null,
      },
    ]);
    assert.deepEqual(
      standings.map(({ standing, reason }) => [standing, reason]),
      [['conflict', 'conflict']],
    );
    assert.ok(foreign.isUntouched());
  }));

test('a copy that the portal made of ours, mark and all, is no second restriction and is not deleted', () =>
  inIntune({ devices: 1, traits: SUPERVISED }, async (world) => {
    const { policies } = world.simulator.tenant;
    await put(world, BLOCK);
    const [ours] = [...policies.values()];
    assert.ok(ours !== undefined);
    policies.set('copy', { ...ours, id: 'copy', created: '2027-01-01T00:00:00Z' });
    const seen = await look(world, BLOCK);
    assert.equal(seen.restrictions.length, 1);
    assert.deepEqual(
      seen.conflicts.map(({ what }) => what),
      ['sets-the-same'],
    );
    assert.equal((await drop(world, BLOCK)).kind, 'done');
    assert.deepEqual([...policies.keys()], ['copy']);
  }));

test('somebody who widens what is ours is seen', () =>
  inIntune({ devices: 3, traits: SUPERVISED }, async (world) => {
    const only: Reach = { kind: 'only', devices: [world.simulator.refOf(world.fleet.phone(1))] };
    await put(world, BLOCK);
    await give(world, BLOCK, only);
    const { policies } = world.simulator.tenant;
    for (const [id, policy] of policies)
      policies.set(id, {
        ...policy,
        assignments: [
          ...policy.assignments,
          { id: 'all', target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
        ],
      });
    assert.deepEqual((await look(world, BLOCK)).restrictions[0]?.reach, ALL);
    await give(world, BLOCK, only);
    assert.deepEqual((await look(world, BLOCK)).restrictions[0]?.reach, only);
  }));

test('a phone that is off keeps what it had, and is only assigned', () =>
  inIntune(
    { devices: 1, prohibited: [{ ...TIKTOK, share: 1 }], traits: { ...SUPERVISED, offFor: 48 } },
    async (world) => {
      await put(world, BLOCK);
      await give(world, BLOCK, ALL);
      world.simulator.settle();
      assert.equal(world.fleet.phone(0).canOpen(TIKTOK.identifier), true);
      assert.deepEqual(
        (await look(world, BLOCK)).standings.map(({ standing }) => standing),
        ['assigned'],
      );
      world.fleet.advance(49);
      world.simulator.settle();
      assert.equal(world.fleet.phone(0).canOpen(TIKTOK.identifier), false);
      assert.deepEqual(
        (await look(world, BLOCK)).standings.map(({ standing }) => standing),
        ['reported'],
      );
    },
  ));

const FULLY = { platform: 'android', enrolment: 'fully-managed', os: [15], ...ON } as const;

test('an app of Play comes off the phone, and what others assigned of it stays in the list', () =>
  inIntune(
    { devices: 2, prohibited: [{ ...TIKTOK_ANDROID, share: 1 }], traits: FULLY },
    async (world) => {
      const app = addApp(world.simulator.tenant, TIKTOK_ANDROID.identifier);
      const others = {
        id: 'x',
        intent: 'available',
        target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: 'their-group' },
      };
      app.assignments = [others];
      assert.deepEqual(await put(world, PLAY), DONE);
      assert.deepEqual(
        await give(world, PLAY, {
          kind: 'all-but',
          devices: [world.simulator.refOf(world.fleet.phone(1))],
        }),
        DONE,
      );
      world.simulator.settle();
      assert.deepEqual(
        [...world.fleet.phones()].map((phone) => phone.has(TIKTOK_ANDROID.identifier)),
        [false, true],
      );
      const kept = () =>
        app.assignments.filter(({ intent }) => intent === 'available').map(({ target }) => target);
      assert.deepEqual(kept(), [others.target]);
      const seen = await look(world, PLAY);
      assert.equal(seen.restrictions[0]?.hash, PLAY.hash);
      assert.deepEqual(
        seen.conflicts.map(({ what }) => what),
        ['removes-ours'],
      );
      assert.deepEqual(await drop(world, PLAY), DONE);
      assert.deepEqual(
        app.assignments.map(({ target }) => target),
        [others.target],
      );
      assert.equal((await look(world, PLAY)).restrictions.length, 0);
    },
  ));

test('an approved app that is not in the list yet is waited for, and the same step then goes on', () =>
  inIntune({ devices: 1, traits: FULLY, quirks: { approveHours: 2 } }, async (world) => {
    assert.deepEqual(await put(world, PLAY), { kind: 'waiting' });
    world.fleet.advance(3);
    assert.deepEqual(await put(world, PLAY), DONE);
    assert.equal((await look(world, PLAY)).restrictions[0]?.hash, PLAY.hash);
  }));

test('an app that Play does not have is refused, and the others are put all the same', () =>
  inIntune(
    { devices: 1, traits: FULLY, quirks: { play: new Set([TIKTOK_ANDROID.identifier]) } },
    async (world) => {
      assert.deepEqual(await put(world, PLAY), {
        kind: 'failed',
        code: 'refused',
        detail: 'not-in-play',
      });
      const assigned = [...world.simulator.tenant.apps.values()].filter(
        ({ assignments }) => assignments.length > 0,
      );
      assert.deepEqual(
        assigned.map(({ packageId }) => packageId),
        [TIKTOK_ANDROID.identifier],
      );
    },
  ));

test('an app that somebody gives to all devices is not taken from them behind their back', () =>
  inIntune({ devices: 1, traits: FULLY }, async (world) => {
    const app = addApp(world.simulator.tenant, TIKTOK_ANDROID.identifier);
    const required = [
      {
        id: 'x',
        intent: 'required',
        target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' },
      },
    ];
    app.assignments = required;
    await put(world, PLAY);
    assert.deepEqual(await give(world, PLAY, ALL), {
      kind: 'failed',
      code: 'refused',
      detail: 'other-intent',
    });
    assert.deepEqual(app.assignments.filter(({ intent }) => intent === 'required').length, 1);
  }));

test('the personal side of a company phone is blocked blind', () =>
  inIntune(
    {
      devices: 2,
      prohibited: [{ ...TIKTOK_ANDROID, share: 1 }],
      traits: (index) => ({
        ...FULLY,
        enrolment: index === 0 ? 'company-work-profile' : 'personal-work-profile',
      }),
    },
    async (world) => {
      const personal = restriction(
        'intune-personal-profile',
        [TIKTOK_ANDROID.identifier],
        personalProfile,
      );
      await put(world, personal);
      await give(world, personal, ALL);
      world.simulator.settle();
      assert.deepEqual(
        [...world.fleet.phones()].map((phone) => phone.has(TIKTOK_ANDROID.identifier)),
        [false, true],
      );
      const { standings } = await look(world, personal);
      assert.deepEqual(
        standings.map(({ standing }) => standing),
        ['reported', 'without-effect'],
      );
    },
  ));

test('a compliance policy that found an app did what it is for', () =>
  inIntune(
    { devices: 2, prohibited: [{ ...TIKTOK, share: 1 }], traits: SUPERVISED },
    async (world) => {
      const policy = restriction('intune-compliance', [TIKTOK.identifier], compliance);
      assert.deepEqual(await put(world, policy), DONE);
      await give(world, policy, ALL);
      world.simulator.settle();
      const seen = await look(world, policy);
      assert.equal(seen.restrictions[0]?.hash, policy.hash);
      assert.deepEqual(
        new Set(seen.standings.map(({ standing }) => standing)),
        new Set(['reported']),
      );
      const next = restriction('intune-compliance', ['example.next'], compliance);
      assert.deepEqual(
        await world.connector.carryOut(
          { kind: 'put', key: policy.key, was: policy.hash, now: next.hash },
          { id: 'n', content: next },
          never(),
        ),
        DONE,
      );
    },
  ));

test('a profile that is given to people is remembered by what was asked for', () =>
  inIntune({ devices: 4, traits: SUPERVISED }, async (world) => {
    const report = restriction('intune-restricted-apps', [TIKTOK.identifier], restrictedApps);
    const only: Reach = { kind: 'only', devices: [world.simulator.refOf(world.fleet.phone(2))] };
    await put(world, report);
    await give(world, report, only);
    const [policy] = [...world.simulator.tenant.policies.values()];
    const group = world.simulator.tenant.groups.get(policy?.assignments[0]?.target.groupId ?? '');
    assert.deepEqual(
      [...(group?.members ?? [])].map((id) => id[0]),
      ['b'],
      'a person, no device',
    );
    assert.deepEqual((await look(world, report)).restrictions[0]?.reach, only);
  }));

test('a list that is longer than Intune takes is refused before anything lies there', () =>
  inIntune({ devices: 1, traits: FULLY }, async (world) => {
    const many = Array.from({ length: 501 }, (_, number) => `example.app${number}`);
    const result = await put(world, restriction('intune-personal-profile', many, personalProfile));
    assert.deepEqual(result, { kind: 'failed', code: 'refused', detail: '400' });
    assert.equal(world.simulator.effects(), 0);
  }));

test('ten thousand restricted apps are read back whole', () =>
  inIntune({ devices: 1, traits: SUPERVISED }, async (world) => {
    const many = Array.from({ length: 10_000 }, (_, number) => `example.app${number}`);
    const report = restriction('intune-restricted-apps', many, restrictedApps);
    assert.deepEqual(await put(world, report), DONE);
    assert.equal((await look(world, report)).restrictions[0]?.hash, report.hash);
  }));

test('without the second credential all but apply works, and apply says what is missing', () =>
  inIntune({ devices: 3, traits: SUPERVISED, without: 'apply' }, async (world) => {
    assert.equal((await readPages(world.connector)).length, 2);
    assert.equal((await look(world, BLOCK)).devices.length, 3);
    await assert.rejects(
      put(world, BLOCK),
      (error) =>
        error instanceof MdmFault &&
        error.kind === 'unauthorised' &&
        /second app registration/.test(error.remedy),
    );
  }));

test('what may not be read is unread by its key, and nothing of it looks absent', () =>
  inIntune({ devices: 3, traits: SUPERVISED }, async (world) => {
    await put(world, BLOCK);
    await put(world, PLAY);
    world.simulator.traps.set({ forbids: ['restrictions'] });
    const { unread, restrictions, devices } = await look(world, BLOCK, PLAY);
    assert.equal(devices.length, 3);
    assert.deepEqual(restrictions, []);
    assert.deepEqual(
      unread,
      [BLOCK.key, PLAY.key].map((key) => ({
        what: { kind: 'restriction', key },
        why: 'forbidden',
      })),
    );
  }));

test('a status report that fails leaves the standings unread, not the restriction', () =>
  inIntune({ devices: 3, traits: SUPERVISED }, async (world) => {
    await put(world, BLOCK);
    world.simulator.traps.set({ forbids: ['apps'] });
    const seen = await look(world, BLOCK);
    assert.equal(seen.restrictions[0]?.hash, BLOCK.hash);
    assert.deepEqual(seen.unread, [
      { what: { kind: 'standings', key: BLOCK.key }, why: 'forbidden' },
    ]);
  }));

test('phones that are asked to report do so now', () =>
  inIntune(
    { devices: 2, prohibited: [{ ...TIKTOK, share: 1 }], traits: SUPERVISED },
    async (world) => {
      await put(world, BLOCK);
      await give(world, BLOCK, ALL);
      assert.ok(world.connector.nudge !== null);
      await world.connector.nudge([world.simulator.refOf(world.fleet.phone(0))], never());
      assert.deepEqual(
        [...world.fleet.phones()].map((phone) => phone.canOpen(TIKTOK.identifier)),
        [false, true],
      );
    },
  ));

test('a step of a kind that Intune does not have is not tried', () =>
  inIntune({ devices: 1, traits: SUPERVISED }, async ({ connector, simulator }) => {
    const device = simulator.refOf(simulator.tenant.fleet.phone(0));
    const result = await connector.carryOut(
      { kind: 'take', key: keyOf('intune-compliance'), device },
      { id: 't', content: null },
      never(),
    );
    assert.equal(result.kind === 'failed' && result.code, 'not-supported');
    assert.equal(simulator.requests(), 0);
  }));
