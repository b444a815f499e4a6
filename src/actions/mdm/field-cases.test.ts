import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../core/day.ts';
import { ANN, LAX, NL } from '../../wiring/government.fixture.ts';
import {
  addPhone,
  newMdmWorld,
  NEVER,
  untilLater,
  type MdmWorld,
} from '../../wiring/mdm/world.fixture.ts';
import type { ApprovalId } from '../exceptions/stored.ts';
import { beginApply } from './apply.ts';
import { beginSync } from './begin-sync.ts';
import { workOnApplies } from './carry-on.ts';
import { MdmFault } from './connector.ts';
import { makePlanFor } from './plans.ts';
import { wantedOf } from './wanted.ts';
import { workOnSyncs } from './work-on-syncs.ts';

const working = (world: MdmWorld) => ({
  owner: 'one',
  until: untilLater(world),
  signal: NEVER,
  only: null,
});
async function read(world: MdmWorld): Promise<void> {
  const sync = await beginSync(world.server, ANN, world.connection.id);
  assert.ok(sync.ok);
  await workOnSyncs(world.server, working(world));
}

test('FC-49 a quota that is used up in the middle: what is done is known, the rest waits, and none is done twice', async () => {
  const world = await newMdmWorld({ delivery: 'device', phones: 19 });
  const asked = { scope: 'canary', canary: { count: 19 }, remove: false } as const;
  const plan = await makePlanFor(world.server, ANN, world.connection.id, asked, NEVER);
  assert.ok(plan.ok && plan.value.document.steps.length === 20, 'one for each phone, and the list');
  const { id } = plan.value;
  assert.ok((await beginApply(world.server, ANN, id, NEVER)).ok);
  const quota = new MdmFault('throttled', 'too many', 'Wait.', { status: 429, retryAfter: 60 });
  world.fake.traps = {
    before: (call, n) => (call === 'carryOut' && n > 14 ? Promise.reject(quota) : undefined),
  };
  await assert.rejects(workOnApplies(world.server, working(world)), quota);
  const { done, failed } = await world.store.mdm.stepCounts(id);
  assert.deepEqual([done, failed, world.fake.effects.length], [14, 0, 14]);
  assert.equal((await world.store.mdm.plan(id))?.state, 'running');

  world.pass(120_000);
  world.fake.traps = {};
  await workOnApplies(world.server, working(world));
  assert.equal((await world.store.mdm.plan(id))?.state, 'done');
  assert.equal((await world.store.mdm.stepCounts(id)).done, 20);
  assert.equal(new Set(world.fake.effects).size, 20);
  assert.equal(world.fake.effects.length, 20, 'none of the 14 was done again');
});

test('FC-57 phones that had the app before it was prohibited are found though nothing on them changes', async () => {
  const world = await newMdmWorld({ phones: 3 });
  addPhone(world.fake, 'device-id-200', ['mirror']);
  world.setRules({ policies: [{ ...LAX, id: 'nl' }, LAX] });
  await read(world);
  assert.deepEqual(await world.findings(), []);
  world.pass(3_600_000);
  // The rule comes after the phones were read, and no phone does anything.
  world.setRules({ policies: [NL, LAX] });
  await read(world);
  assert.deepEqual(await world.findings(), ['clip open', 'mirror open']);
  // Likewise the block: it is planned from what is, not from what happens.
  const asked = { scope: 'canary', canary: { count: 4 }, remove: true } as const;
  const plan = await makePlanFor(world.server, ANN, world.connection.id, asked, NEVER);
  assert.ok(plan.ok);
  const removed = plan.value.document.steps.filter(({ kind }) => kind === 'remove-app');
  // The catalogue of tests has no bundle ID of the other.
  assert.deepEqual(
    removed.map((step) => ('app' in step ? `${step.app} ${step.identifier}` : '')),
    ['clip com.clip.App'],
  );
});

test('an allow list is made of what was approved for the group, and only where the policy wants one', async () => {
  const world = await newMdmWorld({ phones: 1 });
  const { server, connection } = world;
  const asked: unknown[] = [];
  const door = {
    ...server,
    mdm: {
      ...server.mdm,
      restrictions: (one: Parameters<typeof server.mdm.restrictions>[0]) => {
        asked.push(one.approved?.map(({ app, ios }) => [app, ios]) ?? null);
        return server.mdm.restrictions(one);
      },
    },
  };
  await world.store.change(async (tables) => {
    const number = await tables.exceptions.nextNumber('approval');
    await tables.exceptions.addApproval({
      id: server.newId() as ApprovalId,
      number,
      organisation: world.root,
      policy: 'nl',
      group: 'everyone',
      app: null,
      name: 'Mail',
      android: [],
      ios: ['org.example.mail'],
      why: server.ledger.commit('text', 'needed').commitment,
      review: '2027-01-01' as Day,
      state: 'in-force',
      askedBy: null,
      asked: world.clock(),
      decidedBy: null,
      decided: world.clock(),
      reasons: null,
      ended: null,
      reminded: null,
    });
    return { result: null, entries: ['{"action":"approval.decided"}'] };
  });
  const { abilities } = world.fake.kind;
  const wish = () =>
    wantedOf(door, {
      connection,
      abilities,
      rulebook: world.rulebook(),
      remove: false,
      seen: null,
    });
  await wish();
  const groups = NL.groups.map((group) => ({ ...group, regime: 'allow-list' }) as const);
  world.setRules({ policies: [{ ...NL, groups }, LAX] });
  await wish();
  // Its review day has come: nothing is approved any more.
  world.pass(60 * 86_400_000);
  await wish();
  assert.deepEqual(asked, [null, [[null, ['org.example.mail']]], []]);
});
