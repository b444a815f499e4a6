import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Delivery } from '../../core/mdm/plan.ts';
import { ANN } from '../../wiring/government.fixture.ts';
import {
  Dead,
  dyingAt,
  NEXT_POINT,
  newMdmWorld,
  NEVER,
  untilLater,
  type MdmWorld,
} from '../../wiring/mdm/world.fixture.ts';
import { beginApply, stopPlan } from './apply.ts';
import { beginSync } from './begin-sync.ts';
import { workOnApplies } from './carry-on.ts';
import { drift, verify } from './check.ts';
import { MdmFault } from './connector.ts';
import type { MdmServer } from './door.ts';
import { makePlanFor, raiseLimit, revert, type PlanAsked } from './plans.ts';
import type { PlanId, StoredPlan } from './stored.ts';
import { everything } from './everything.fixture.ts';
import { workOnSyncs } from './work-on-syncs.ts';

const CANARY: PlanAsked = { scope: 'canary', canary: { count: 2 }, remove: false };
const ALL: PlanAsked = { scope: 'all', canary: null, remove: false };

async function made(world: MdmWorld, asked: PlanAsked): Promise<StoredPlan> {
  const plan = await makePlanFor(world.server, ANN, world.connection.id, asked, NEVER);
  assert.ok(plan.ok, plan.ok ? '' : plan.code);
  return plan.value;
}
async function begin({ server }: MdmWorld, { id }: StoredPlan): Promise<void> {
  const begun = await beginApply(server, ANN, id, NEVER);
  assert.ok(begun.ok, begun.ok ? '' : `${begun.code} ${JSON.stringify(begun.facts)}`);
}
const work = (world: MdmWorld, server: MdmServer = world.server, owner = 'one'): Promise<void> =>
  workOnApplies(server, { owner, until: untilLater(world), signal: NEVER, only: null });
async function applied(world: MdmWorld, asked: PlanAsked): Promise<StoredPlan> {
  const plan = await made(world, asked);
  await begin(world, plan);
  await work(world);
  const after = await world.store.mdm.plan(plan.id);
  assert.equal(after?.state, 'done');
  return plan;
}
async function checked(world: MdmWorld, id: PlanId): Promise<string> {
  const check = await verify(world.server, ANN, id, NEVER);
  assert.ok(check.ok);
  return check.value.outcome;
}
/** Canary, verified, and then everybody. */
async function everywhere(world: MdmWorld): Promise<StoredPlan> {
  assert.equal(await checked(world, (await applied(world, CANARY)).id), 'held');
  return applied(world, ALL);
}
async function read(world: MdmWorld): Promise<void> {
  const sync = await beginSync(world.server, ANN, world.connection.id);
  assert.ok(sync.ok);
  await workOnSyncs(world.server, {
    owner: 'one',
    until: untilLater(world),
    signal: NEVER,
    only: null,
  });
}
const blocked = ({ fake }: MdmWorld): readonly string[] => {
  const has = (id: string): boolean =>
    [...(fake.given.get(id)?.keys() ?? [])].length > 0 ||
    [...fake.restrictions.values()].some(({ reach }) =>
      reach?.kind === 'only'
        ? reach.devices.includes(id as never)
        : reach?.kind === 'all-but' && !reach.devices.includes(id as never),
    );
  return [...fake.phones.keys()].filter(has);
};

