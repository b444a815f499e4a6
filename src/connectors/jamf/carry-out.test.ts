import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { AppId } from '../../core/statements.ts';
import { jamf } from './index.ts';
import { createProfile } from './simulator/profile-store.ts';
import { emptyScope } from './simulator/state.ts';
import { inStory, KEY, never, ref, restriction, type Story, TIKTOK } from './testing.fixture.ts';

const CONTENT = restriction([TIKTOK]);
const NEWER = restriction([TIKTOK, 'com.tencent.xin']);
const code = (result: Awaited<ReturnType<Story['put']>>) =>
  result.kind === 'failed' ? result.code : result.kind;
const drop: Step = { kind: 'drop', key: KEY, was: CONTENT.hash };
const carry = ({ connector }: Story, step: Step) =>
  connector.carryOut(step, { id: 'one', content: null }, never());
const only = (server: Story['server']) => {
  const [profile] = server.state.profiles.values();
  assert.ok(profile);
  return profile;
};

test('a new content keeps the identity of the profile, so that phones replace the old one', () =>
  inStory({}, async (story) => {
    await story.put(CONTENT);
    const before = only(story.server);
    const identity = /<key>PayloadIdentifier<\/key>\s*<string>([^<]*)/;
    const [, identifier] = identity.exec(before.payloads) ?? [];
    assert.equal(code(await story.put(NEWER, CONTENT)), 'done');
    const [, after] = identity.exec(only(story.server).payloads) ?? [];
    assert.equal(after, identifier);
    assert.equal(only(story.server).redeploy, 'All');
    assert.ok(only(story.server).payloads.includes('com.tencent.xin'));
  }));

test('a new content leaves whom it is given to as it is, groups that an administrator added included', () =>
  inStory({}, async (story) => {
    await story.put(CONTENT);
    await story.reach(null, story.only(0, 1));
    only(story.server).scope.exclusions.set('mobile_device_groups', ['9']);
    await story.put(NEWER, CONTENT);
    const { scope } = only(story.server);
    assert.deepEqual(scope.lists.get('mobile_devices'), [ref(0), ref(1)]);
    assert.deepEqual(scope.exclusions.get('mobile_device_groups'), ['9']);
  }));

test('what an administrator changed since the plan was made stays as they left it', () =>
  inStory({}, async (story) => {
    await story.put(CONTENT);
    const profile = only(story.server);
    profile.payloads = profile.payloads.replaceAll(TIKTOK, 'com.example.other');
    const changed = profile.payloads;
    assert.equal(code(await story.put(NEWER, CONTENT)), 'changed-meanwhile');
    assert.equal(code(await carry(story, drop)), 'changed-meanwhile');
    assert.equal(only(story.server).payloads, changed);
  }));

test('a reach that somebody changed meanwhile stays as they left it', () =>
  inStory({}, async (story) => {
    await story.put(CONTENT);
    await story.reach(null, story.only(0));
    only(story.server).scope.lists.set('mobile_devices', [ref(0), ref(4)]);
    assert.equal(code(await story.reach(story.only(0), story.only(0, 1))), 'changed-meanwhile');
    assert.deepEqual(only(story.server).scope.lists.get('mobile_devices'), [ref(0), ref(4)]);
  }));

test('a device that was deleted meanwhile: its reach is planned again', () =>
  inStory({}, async (story) => {
    await story.put(CONTENT);
    story.server.state.forget(1);
    assert.equal(code(await story.reach(null, story.only(0, 1))), 'changed-meanwhile');
  }));

test('a profile that is gone is gone, and is not made anew by a step that meant to change it', () =>
  inStory({}, async (story) => {
    assert.equal(code(await story.put(NEWER, CONTENT)), 'gone');
    assert.equal(code(await story.reach(null, story.only(0))), 'gone');
    assert.equal(code(await carry(story, drop)), 'done');
    assert.equal(story.server.state.profiles.size, 0);
  }));

test('somebody else’s profile under our name is not touched, and not taken for ours', () =>
  inStory({}, async (story) => {
    await story.put(CONTENT);
    const { name } = only(story.server);
    story.server.state.profiles.clear();
    createProfile(story.server.state, { general: { name, payloads: CONTENT.content } });
    const before = JSON.stringify([...story.server.state.profiles]);
    assert.equal(code(await story.put(CONTENT)), 'refused');
    assert.equal(JSON.stringify([...story.server.state.profiles]), before);
  }));

