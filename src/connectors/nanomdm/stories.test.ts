import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Connector } from '../../actions/mdm/connector.ts';
import { READ_OPTIONS, readInventory } from '../../inventory/read.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Observation, SeenStanding } from '../../core/mdm/observation.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import type { AppId } from '../../core/statements.ts';
import { simulatedFleet } from '../simulated/fleet.ts';
import { nanomdm } from './index.ts';
import type { ApplePhone } from './phones/phone.ts';
import { realServer } from './real.fixture.ts';
import { declarationBlocking, profileBlocking } from './restriction.fixture.ts';
import { inTurns, startWorld, type World } from './world.fixture.ts';

const TIKTOK = 'com.zhiliaoapp.musically';
const real = realServer();
const where = real === null ? 'a fake NanoMDM' : 'a real NanoMDM';

/** Phones of all kinds: supervised ones on 26, 27 and 18, unsupervised ones, and holders' own under User Enrolment. */
const KINDS = [
  { enrolment: 'supervised', os: [26, 1] },
  { enrolment: 'supervised', os: [27, 0] },
  { enrolment: 'supervised', os: [18, 2] },
  { enrolment: 'device-enrolment', os: [26, 1] },
  { enrolment: 'user-enrolment', os: [26, 1] },
] as const;
const OFF = 5;
const LOCKED = 6;
/** Less where it is a fake, which shows nothing more by more of them. */
const PHONES = real === null ? 40 : 200;

const fleet = simulatedFleet({
  seed: 42,
  devices: PHONES,
  appsEach: 20,
  prohibited: [{ identifier: TIKTOK, name: 'TikTok', platform: 'ios', share: 1 }],
  traits: (index) => ({
    platform: 'ios',
    ...KINDS[index % KINDS.length],
    offFor: index === OFF ? 24 : 0,
    notNow: 0,
  }),
});

