import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observation } from '../../core/mdm/observation.ts';
import { named, nameOf } from './mark.ts';
import { createProfile } from './simulator/profile-store.ts';
import { inStory, KEY, never, ref, restriction, TIKTOK } from './testing.fixture.ts';

const CONTENT = restriction([TIKTOK]);
const NEWER = restriction([TIKTOK, 'com.tencent.xin']);
const standings = ({ standings }: Observation) =>
  standings.map(({ device, standing }) => `${device} ${standing}`);

test('what Jamf rewrites (UUIDs, identifiers, the shown name) does not change what it means', () =>
  inStory({}, async ({ put, observe, server }) => {
    assert.equal((await put(CONTENT)).kind, 'done');
    const [profile] = server.state.profiles.values();
    assert.ok(!profile?.payloads.includes('nl.example.grendel.block'), 'nothing was rewritten');
    assert.equal(profile?.name, nameOf(KEY, CONTENT.hash));
    assert.deepEqual((await observe()).restrictions, [
      { key: KEY, hash: CONTENT.hash, reach: { kind: 'only', devices: [] } },
    ]);
  }));

test('the same profile is read where Jamf answers XML to everything', () =>
  inStory({}, async ({ put, reach, observe, only, server }) => {
    await put(CONTENT);
    await reach(null, only(0, 2));
    server.state.xmlOnly = true;
    const seen = await observe();
    assert.deepEqual(seen.restrictions, [{ key: KEY, hash: CONTENT.hash, reach: only(0, 2) }]);
    assert.deepEqual(standings(seen), [`${ref(0)} assigned`, `${ref(2)} assigned`]);
  }));

test('all but the exempted ones: a scope of everybody, with exclusions', () =>
  inStory({}, async ({ put, reach, observe, server, fleet }) => {
    await put(CONTENT);
    await reach(null, { kind: 'all-but', devices: [ref(3)] });
    server.checkIn();
    const seen = await observe();
    assert.deepEqual(seen.restrictions[0]?.reach, { kind: 'all-but', devices: [ref(3)] });
    assert.deepEqual(
      standings(seen),
      [0, 1, 2, 4].map((index) => `${ref(index)} reported`),
    );
    assert.deepEqual(
      [...fleet.phones()].map((phone) => phone.canOpen(TIKTOK)),
      [false, false, false, true, false],
    );
  }));

test('an unsupervised iPhone lists the profile and opens the app: delivered, without effect', () =>
  inStory(
    { traits: (index) => (index === 1 ? { enrolment: 'device-enrolment' } : {}) },
    async ({ put, reach, observe, only, server, fleet }) => {
      await put(CONTENT);
      await reach(null, only(0, 1));
      server.checkIn();
      assert.deepEqual(standings(await observe()), [
        `${ref(0)} reported`,
        `${ref(1)} without-effect`,
      ]);
      assert.equal(fleet.phone(1).canOpen(TIKTOK), true);
    },
  ));

test('a phone under User Enrolment refuses the profile: assigned and never more', () =>
  inStory(
    { traits: { enrolment: 'user-enrolment', ownership: 'personal' } },
    async ({ put, reach, observe, only, server }) => {
      await put(CONTENT);
      await reach(null, only(0));
      server.checkIn();
      const seen = await observe();
      assert.deepEqual(standings(seen), [`${ref(0)} assigned`]);
      assert.equal(seen.devices[0]?.enrolment, 'user-enrolment');
    },
  ));

test('a phone that was off during a change still has the older content, and is only assigned the newer', () =>
  inStory({}, async ({ put, reach, observe, only, server, fleet }) => {
    await put(CONTENT);
    await reach(null, only(0, 1));
    server.checkIn();
    await put(NEWER, CONTENT);
    assert.deepEqual(standings(await observe()), [`${ref(0)} assigned`, `${ref(1)} assigned`]);
    server.checkIn();
    const seen = await observe();
    assert.deepEqual(standings(seen), [`${ref(0)} reported`, `${ref(1)} reported`]);
    assert.deepEqual([...new Set(seen.standings.map(({ hash }) => hash))], [NEWER.hash]);
    assert.equal(fleet.phone(0).held().size, 1, 'the older profile lies beside the newer');
  }));

