import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../core/day.ts';
import { ANN, NL } from '../../wiring/government.fixture.ts';
import { newMdmWorld, NEVER, untilLater, type MdmWorld } from '../../wiring/mdm/world.fixture.ts';
import { beginSync } from './begin-sync.ts';
import { everything } from './everything.fixture.ts';
import { endDueExemptions, endExemption, exempt, type ExemptionAsked } from './exemptions.ts';
import { makePlanFor } from './plans.ts';
import { workOnSyncs } from './work-on-syncs.ts';

const POLICY = { ...NL, exceptions: { ...NL.exceptions, grounds: ['inspection'], maxDays: 90 } };

async function read(world: MdmWorld): Promise<void> {
  world.pass(3_600_000);
  const sync = await beginSync(world.server, ANN, world.connection.id);
  assert.ok(sync.ok);
  const work = { owner: 'one', until: untilLater(world), signal: NEVER, only: null };
  await workOnSyncs(world.server, work);
}
/** One phone with a prohibited app, found. */
async function found() {
  const world = await newMdmWorld();
  world.setRules({ policies: [POLICY] });
  await read(world);
  const [finding] = await world.rows();
  assert.ok(finding);
  const asked: ExemptionAsked = {
    finding: finding.id,
    until: '2026-12-10' as Day,
    ground: 'inspection',
    task: 'sentinel: looks at what the agency publishes there',
    restricted: false,
  };
  const ask = (change: Partial<ExemptionAsked> = {}) =>
    exempt(world.server, ANN, { ...asked, ...change }, [world.root]);
  return { world, ask };
}
const leftOut = async (world: MdmWorld): Promise<readonly number[]> => {
  const asked = { scope: 'canary', canary: { count: 5 }, remove: true } as const;
  const plan = await makePlanFor(world.server, ANN, world.connection.id, asked, NEVER);
  assert.ok(plan.ok);
  assert.equal(plan.value.document.losesData, 0);
  return plan.value.wanted.restrictions.map(({ except }) => except.length);
};

test('a device with leave has its finding closed, is left out of that block alone, and no reading opens it again', async () => {
  const { world, ask } = await found();
  assert.ok((await ask()).ok);
  assert.deepEqual(await world.findings(), ['clip closed excepted']);
  await read(world);
  assert.deepEqual(await world.findings(), ['clip closed excepted']);
  assert.deepEqual(
    await leftOut(world),
    [0, 1],
    'the list without it, and it alone for all others',
  );
  assert.ok((await world.said(0)).includes('exception.entered entered'));
  assert.doesNotMatch(await everything(world), /sentinel/);
});

test('at its date it ends by itself: the finding is open again, and the next plan puts the block back', async () => {
  const { world, ask } = await found();
  assert.ok((await ask()).ok);
  assert.equal(await endDueExemptions(world.server), 0);
  world.pass(13 * 86_400_000);
  assert.equal(await endDueExemptions(world.server), 0, 'until the day has come');
  world.pass(86_400_000);
  assert.equal(await endDueExemptions(world.server), 1);
  assert.equal(await endDueExemptions(world.server), 0);
  assert.deepEqual(await world.findings(), ['clip open']);
  await read(world);
  assert.deepEqual(await world.findings(), ['clip open']);
  const [finding] = await world.rows();
  const kinds = (await world.store.events(finding?.id as never)).map(({ change }) => change.kind);
  assert.deepEqual(kinds, ['opened', 'closed', 'reopened', 'seen']);
  const asked = { scope: 'canary', canary: null, remove: false } as const;
  const plan = await makePlanFor(world.server, ANN, world.connection.id, asked, NEVER);
  assert.ok(plan.ok);
  assert.deepEqual(
    plan.value.wanted.restrictions.map(({ except }) => except),
    [[]],
  );
});

test('one that ends after the app was taken off is closed again by the next reading', async () => {
  const { world, ask } = await found();
  const one = await ask();
  assert.ok(one.ok);
  const phone = world.fake.phones.get('device-id-100');
  assert.ok(phone);
  phone.apps = ['plain'];
  await read(world);
  assert.ok((await endExemption(world.server, ANN, one.value.id)).ok);
  await read(world);
  const again = await endExemption(world.server, ANN, one.value.id);
  assert.equal(again.ok ? '' : again.code, 'exemption-ended');
  assert.deepEqual(await world.findings(), ['clip closed removed']);
});

test('what no policy allows is refused', async () => {
  const { ask } = await found();
  const code = async (change: Partial<ExemptionAsked>): Promise<string> => {
    const one = await ask(change);
    return one.ok ? '' : one.code;
  };
  assert.equal(await code({ ground: 'habit' }), 'unknown-ground');
  assert.equal(await code({ task: '  ' }), 'no-task');
  assert.equal(await code({ until: '2026-11-26' as Day }), 'ends-in-past');
  assert.equal(await code({ until: '2027-11-26' as Day }), 'ends-too-late');
  assert.equal(
    await code({ finding: '01900000-0000-7000-8000-000000000001' as never }),
    'unknown-finding',
  );
  assert.equal(await code({ restricted: true }), '');
  assert.equal(await code({}), 'exempted-already');
});

test('a restricted one leaves its number and its end in the log, and no more', async () => {
  const { world, ask } = await found();
  assert.ok((await ask({ restricted: true })).ok);
  const entry = (await world.entries()).find(({ action }) => action === 'exception.entered');
  assert.deepEqual(entry?.details, {
    finding: null,
    app: null,
    category: null,
    ground: null,
    restricted: true,
    until: '2026-12-10',
  });
});
