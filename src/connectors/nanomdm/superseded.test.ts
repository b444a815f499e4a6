import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Connector } from '../../actions/mdm/connector.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import { memoryInProcess } from '../simulated/connection.ts';
import { simulatedFleet } from '../simulated/fleet.ts';
import { nanomdm } from './index.ts';
import { declarationBlocking } from './restriction.fixture.ts';
import { makeTools } from './tools.ts';
import { startWorld, type World } from './world.fixture.ts';

const TIKTOK = 'com.zhiliaoapp.musically';
const signal = new AbortController().signal;
const fleet = simulatedFleet({
  seed: 7,
  devices: 2,
  appsEach: 2,
  traits: { platform: 'ios', enrolment: 'supervised', os: [27, 0], offFor: 0, notNow: 0 },
});
const VERSIONS = [1, 2, 3, 4].map((n) =>
  declarationBlocking([TIKTOK, ...(n === 1 ? [] : [`org.example.version${n}`])]),
);

describe('versions of a list that a newer one takes the place of', () => {
  let world: World;
  let connector: Connector;
  before(async () => {
    world = await startWorld(fleet, null);
    connector = nanomdm.open(world.connect());
    for (const phone of world.phones) await phone.enrol();
    await world.settle(connector);
  });
  after(() => world.close());

  let run = 0;
  const ref = (index: number): DeviceRef => world.phone(index).phone.id as DeviceRef;
  const kmfddm = () => makeTools(world.connect()).kmfddm ?? assert.fail('no KMFDDM');
  const sets = async (): Promise<readonly string[]> => (await kmfddm().sets(signal)).toSorted();
  const setOf = (content: Restriction): string =>
    `grendel.${content.key}.${content.hash.slice(0, 12)}`;
  async function put(content: Restriction): Promise<void> {
    const { key, hash } = content;
    const step = { kind: 'put', key, was: null, now: hash } as const;
    const done = await connector.carryOut(step, { id: `put-${(run += 1)}`, content }, signal);
    assert.deepEqual(done, { kind: 'done' });
  }
  async function give(index: number, content: Restriction): Promise<void> {
    const { key, hash } = content;
    const step = { kind: 'give', key, device: ref(index), now: hash } as const;
    await connector.carryOut(step, { id: `give-${(run += 1)}`, content }, signal);
    await world.settle(connector);
    // Asked how it stands, as the next plan does.
    await connector.observe({ keys: [] }, signal);
  }
  const [first, second, third, fourth] = VERSIONS as [
    Restriction,
    Restriction,
    Restriction,
    Restriction,
  ];

  test('stay while a device has them, and are gone with the next one once none has', async () => {
    await put(first);
    await give(0, first);
    await give(1, first);
    await put(second);
    await give(0, second);
    // The canary alone has the second: the other keeps the first.
    await put(third);
    assert.deepEqual(await sets(), [first, second].map(setOf).toSorted());
    assert.equal(world.phone(1).phone.canOpen(TIKTOK), false);
    await give(0, third);
    await give(1, third);
    await put(fourth);
    assert.deepEqual(await sets(), [setOf(third)]);
    assert.deepEqual(
      [0, 1].map((at) => world.phone(at).phone.canOpen(TIKTOK)),
      [false, false],
    );
    assert.equal(world.phone(1).phone.canInstall('org.example.version3'), false);
    assert.equal(world.phone(1).phone.canInstall('org.example.version2'), true);
  });

  test('of somebody else, or of a time that Grendel remembers nothing of, stay', async () => {
    const other = { Type: 'com.apple.configuration.test', Identifier: 'other.0123456789ab' };
    await kmfddm().putDeclaration(other, signal);
    await kmfddm().addToSet(
      'grendel.block.apple-declaration.0123456789ab',
      other.Identifier,
      signal,
    );
    await kmfddm().addToSet('theirs', other.Identifier, signal);
    await put(first);
    assert.deepEqual(
      (await sets()).filter((set) => set !== setOf(third)),
      ['grendel.block.apple-declaration.0123456789ab', 'theirs'],
    );
  });

  test('that an earlier connection put there are seen as ours, and are replaced', async () => {
    const anew = nanomdm.open({ ...world.connect(), memory: memoryInProcess() });
    for (const phone of world.phones) await phone.enrol();
    await world.settle(anew);
    await anew.nudge?.([ref(0), ref(1)], signal);
    await world.settle(anew);
    const seen = await anew.observe({ keys: [] }, signal);
    const standing = seen.standings.find(({ device }) => device === ref(0));
    assert.deepEqual(
      [standing?.key, standing?.hash, standing?.standing],
      [third.key, null, 'proven'],
    );
    const step = { kind: 'give', key: fourth.key, device: ref(0), now: fourth.hash } as const;
    await anew.carryOut(step, { id: 'anew', content: fourth }, signal);
    await world.settle(anew);
    assert.deepEqual(await kmfddm().setsOf(ref(0), signal), [setOf(fourth)]);
  });
});
