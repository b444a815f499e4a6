import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../core/day.ts';
import type { AppId } from '../../core/statements.ts';
import { peopleOf } from '../../wiring/exceptions/world.fixture.ts';
import { newGovernment, NL } from '../../wiring/government.fixture.ts';
import { BY_ITSELF, type Context, type Outcome } from '../server.ts';
import { askApproval, decideApproval, withdrawApproval, type ApprovalAsked } from './approvals.ts';
import { approvalsDue, approvedApps } from './approved-apps.ts';

const codeOf = (outcome: Outcome<unknown, string>): string => (outcome.ok ? '' : outcome.code);
const GRANT = { decision: 'grant', why: 'all travel by it', review: null } as const;

async function world() {
  const state = await newGovernment();
  state.setRules({ policies: [NL] });
  await state.handIn('2026-11-26T08:00:00Z', [{ id: 'p1', of: 'Ministry' }]);
  const ministry = await state.organisation('Ministry');
  const asked: ApprovalAsked = {
    organisation: state.root,
    group: 'everyone',
    app: null,
    name: 'Trains',
    android: ['nl.trains', 'nl.trains'],
    ios: ['nl.trains.ios'],
    why: 'sentinel: all travel by it',
    review: '2027-11-26' as Day,
  };
  const { ann, ben, cleo } = peopleOf(state);
  const ask = (change: Partial<ApprovalAsked> = {}, by: Context = ann) =>
    askApproval(state.server, by, { ...asked, ...change }, state.rulebook());
  const granted = async (change: Partial<ApprovalAsked> = {}) => {
    const one = await ask(change);
    assert.ok(one.ok, codeOf(one));
    const decided = await decideApproval(state.server, ben, one.value.id, GRANT);
    assert.ok(decided.ok, codeOf(decided));
    return decided.value;
  };
  const approved = async (organisation = state.root, group = 'everyone', day = '2026-11-27') =>
    (await approvedApps(state.store, organisation, group, day as Day)).map(({ name }) => name);
  return { ...state, ministry, ann, ben, cleo, ask, granted, approved };
}

test('one person asks, another decides, and the group may have the app, there and below it', async () => {
  const { ask, server, ann, ben, approved, ministry, said, entries, store, root } = await world();
  const before = (await entries()).length;
  const one = await ask();
  assert.ok(one.ok);
  assert.deepEqual(await approved(), []);
  assert.equal(codeOf(await decideApproval(server, ann, one.value.id, GRANT)), 'self-approval');
  const key = { ...ann, actor: 'key:018f' };
  assert.equal(codeOf(await decideApproval(server, key, one.value.id, GRANT)), 'self-approval');
  const nobody = { ...BY_ITSELF, scope: ann.scope };
  assert.equal(codeOf(await decideApproval(server, nobody, one.value.id, GRANT)), 'person-needed');
  assert.equal(codeOf(await ask({}, nobody)), 'person-needed');
  assert.ok((await decideApproval(server, ben, one.value.id, GRANT)).ok);
  assert.deepEqual(await approved(), ['Trains']);
  assert.deepEqual(await approved(ministry), ['Trains']);
  assert.deepEqual(await approved(root, 'cleared'), []);
  assert.deepEqual(await approvedApps(store, root, 'everyone', '2026-11-27' as Day), [
    { name: 'Trains', app: null, android: ['nl.trains'], ios: ['nl.trains.ios'] },
  ]);
  assert.deepEqual(await said(before), ['approval.asked asked', 'approval.granted in-force']);
  assert.doesNotMatch(JSON.stringify(await entries()), /sentinel/);
});

test('an app of the catalogue comes with its identifiers; one that is prohibited there is refused, by whatever name', async () => {
  const { ask, granted, store, root } = await world();
  const plain = { app: 'plain' as AppId, name: null, android: [], ios: [] };
  assert.equal((await granted(plain)).name, 'Plain Notes');
  const [app] = await approvedApps(store, root, 'everyone', '2026-11-27' as Day);
  assert.ok(app && app.android.length + app.ios.length > 0);
  const code = async (change: Partial<ApprovalAsked>) => codeOf(await ask(change));
  assert.equal(await code({ ...plain, app: 'clip' as AppId }), 'app-prohibited');
  assert.equal(await code({ name: 'Films', android: ['COM.clip.app'] }), 'app-prohibited');
  assert.equal(await code({ ...plain, app: 'none' as AppId }), 'unknown-app');
  assert.equal(await code({ android: [], ios: [] }), 'app-unnamed');
  assert.equal(await code({ name: ' ' }), 'app-unnamed');
  assert.equal(await code({ group: 'nobody' }), 'unknown-group');
  assert.equal(await code({ review: '2026-11-26' as Day }), 'ends-in-past');
});

test('at its review day it ends by itself, after it was reminded of once; one that was asked for again goes on', async () => {
  const { server, granted, approved, setClock, root } = await world();
  await granted({ review: '2027-01-10' as Day });
  assert.deepEqual(await approvalsDue(server), { ended: 0, reminded: 0 });
  setClock('2026-12-11T08:00:00Z');
  assert.deepEqual(await approvalsDue(server), { ended: 0, reminded: 1 });
  assert.deepEqual(await approvalsDue(server), { ended: 0, reminded: 0 });
  await granted({ review: '2027-06-10' as Day });
  assert.deepEqual(await approved(root, 'everyone', '2026-12-12'), ['Trains'], 'once');
  setClock('2027-01-10T00:05:00Z');
  assert.deepEqual(await approvalsDue(server), { ended: 1, reminded: 0 });
  assert.deepEqual(await approved(root, 'everyone', '2027-01-10'), ['Trains']);
  assert.deepEqual(await approved(root, 'everyone', '2027-06-10'), [], 'whenever the job runs');
});

test('it is withdrawn by an authority, taken back by whoever asked, and unknown outside of its part of the tree', async () => {
  const { server, granted, ask, approved, ann, ben, cleo, ministry } = await world();
  const one = await granted();
  const own = { why: 'no more', own: true };
  assert.equal(codeOf(await withdrawApproval(server, cleo, one.id, own)), 'not-who-asked');
  const below = { ...ben, scope: [ministry] };
  const withdraw = { why: 'no more', own: false };
  assert.equal(codeOf(await withdrawApproval(server, below, one.id, withdraw)), 'unknown-approval');
  assert.ok((await withdrawApproval(server, ben, one.id, withdraw)).ok);
  assert.equal(codeOf(await withdrawApproval(server, ben, one.id, withdraw)), 'approval-ended');
  assert.deepEqual(await approved(), []);
  assert.equal(codeOf(await ask({}, below)), 'unknown-organisation');
  const other = await ask({ organisation: ministry });
  assert.ok(other.ok);
  assert.ok((await withdrawApproval(server, ann, other.value.id, own)).ok);
  assert.equal(
    codeOf(await decideApproval(server, ben, other.value.id, GRANT)),
    'approval-decided',
  );
});