test('a Jamf that says 201 and does nothing: the step waits, and is never done', () =>
  inStory({}, async (story) => {
    story.server.traps.set({ deaf: true });
    assert.equal(code(await story.put(CONTENT)), 'waiting');
    story.server.traps.set({});
    await story.put(CONTENT);
    story.server.traps.set({ deaf: true });
    assert.equal(code(await story.put(NEWER, CONTENT)), 'waiting');
    assert.equal(code(await story.reach(null, story.only(0))), 'waiting');
    assert.equal(code(await carry(story, drop)), 'waiting');
  }));

test('an app that Jamf put there is taken off by an exclusion; the rest of its scope stays', () =>
  inStory({}, async (story) => {
    const scope = { ...emptyScope(), all: true };
    scope.exclusions.set('mobile_devices', [ref(4)]);
    scope.exclusions.set('buildings', ['3']);
    story.server.state.apps.set('1', { id: '1', bundle: TIKTOK, scope });
    const step: Step = {
      kind: 'remove-app',
      device: ref(0),
      app: 'tiktok' as AppId,
      identifier: TIKTOK,
    };
    assert.equal(code(await carry(story, step)), 'waiting');
    const after = story.server.state.apps.get('1')?.scope;
    assert.deepEqual(after?.exclusions.get('mobile_devices'), [ref(4), ref(0)]);
    assert.deepEqual(after?.exclusions.get('buildings'), ['3']);
    assert.equal(after?.all, true);
    story.server.checkIn();
    assert.equal(story.fleet.phone(0).has(TIKTOK), false);
    const changes = story.server.changes();
    assert.equal(code(await carry(story, step)), 'waiting');
    assert.equal(story.server.changes(), changes);
  }));

test('an app that the holder installed is nothing that Jamf can take off', () =>
  inStory({}, async (story) => {
    const step: Step = {
      kind: 'remove-app',
      device: ref(0),
      app: 'tiktok' as AppId,
      identifier: TIKTOK,
    };
    assert.equal(code(await carry(story, step)), 'not-managed');
    story.server.state.apps.set('1', { id: '1', bundle: TIKTOK, scope: emptyScope() });
    assert.equal(code(await carry(story, step)), 'not-managed');
  }));

test('Jamf gives profiles by their scope: a step for one device by itself is refused', () =>
  inStory({}, async (story) => {
    const step: Step = { kind: 'take', key: KEY, device: ref(0) };
    assert.equal(code(await carry(story, step)), 'not-supported');
  }));

test('without the second credential everything but apply works, and the fault says which is missing', () =>
  inStory({}, async ({ connection }) => {
    const connector = jamf.open({
      ...connection,
      secret: (name) => (name === 'client-secret' ? connection.secret(name) : null),
    });
    assert.equal((await connector.observe({ keys: [] }, never())).devices.length, 5);
    assert.equal(connector.nudge, null);
    await assert.rejects(
      connector.carryOut(drop, { id: 'one', content: null }, never()),
      (error) => error instanceof MdmFault && error.message.includes('apply-client-secret'),
    );
  }));

test('the reading credential may not write, however it is used', () =>
  inStory({}, async ({ connection, server }) => {
    const connector = jamf.open({
      ...connection,
      settings: { ...connection.settings, 'apply-client': connection.settings['client'] ?? '' },
      secret: () => connection.secret('client-secret'),
    });
    await assert.rejects(
      connector.carryOut(
        { kind: 'put', key: KEY, was: null, now: CONTENT.hash },
        { id: 'one', content: CONTENT },
        never(),
      ),
      (error) => error instanceof MdmFault && error.kind === 'forbidden',
    );
    assert.equal(server.changes(), 0);
  }));

test('a nudged phone reports what it has', () =>
  inStory({}, async ({ connector, put, reach, only, observe }) => {
    await put(CONTENT);
    await reach(null, only(0, 1));
    await connector.nudge?.([ref(1)], never());
    assert.deepEqual(
      (await observe()).standings.map(({ standing }) => standing),
      ['assigned', 'reported'],
    );
  }));
