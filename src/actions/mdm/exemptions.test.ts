import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asking,
  exceptionServer,
  NL_EXCEPTIONS,
  peopleOf,
} from '../../wiring/exceptions/world.fixture.ts';
import { newMdmWorld, NEVER, untilLater, type MdmWorld } from '../../wiring/mdm/world.fixture.ts';
import { askException, type ExceptionAsked } from '../exceptions/ask.ts';
import { exceptionsDue } from '../exceptions/calendar.ts';
import { decideException } from '../exceptions/decide.ts';
import { withdrawException } from '../exceptions/withdraw.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import { memberOf } from '../../core/mdm/reach.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';
import type { AppId } from '../../core/statements.ts';
import { beginApply } from './apply.ts';
import { beginSync } from './begin-sync.ts';
import { workOnApplies } from './carry-on.ts';
import { everything } from './everything.fixture.ts';
import { endDueExemptions } from './exemptions.ts';
import { makePlanFor } from './plans.ts';
import type { ExemptionId } from './stored.ts';
import { workOnSyncs } from './work-on-syncs.ts';

async function read(world: MdmWorld): Promise<void> {
  world.pass(3_600_000);
  const sync = await beginSync(world.server, world.ann, world.connection.id);
  assert.ok(sync.ok);
  const work = { owner: 'one', until: untilLater(world), signal: NEVER, only: null };
  await workOnSyncs(world.server, work);
}
/** One phone with a prohibited app, found. */
async function found() {
  const world = await newMdmWorld();
  world.setRules({ policies: [NL_EXCEPTIONS] });
  await read(world);
  const [finding] = await world.rows();
  assert.ok(finding);
  const { ann, ben } = peopleOf(world);
  const server = exceptionServer(world);
  const granted = async (change: Partial<ExceptionAsked> = {}) => {
    const asked = await askException(server, ann, { ...asking([finding.id]), ...change });
    assert.ok(asked.ok);
    const decision = { decision: 'grant', why: 'it is needed', until: null } as const;
    const decided = await decideException(server, ben, asked.value.id, decision);
    assert.ok(decided.ok);
    return decided.value;
  };
  return { world, server, ben, finding, granted };
}
const leftOut = async (world: MdmWorld): Promise<readonly number[]> => {
  const asked = { scope: 'canary', canary: { count: 5 }, remove: true } as const;
  const plan = await makePlanFor(world.server, world.ann, world.connection.id, asked, NEVER);
  assert.ok(plan.ok);
  assert.equal(plan.value.document.losesData, 0);
  return plan.value.wanted.restrictions.map(({ except }) => except.length);
};

test('a device with leave has its finding closed, is left out of that block alone, and no reading opens it again', async () => {
  const { world, granted } = await found();
  await granted();
  assert.deepEqual(await world.findings(), ['clip closed excepted']);
  await read(world);
  assert.deepEqual(await world.findings(), ['clip closed excepted']);
  assert.deepEqual(
    await leftOut(world),
    [0, 1],
    'the list without it, and it alone for all others',
  );
  assert.doesNotMatch(await everything(world), /sentinel/);
});

test('at its date it ends by itself: the finding is open again, and the next plan puts the block back', async () => {
  const { world, granted } = await found();
  await granted();
  assert.equal((await exceptionsDue(world.server)).ended, 0);
  world.pass(13 * 86_400_000);
  assert.equal((await exceptionsDue(world.server)).ended, 0, 'until the day has come');
  world.pass(86_400_000);
  assert.equal((await exceptionsDue(world.server)).ended, 1);
  assert.equal((await exceptionsDue(world.server)).ended, 0);
  assert.deepEqual(await world.findings(), ['clip open']);
  await read(world);
  assert.deepEqual(await world.findings(), ['clip open']);
  const [finding] = await world.rows();
  const kinds = (await world.store.events(finding?.id as never)).map(({ change }) => change.kind);
  assert.deepEqual(kinds, ['opened', 'closed', 'reopened', 'seen']);
  const asked = { scope: 'canary', canary: null, remove: false } as const;
  const plan = await makePlanFor(world.server, world.ann, world.connection.id, asked, NEVER);
  assert.ok(plan.ok);
  assert.deepEqual(
    plan.value.wanted.restrictions.map(({ except }) => except),
    [[]],
  );
});

test('one that is withdrawn after the app was taken off is closed again by the next reading', async () => {
  const { world, server, ben, granted } = await found();
  const one = await granted();
  const phone = world.fake.phones.get('device-id-100');
  assert.ok(phone);
  phone.apps = ['plain'];
  await read(world);
  assert.ok((await withdrawException(server, ben, one.id, 'the task is done')).ok);
  await read(world);
  const again = await withdrawException(server, ben, one.id, 'again');
  assert.equal(again.ok ? '' : again.code, 'exception-ended');
  assert.deepEqual(await world.findings(), ['clip closed removed']);
});

test('leave that was entered before there were exceptions ends at its day as well', async () => {
  const { world, finding, granted } = await found();
  const one = await granted();
  const [leave] = await world.store.mdm.exemptions(null);
  assert.ok(leave);
  await world.store.change(async (tables) => {
    await tables.exceptions.endExemptionsOf(one.id, world.clock(), 30);
    const old = { ...leave, id: finding.id as string as ExemptionId, exception: null };
    await tables.exceptions.addExemptions([old]);
    return { result: null, entries: ['{}'] };
  });
  assert.equal(await endDueExemptions(world.server), 0);
  world.pass(15 * 86_400_000);
  assert.equal(await endDueExemptions(world.server), 1);
  assert.deepEqual(await world.findings(), ['clip open']);
});

test('in the MDM its phone keeps the app while the others lose it, and loses it with the plan after the end', async () => {
  const { world, granted } = await found();
  const app = 'block.test.clip' as RestrictionKey;
  const isBlocked = (phone: string): boolean =>
    [...world.fake.restrictions.values()].some(
      ({ restriction, reach }) =>
        restriction.apps.includes('clip' as AppId) && memberOf(reach)(phone as DeviceRef),
    );
  const apply = async (): Promise<void> => {
    const asked = { scope: 'canary', canary: { count: 5 }, remove: false } as const;
    const plan = await makePlanFor(world.server, world.ann, world.connection.id, asked, NEVER);
    assert.ok(plan.ok);
    const begun = await beginApply(world.server, world.ann, plan.value.id, NEVER);
    assert.ok(begun.ok, begun.ok ? '' : begun.code);
    const work = { owner: 'one', until: untilLater(world), signal: NEVER, only: null };
    await workOnApplies(world.server, work);
    assert.equal((await world.store.mdm.plan(plan.value.id))?.state, 'done');
  };
  await granted();
  await apply();
  assert.ok(world.fake.restrictions.has(app), 'a restriction of its own');
  assert.deepEqual([isBlocked('device-id-100'), isBlocked('device-id-101')], [false, true]);
  world.pass(14 * 86_400_000);
  assert.equal((await exceptionsDue(world.server)).ended, 1);
  await apply();
  assert.deepEqual([isBlocked('device-id-100'), isBlocked('device-id-101')], [true, true]);
});