let world: World;
let connector: Connector;
const signal = new AbortController().signal;
describe(`phones of ${where}`, () => {
  before(async () => {
    world = await startWorld(fleet, real);
    connector = nanomdm.open(world.connect());
    await inTurns(world.phones, (phone) => phone.enrol());
    await world.settle(connector);
  });
  after(() => world.close());

  const of = (kind: number): readonly ApplePhone[] =>
    world.phones.filter((_, index) => index % KINDS.length === kind);
  const ref = ({ phone }: ApplePhone): DeviceRef => phone.id as DeviceRef;
  const observe = (): Promise<Observation> => connector.observe({ keys: [] }, signal);
  const standingOf = (
    seen: Observation,
    phone: ApplePhone,
    restriction: Restriction,
  ): SeenStanding | undefined =>
    seen.standings.find(({ device, key }) => device === ref(phone) && key === restriction.key);
  let run = 0;
  async function give(phone: ApplePhone, restriction: Restriction, id = `give-${(run += 1)}`) {
    const { key, hash } = restriction;
    const step: Step = { kind: 'give', key, device: ref(phone), now: hash };
    return connector.carryOut(step, { id, content: restriction }, signal);
  }
  const removal = (phone: ApplePhone): Step => ({
    kind: 'remove-app',
    device: ref(phone),
    app: 'tiktok' as AppId,
    identifier: TIKTOK,
  });

  /** All pages, and what the phones then answer, read as an inventory. */
  async function sync() {
    world.lists();
    for (let cursor: string | null = null; ;) {
      const page = await connector.page(cursor, signal);
      for await (const piece of page.content) assert.equal(piece.length, 0);
      if (page.next === null) break;
      cursor = page.next;
    }
    await world.settle(connector);
    const log = Buffer.concat(world.lists().flatMap((list) => [list, Buffer.from('\n')]));
    const watchlist = {
      identifiers: [
        { identifier: TIKTOK, platform: 'ios', app: 'tiktok' as AppId, kind: 'identifier' },
      ],
      names: [],
    } as const;
    const [inventory] = await readInventory(
      { name: 'webhook', size: log.length, stream: () => once(log) },
      watchlist,
      READ_OPTIONS,
    );
    assert.ok(inventory !== undefined);
    return inventory;
  }
  async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    yield bytes;
  }

  test(`${where}: ${PHONES} phones enrol, and their apps are listed`, async () => {
    const inventory = await sync();
    const devices = [...inventory.devices];
    assert.equal(devices.length, PHONES - 1, 'all but the one that is off');
    const found = new Set(inventory.hits.map(({ device }) => device));
    for (const phone of [...of(0), ...of(3)])
      if (phone !== world.phone(OFF)) assert.ok(found.has(phone.phone.id));
    // Under User Enrolment the phone shows managed apps alone: not one hit, and not one clean phone.
    for (const { phone } of of(4)) {
      assert.ok(!found.has(phone.id));
      const device = devices.find(({ key }) => key === phone.id);
      assert.deepEqual([device?.enrolment, device?.visibility], ['user-enrolment', 'managed-only']);
    }
    const supervised = devices.find(({ key }) => key === world.phone(0).phone.id);
    assert.deepEqual(
      [supervised?.enrolment, supervised?.serial],
      ['supervised', world.phone(0).phone.serial],
    );
  });

  test(`${where}: devices are known by what decides how they can be blocked`, async () => {
    const { devices, unread } = await observe();
    assert.equal(devices.length, PHONES);
    const seen = (index: number) => devices.find(({ ref }) => ref === world.phone(index).phone.id);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((index) => [seen(index)?.enrolment, seen(index)?.os]),
      KINDS.map(({ enrolment, os }) => [enrolment, os]),
    );
    assert.ok(seen(1)?.capabilities.includes('com.apple.configuration.app.settings'));
    assert.ok(!seen(0)?.capabilities.includes('com.apple.configuration.app.settings'));
    // The one that is off has said nothing yet: nothing of it is called absent.
    assert.deepEqual(
      unread.map(({ what }) => (what.kind === 'device' ? what.device : null)),
      [ref(world.phone(OFF))],
    );
  });

  test(`${where}: removed first, then blocked, and proven by what the phone says is in force`, async () => {
    const restriction = profileBlocking([TIKTOK]);
    const [exempt, ...others] = of(0).filter((phone) => phone !== world.phone(OFF));
    assert.ok(exempt !== undefined);
    for (const phone of others) {
      await connector.carryOut(
        removal(phone),
        { id: `remove-${phone.phone.id}`, content: null },
        signal,
      );
      assert.equal((await give(phone, restriction)).kind, 'waiting');
    }
    await world.settle(connector);
    const seen = await observe();
    for (const phone of others) {
      assert.equal(phone.phone.has(TIKTOK), false);
      assert.equal(phone.phone.canInstall(TIKTOK), false);
      const standing = standingOf(seen, phone, restriction);
      assert.deepEqual([standing?.standing, standing?.hash], ['proven', restriction.hash]);
    }
    assert.equal(exempt.phone.canOpen(TIKTOK), true);
    assert.equal(standingOf(seen, exempt, restriction), undefined);
    const inventory = await sync();
    const hits = new Set(inventory.hits.map(({ device }) => device));
    assert.equal(hits.has(exempt.phone.id), true);
    assert.ok(others.every(({ phone }) => !hits.has(phone.id)));
  });

  test(`${where}: on OS 27 a declaration blocks, and its status proves it; without it the app can be used again`, async () => {
    const [phone, other] = of(1);
    assert.ok(phone !== undefined && other !== undefined);
    const first = declarationBlocking([TIKTOK]);
    const second = declarationBlocking([TIKTOK, 'org.example.another']);
    await give(phone, first);
    await world.settle(connector, [phone, other]);
    const seen = standingOf(await observe(), phone, first);
    assert.deepEqual([seen?.standing, seen?.hash], ['proven', first.hash]);
    assert.equal(phone.phone.canOpen(TIKTOK), false);
    assert.equal(other.phone.canOpen(TIKTOK), true);
    // A new version reaches the one that is given it, and takes the place of the old one there.
    await give(other, first);
    await give(phone, second);
    await world.settle(connector, [phone, other]);
    assert.equal(phone.phone.canInstall('org.example.another'), false);
    assert.equal(other.phone.canInstall('org.example.another'), true);
    const both = await observe();
    assert.equal(standingOf(both, phone, second)?.hash, second.hash);
    assert.equal(standingOf(both, other, first)?.hash, first.hash);
    const take: Step = { kind: 'take', key: first.key, device: ref(phone) };
    await connector.carryOut(take, { id: 'take-declaration', content: null }, signal);
    await world.settle(connector, [phone, other]);
    assert.equal(phone.phone.canOpen(TIKTOK), true);
    assert.equal(standingOf(await observe(), phone, first), undefined);
  });

  test(`${where}: an unsupervised phone says that it installed the profile, and Grendel says that it does nothing`, async () => {
    const [phone] = of(3);
    assert.ok(phone !== undefined);
    const restriction = profileBlocking([TIKTOK]);
    await give(phone, restriction, 'unsupervised');
    await world.settle(connector, [phone]);
    assert.equal((await give(phone, restriction, 'unsupervised')).kind, 'done');
    assert.equal(standingOf(await observe(), phone, restriction)?.standing, 'without-effect');
    assert.equal(phone.phone.canOpen(TIKTOK), true);
  });

  test(`${where}: an app that is not managed stays on an unsupervised or older phone, and the step says why`, async () => {
    for (const kind of [2, 3]) {
      const phone = of(kind)[1];
      assert.ok(phone !== undefined);
      const carry = () =>
        connector.carryOut(removal(phone), { id: `unmanaged-${kind}`, content: null }, signal);
      await carry();
      await world.settle(connector, [phone]);
      const result = await carry();
      assert.deepEqual(
        [result.kind, result.kind === 'failed' && result.code],
        ['failed', 'not-managed'],
      );
      // Domain and number, and nothing of the phone's sentence.
      assert.match(
        result.kind === 'failed' ? (result.detail ?? '') : '',
        /^MCMDMErrorDomain\.\d+$/,
      );
    }
  });

  test(`${where}: a phone that is off gets it when it is switched on`, async () => {
    const phone = world.phone(OFF);
    const restriction = profileBlocking([TIKTOK]);
    await connector.carryOut(removal(phone), { id: 'off-remove', content: null }, signal);
    assert.equal((await give(phone, restriction, 'off-give')).kind, 'waiting');
    await world.settle(connector, [phone]);
    assert.equal(standingOf(await observe(), phone, restriction)?.standing, 'assigned');
    fleet.advance(25);
    await world.settle(connector, [phone]);
    assert.equal(phone.phone.has(TIKTOK), false);
    assert.equal(standingOf(await observe(), phone, restriction)?.standing, 'proven');
    assert.equal((await give(phone, restriction, 'off-give')).kind, 'done');
  });

  test(`${where}: behind a locked phone's NotNow no later step overtakes`, async () => {
    const [phone] = of(2).slice(LOCKED);
    assert.ok(phone !== undefined);
    const restriction = profileBlocking([TIKTOK]);
    await give(phone, restriction, 'locked-give');
    const take: Step = { kind: 'take', key: restriction.key, device: ref(phone) };
    await connector.carryOut(take, { id: 'locked-take', content: null }, signal);
    phone.lock(true);
    await phone.talk();
    phone.lock(false);
    await world.settle(connector, [phone]);
    // Overtaken, the profile would have been taken first and then given.
    assert.equal(phone.profiles.size, 0);
    const result = await connector.carryOut(take, { id: 'locked-take', content: null }, signal);
    assert.equal(result.kind, 'done');
  });

  test(`${where}: a phone that enrols again has nothing of ours, and the same step goes out again`, async () => {
    const [, , phone] = of(2);
    assert.ok(phone !== undefined);
    const restriction = profileBlocking([TIKTOK]);
    await give(phone, restriction, 'again');
    await world.settle(connector, [phone]);
    assert.equal(phone.phone.canOpen(TIKTOK), false);
    await phone.enrol();
    await world.settle(connector, [phone]);
    assert.equal(phone.phone.canOpen(TIKTOK), true);
    assert.equal(standingOf(await observe(), phone, restriction), undefined);
    await give(phone, restriction, 'again');
    await world.settle(connector, [phone]);
    assert.equal(standingOf(await observe(), phone, restriction)?.standing, 'proven');
  });

  test(`${where}: a phone that checks out is gone`, async () => {
    const [, , , phone] = of(2);
    assert.ok(phone !== undefined);
    await phone.checkOut();
    await world.settle(connector, []);
    const { devices } = await observe();
    assert.ok(!devices.some((device) => device.ref === ref(phone)));
    const result = await give(phone, profileBlocking([TIKTOK]));
    assert.deepEqual(result, { kind: 'failed', code: 'gone', detail: null });
  });
});