for (const delivery of ['fleet', 'device'] as const satisfies readonly Delivery[]) {
  test(`${delivery}: nobody gets anything before a canary had it and it held`, async () => {
    const world = await newMdmWorld({ delivery });
    const early = await makePlanFor(world.server, ANN, world.connection.id, ALL, NEVER);
    assert.equal(early.ok ? '' : early.code, 'canary-first');
    const canary = await applied(world, CANARY);
    assert.equal(blocked(world).length, 2);
    const still = await makePlanFor(world.server, ANN, world.connection.id, ALL, NEVER);
    assert.equal(still.ok ? '' : still.code, 'canary-first', 'a 200 is no proof');
    assert.equal(await checked(world, canary.id), 'held');
    const all = await applied(world, ALL);
    assert.equal(blocked(world).length, 5);
    assert.equal(await checked(world, all.id), 'held');
    assert.deepEqual(
      (await made(world, ALL)).document.steps,
      [],
      'planning again finds nothing to do',
    );
  });

  test(`${delivery}: killed at any use of the database and taken up by another: each step once, and all of them`, async () => {
    for (let n = 1, finished = false; !finished; n += NEXT_POINT) {
      const world = await newMdmWorld({ delivery, phones: 3 });
      const plan = await made(world, CANARY);
      await begin(world, plan);
      const mortal = dyingAt(world.server, n);
      await work(world, mortal).catch((error: unknown) => assert.ok(error instanceof Dead));
      finished = !mortal.isDead();
      world.pass(120_000);
      await work(world, world.server, 'two');
      assert.deepEqual([n, (await world.store.mdm.plan(plan.id))?.state], [n, 'done']);
      assert.equal(world.fake.effects.length, plan.document.steps.length, 'no effect came twice');
      assert.equal(new Set(world.fake.effects).size, world.fake.effects.length);
      assert.equal(blocked(world).length, 2);
      const ended = (await world.said(0)).filter((one) => one.startsWith('plan.apply-ended'));
      assert.deepEqual(ended, ['plan.apply-ended applied']);
    }
  });

  test(`${delivery}: a connection that breaks after the MDM did it: the same id comes again, and does nothing`, async () => {
    const world = await newMdmWorld({ delivery, phones: 3 });
    const plan = await made(world, CANARY);
    await begin(world, plan);
    let breaks = true;
    world.fake.traps = {
      after: (call) => {
        if (call === 'carryOut' && breaks) throw new MdmFault('unavailable', 'broken', 'Wait.');
      },
    };
    for (let i = 0; i < plan.document.steps.length; i++) {
      await assert.rejects(work(world), MdmFault);
      world.pass(120_000);
      breaks = i % 2 === 0;
      if (!breaks) break;
    }
    breaks = false;
    await work(world);
    assert.equal((await world.store.mdm.plan(plan.id))?.state, 'done');
    assert.equal(world.fake.effects.length, plan.document.steps.length);
    assert.ok(world.fake.asked.length > plan.document.steps.length);
  });

  test(`${delivery}: taking it back brings back what was seen before`, async () => {
    const world = await newMdmWorld({ delivery });
    const all = await everywhere(world);
    const back = await revert(world.server, ANN, all.id, NEVER);
    assert.ok(back.ok);
    assert.equal(back.value.document.kind, 'revert');
    await begin(world, back.value);
    await work(world);
    assert.equal(blocked(world).length, 2, 'the canary had it before');
    assert.equal((await world.store.mdm.plan(all.id))?.state, 'reverted');
    assert.equal(await checked(world, back.value.id), 'held');
    assert.equal((await revert(world.server, ANN, all.id, NEVER)).ok, false);
  });
}

test('applying twice is applying once, and two plans never run on one connection', async () => {
  const world = await newMdmWorld();
  const plan = await made(world, CANARY);
  const other = await made(world, CANARY);
  await begin(world, plan);
  await begin(world, plan);
  const refusedOther = await beginApply(world.server, ANN, other.id, NEVER);
  assert.equal(refusedOther.ok ? '' : refusedOther.code, 'apply-running');
  await Promise.all(['one', 'two', 'three'].map((owner) => work(world, world.server, owner)));
  assert.equal(world.fake.asked.length, plan.document.steps.length, 'one of them was at it alone');
  const again = await beginApply(world.server, ANN, plan.id, NEVER);
  assert.equal(again.ok ? '' : again.code, 'plan-ended');
  const late = await beginApply(world.server, ANN, other.id, NEVER);
  assert.equal(late.ok ? '' : late.code, 'plan-stale', 'what it rests on has been done by another');
});

test('a plan that touches more than the limit waits until somebody has raised it', async () => {
  const world = await newMdmWorld({ phones: 60 });
  await applied(world, CANARY);
  const [canary] = await world.store.mdm.plans(world.connection.id, { before: null, limit: 1 });
  assert.ok(canary);
  await checked(world, canary.id);
  const all = await made(world, ALL);
  const held = await beginApply(world.server, ANN, all.id, NEVER);
  assert.deepEqual(
    [held.ok ? '' : held.code, held.ok ? '' : held.facts['holds']],
    ['plan-held', ['over-limit']],
  );
  const low = await raiseLimit(world.server, ANN, all.id, { limit: 10, why: 'a mistake' });
  assert.equal(low.ok ? '' : low.code, 'limit-not-raised');
  const raised = await raiseLimit(world.server, ANN, all.id, {
    limit: 100,
    why: 'the whole ministry',
  });
  assert.ok(raised.ok && raised.value.limit === 100);
  await begin(world, all);
  await work(world);
  assert.equal(blocked(world).length, 60);
  assert.ok((await world.said(0)).includes('plan.limit-raised 100'));
});

test('a plan refuses where the MDM is no longer as it was, or a day has gone by', async () => {
  const world = await newMdmWorld();
  await everywhere(world);
  world.fake.phones.set('device-id-new', {
    apps: [],
    platform: 'ios',
    enrolment: 'supervised',
    isOff: false,
  });
  const [lying] = world.fake.restrictions.values();
  assert.ok(lying);
  const { restriction } = lying;
  lying.restriction = { ...restriction, hash: 'ab'.repeat(32) as never };
  const plan = await made(world, ALL);
  assert.ok(plan.document.steps.length > 0);
  lying.restriction = { ...restriction, hash: 'cd'.repeat(32) as never };
  const stale = await beginApply(world.server, ANN, plan.id, NEVER);
  assert.deepEqual(
    [stale.ok ? '' : stale.code, stale.ok ? '' : stale.facts['because']],
    ['plan-stale', 'changed'],
  );
  lying.restriction = { ...restriction, hash: 'ab'.repeat(32) as never };
  world.pass(25 * 3_600_000);
  const old = await beginApply(world.server, ANN, plan.id, NEVER);
  assert.deepEqual(
    [old.ok ? '' : old.code, old.ok ? '' : old.facts['because']],
    ['plan-stale', 'too-old'],
  );
});