test('a profile that was dropped stands on a phone until the phone has heard of it', () =>
  inStory(
    { traits: (index) => (index === 0 ? { notNow: 0 } : {}) },
    async ({ connector, put, reach, observe, only, server }) => {
      await put(CONTENT);
      await reach(null, only(0));
      server.checkIn();
      await connector.carryOut(
        { kind: 'drop', key: KEY, was: CONTENT.hash },
        { id: 'drop', content: null },
        never(),
      );
      const seen = await observe();
      assert.deepEqual([seen.restrictions, standings(seen)], [[], [`${ref(0)} reported`]]);
      assert.equal(seen.standings[0]?.leaving, true);
      server.checkIn();
      assert.deepEqual(standings(await observe()), []);
    },
  ));

test('an exempted phone still has it until it has heard, and is said to be losing it', () =>
  inStory({}, async ({ put, reach, observe, only, server }) => {
    await put(CONTENT);
    await reach(null, only(0, 1));
    server.checkIn();
    await reach(only(0, 1), only(0));
    assert.deepEqual(
      (await observe()).standings.map(({ standing, leaving }) => [standing, leaving ?? false]),
      [
        ['reported', false],
        ['reported', true],
      ],
    );
  }));

test('a hand that changes the content in Jamf shows as another meaning', () =>
  inStory({}, async ({ put, observe, server }) => {
    await put(CONTENT);
    const [profile] = server.state.profiles.values();
    assert.ok(profile);
    profile.payloads = profile.payloads.replaceAll(TIKTOK, 'com.apple.mobilephone');
    const [seen] = (await observe()).restrictions;
    assert.notEqual(seen?.hash, CONTENT.hash);
  }));

test('a scope with a group says more than a reach can: it differs from whatever is wanted', () =>
  inStory({}, async ({ put, reach, observe, only, server }) => {
    await put(CONTENT);
    await reach(null, only(0));
    const [profile] = server.state.profiles.values();
    profile?.scope.exclusions.set('mobile_device_groups', ['9']);
    assert.equal((await observe()).restrictions[0]?.reach, null);
  }));

test('a renamed profile is still ours, and a copy of it is somebody else’s', () =>
  inStory({}, async ({ put, observe, server }) => {
    await put(CONTENT);
    const [profile] = server.state.profiles.values();
    assert.ok(profile);
    createProfile(server.state, {
      general: { name: 'Copy', description: profile.description, payloads: profile.payloads },
    });
    assert.deepEqual(
      (await observe()).conflicts.map(({ name, what }) => [name, what]),
      [['Copy', 'sets-the-same']],
    );
    profile.name = 'Renamed';
    const seen = await observe();
    assert.deepEqual(
      seen.restrictions.map(({ key }) => key),
      [KEY],
    );
    assert.equal(named(profile.name), null);
  }));

test('lists of others are conflicts, named without what could mislead, and never ours', () =>
  inStory({}, async ({ observe, server }) => {
    const other = (name: string, payloads: string) =>
      createProfile(server.state, {
        general: { name, payloads },
        scope: { mobile_devices: { mobile_device: [{ id: ref(0) }, { id: ref(1) }] } },
      });
    other('Kiosk \u202Etxt', CONTENT.content.replaceAll('blockedApp', 'allowListedApp'));
    other('Games', CONTENT.content);
    other('Wi-Fi', CONTENT.content.replaceAll('com.apple.applicationaccess', 'com.apple.wifi'));
    const seen = await observe();
    assert.deepEqual(seen.restrictions, []);
    assert.deepEqual(seen.conflicts, [
      { name: 'Kiosk  txt', kind: 'apple-profile', what: 'allows-only-others', devices: 2 },
      { name: 'Games', kind: 'apple-profile', what: 'sets-the-same', devices: 2 },
    ]);
  }));

test('profiles that may not be read are unread, and none of them is said to be absent', () =>
  inStory({}, async ({ put, observe, server }) => {
    await put(CONTENT);
    server.traps.set({ forbids: ['restrictions'] });
    const seen = await observe();
    assert.deepEqual(seen.restrictions, []);
    assert.deepEqual(seen.unread, [{ what: { kind: 'restrictions' }, why: 'forbidden' }]);
    assert.equal(seen.devices.length, 5);
  }));

test('what a damaged record hides is unread for that device alone', () =>
  inStory({ devices: 120 }, async ({ put, reach, observe, only, server }) => {
    await put(CONTENT);
    await reach(null, only(0, 1));
    server.checkIn();
    server.state.damaged.set(1, { sections: ['PROFILES'] });
    const seen = await observe();
    assert.deepEqual(standings(seen), [`${ref(0)} reported`]);
    assert.deepEqual(seen.unread, [
      { what: { kind: 'device', device: ref(1) }, why: 'unexpected' },
    ]);
    assert.equal(seen.devices.length, 120);
  }));