test('a 200 that does nothing is found out, and a read error is no drift', async () => {
  const world = await newMdmWorld();
  world.fake.traps = { deaf: true };
  const plan = await applied(world, CANARY);
  assert.equal(await checked(world, plan.id), 'differs');
  world.fake.traps = {};
  const again = await applied(world, CANARY);
  assert.equal(await checked(world, again.id), 'held');
  world.fake.traps = { unread: [{ what: { kind: 'restrictions' }, why: 'forbidden' }] };
  const blind = await drift(world.server, ANN, world.connection.id, NEVER);
  assert.ok(blind.ok);
  assert.deepEqual([blind.value.outcome, blind.value.result.steps], ['unread', {}]);
  world.fake.traps = { standing: 'without-effect' };
  assert.equal(await checked(world, again.id), 'differs');
  world.fake.traps = {};
  world.fake.restrictions.clear();
  const gone = await drift(world.server, ANN, world.connection.id, NEVER);
  assert.ok(gone.ok && gone.value.outcome === 'differs');
});

test('a phone that is off holds up nobody, and gets it when it is on again', async () => {
  const world = await newMdmWorld({ delivery: 'device', phones: 2 });
  const phone = world.fake.phones.get('device-id-100');
  assert.ok(phone);
  phone.isOff = true;
  const plan = await made(world, CANARY);
  await begin(world, plan);
  await work(world);
  assert.deepEqual(blocked(world), ['device-id-101']);
  assert.equal((await world.store.mdm.plan(plan.id))?.state, 'running');
  assert.equal((await world.store.mdm.stepCounts(plan.id)).sent, 1);
  phone.isOff = false;
  await work(world);
  assert.equal((await world.store.mdm.plan(plan.id))?.state, 'done');
  assert.equal(blocked(world).length, 2);
});

test('a phone that stays off keeps no plan running for ever; a plan that is stopped goes no further', async () => {
  const world = await newMdmWorld({ delivery: 'device', phones: 2 });
  for (const phone of world.fake.phones.values()) phone.isOff = true;
  const plan = await made(world, CANARY);
  await begin(world, plan);
  await work(world);
  world.pass(25 * 3_600_000);
  await work(world);
  assert.equal((await world.store.mdm.plan(plan.id))?.state, 'done');
  assert.equal(await checked(world, plan.id), 'differs');

  const other = await made(world, CANARY);
  await begin(world, other);
  assert.ok((await stopPlan(world.server, ANN, other.id)).ok);
  const asked = world.fake.asked.length;
  await work(world);
  assert.equal(world.fake.asked.length, asked);
});

test('findings learn that their app can not be opened, and that nobody knows it any more', async () => {
  const world = await newMdmWorld();
  await read(world);
  assert.deepEqual(
    (await world.rows()).map(({ usable }) => usable),
    [null],
  );
  await everywhere(world);
  const [all] = await world.store.mdm.plans(world.connection.id, { before: null, limit: 1 });
  assert.ok(all);
  await checked(world, all.id);
  const [finding] = await world.rows();
  assert.deepEqual([finding?.usable, finding?.present, finding?.state], [false, true, 'open']);
  world.fake.traps = { unread: [{ what: { kind: 'standings', key: null }, why: 'throttled' }] };
  await drift(world.server, ANN, world.connection.id, NEVER);
  assert.deepEqual(
    (await world.rows()).map(({ usable }) => usable),
    [false],
  );
  world.fake.traps = {};
  world.fake.restrictions.clear();
  await drift(world.server, ANN, world.connection.id, NEVER);
  assert.deepEqual(
    (await world.rows()).map(({ usable }) => usable),
    [null],
  );
  const kinds = (await world.store.events(finding?.id as never)).map(({ change }) => change.kind);
  assert.deepEqual(kinds, ['opened', 'usable', 'usable']);
});

test('an app is taken off before it is blocked, where that was asked for', async () => {
  const world = await newMdmWorld();
  await read(world);
  const plan = await made(world, { ...CANARY, remove: true });
  assert.equal(plan.document.losesData, 1);
  await begin(world, plan);
  await work(world);
  assert.deepEqual(world.fake.removed, ['clip device-id-100']);
  assert.equal(world.fake.asked[0]?.step.kind, 'remove-app');
});

test('a plan is kept without a word of what the MDM calls a device', async () => {
  const world = await newMdmWorld({ delivery: 'device' });
  await read(world);
  await everywhere(world);
  assert.doesNotMatch(await everything(world), /device-id-/);
});
