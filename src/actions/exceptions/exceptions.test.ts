import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../core/day.ts';
import type { DeviceId } from '../../core/finding.ts';
import type { AppId } from '../../core/statements.ts';
import {
  asking,
  exceptionServer,
  NL_EXCEPTIONS,
  peopleOf,
} from '../../wiring/exceptions/world.fixture.ts';
import { newGovernment, type Phone } from '../../wiring/government.fixture.ts';
import { boundNotices } from '../../wiring/notices/seed.fixture.ts';
import { personIn } from '../../wiring/people/person.fixture.ts';
import { namingOf } from '../findings/read.ts';
import { everything } from '../mdm/everything.fixture.ts';
import { BY_ITSELF, type Context, type Outcome } from '../server.ts';
import { adviseException } from './advise.ts';
import { askException, askWithin, type ExceptionAsked } from './ask.ts';
import { exceptionsDue, remindOfExceptions } from './calendar.ts';
import { decideException, type ExceptionDecision } from './decide.ts';
import { openException } from './file.ts';
import { listExceptions, readException } from './read.ts';
import type { StoredException } from './stored.ts';
import { takeBackException, withdrawException } from './withdraw.ts';
import { recorded } from '../recorded.ts';
import { eraseContacts } from '../upkeep.ts';

const GRANT: ExceptionDecision = { decision: 'grant', why: 'sentinel: it is needed', until: null };
const codeOf = (outcome: Outcome<unknown, string>): string => (outcome.ok ? '' : outcome.code);

/** Phones with a prohibited app, of Ann, of Ben and of somebody in another ministry. */
async function world(rules: Partial<typeof NL_EXCEPTIONS.exceptions> = {}) {
  const state = await newGovernment();
  const policy = { ...NL_EXCEPTIONS, exceptions: { ...NL_EXCEPTIONS.exceptions, ...rules } };
  state.setRules({ policies: [policy] });
  const phones: readonly Phone[] = [
    { id: 'p1', of: 'Ministry', holder: 'ann@state.invalid', apps: ['clip'] },
    { id: 'p2', of: 'Ministry', holder: 'ben@state.invalid', apps: ['clip'] },
    { id: 'p3', of: 'Agency', holder: 'eve@state.invalid', apps: ['clip', 'mirror'] },
    { id: 'p4', of: 'Ministry', apps: [] },
    { id: 'p5', of: 'Agency', holder: 'Eve@State.invalid', apps: ['clip'] },
    { id: 'p6', of: 'Agency', apps: [] },
  ];
  await state.handIn('2026-11-26T08:00:00Z', phones);
  const server = exceptionServer(state);
  const { ann, ben, cleo } = peopleOf(state);
  const holderOf = async (device: DeviceId): Promise<string | null> => {
    const sealed = await state.store.contact(device);
    return sealed && (state.openContact(sealed, state.fleet)?.holder ?? null);
  };
  const rows = await state.rows();
  const named = await Promise.all(
    rows.map(async (row) => ({ row, holder: await holderOf(row.device) })),
  );
  const of = (holder: string, app = 'clip') =>
    named.flatMap((one) =>
      one.holder?.toLowerCase() === holder && one.row.app === app ? one.row.id : [],
    );
  const ask = (change: Partial<ExceptionAsked> = {}, by: Context = ann) =>
    askException(server, by, { ...asking(of('ann@state.invalid')), ...change });
  const asked = async (change: Partial<ExceptionAsked> = {}): Promise<StoredException> => {
    const one = await ask(change);
    assert.ok(one.ok, codeOf(one));
    return one.value;
  };
  const decide = (
    id: StoredException['id'],
    by: Context,
    change: Partial<ExceptionDecision> = {},
  ) => decideException(server, by, id, { ...GRANT, ...change });
  return { ...state, server, ann, ben, cleo, rows, of, ask, asked, decide };
}

test('one person asks, two advise, another decides: the finding is closed as excepted, and the ledger has it all without a name', async () => {
  const { server, store, findings, said, entries, ann, ben, cleo, asked, decide, ...state } =
    await world();
  const before = (await entries()).length;
  const one = await asked();
  assert.deepEqual([one.number, one.state], [1, 'asked']);
  const advice = { says: 'against', why: 'sentinel: too wide' } as const;
  assert.equal(codeOf(await adviseException(server, ann, one.id, advice)), 'self-approval');
  assert.ok((await adviseException(server, ben, one.id, advice)).ok);
  assert.ok((await adviseException(server, cleo, one.id, { says: 'for', why: 'sentinel' })).ok);
  const granted = await decide(one.id, cleo);
  assert.ok(granted.ok);
  assert.equal(granted.value.state, 'in-force');
  assert.equal((await findings()).filter((line) => line === 'clip closed excepted').length, 1);
  assert.deepEqual(await said(before), [
    'exception.asked asked',
    'exception.advised advised',
    'exception.advised advised',
    'exception.granted in-force',
  ]);
  assert.equal(codeOf(await decide(one.id, ben)), 'exception-decided');
  assert.equal(codeOf(await adviseException(server, ben, one.id, advice)), 'exception-decided');
  const file = await openException(server, ben, one.id);
  assert.ok(file.ok);
  assert.match(file.value.task ?? '', /looks at what the agency publishes/);
  assert.deepEqual(
    file.value.events.map(({ kind, says, words }) => [kind, says, words]),
    [
      ['advised', 'against', 'sentinel: too wide'],
      ['advised', 'for', 'sentinel'],
      ['granted', null, 'sentinel: it is needed'],
    ],
  );
  assert.ok((await said(before)).includes('exception.opened in-force'));
  assert.doesNotMatch(await everything({ ...state, store } as never), /sentinel/);
});

test('nobody decides on what they asked for: not by a key of theirs either, and not as nobody in particular', async () => {
  const { server, ann, asked, decide, ask, findings } = await world();
  const one = await asked();
  assert.equal(codeOf(await decide(one.id, ann)), 'self-approval');
  assert.equal(codeOf(await decide(one.id, { ...ann, actor: 'key:018f' })), 'self-approval');
  const nobody = { ...BY_ITSELF, actor: 'local-token', scope: ann.scope };
  assert.equal(codeOf(await decide(one.id, nobody)), 'person-needed');
  assert.equal(codeOf(await ask({}, nobody)), 'person-needed');
  assert.equal(
    codeOf(await adviseException(server, nobody, one.id, { says: 'for', why: 'x' })),
    'person-needed',
  );
  assert.ok((await findings()).every((line) => !line.includes('excepted')));
});

test('nobody decides on their own phone, as far as addresses tell, whoever asked for it', async () => {
  const { server, store, of, root, decide, ann } = await world();
  const ben = await personIn(server, {
    name: 'Ben',
    role: 'authority',
    address: 'BEN@state.invalid',
  });
  const asked = { ...asking(of('ben@state.invalid')), until: '2026-12-01' as Day };
  const one = await recorded(server, { ...BY_ITSELF, actor: 'holder' }, (tables, at) =>
    askWithin(server, tables, at, { kind: 'holder' }, asked),
  );
  assert.ok(one.ok);
  assert.deepEqual([one.value.askedAs, one.value.askedBy], ['holder', null]);
  assert.deepEqual(await store.exceptions.waitingFor(asked.findings), asked.findings);
  assert.equal(codeOf(await decide(one.value.id, ben.context([root]))), 'self-approval');
  assert.ok((await decide(one.value.id, ann)).ok);
  assert.deepEqual(await store.exceptions.waitingFor(asked.findings), []);
});

test('the rank that the policy names decides, in the part of the tree where it is held, and in person', async () => {
  const { server, asked, decide, organisation } = await world({ rank: 'agency-head' });
  const one = await asked();
  const [ministry, agency] = [await organisation('Ministry'), await organisation('Agency')];
  const who = { role: 'authority' } as const;
  const plain = await personIn(server, { ...who, name: 'Plain' });
  const head = { ...who, rank: 'agency-head' };
  const elsewhere = await personIn(server, { ...head, name: 'Else', organisation: agency });
  const deputy = await personIn(server, { ...head, name: 'Deputy', delegated: true });
  const chief = await personIn(server, { ...head, name: 'Chief', organisation: ministry });
  assert.equal(codeOf(await decide(one.id, plain.context())), 'wrong-rank');
  assert.equal(codeOf(await decide(one.id, elsewhere.context())), 'unknown-exception');
  const everywhere = plain.context().scope;
  assert.equal(codeOf(await decide(one.id, elsewhere.context(everywhere))), 'wrong-rank');
  assert.equal(codeOf(await decide(one.id, deputy.context())), 'not-delegable');
  const granted = await decide(one.id, chief.context());
  assert.ok(granted.ok);
  assert.equal(granted.value.delegated, false);
});

test('where the policy lets the rank be delegated, a deputy decides and it is said that they did', async () => {
  const { server, asked, decide } = await world({ rank: 'agency-head', delegable: true });
  const one = await asked();
  const head = { role: 'authority', rank: 'agency-head', delegated: true } as const;
  const deputy = await personIn(server, { ...head, name: 'Deputy' });
  const granted = await decide(one.id, deputy.context());
  assert.ok(granted.ok);
  assert.equal(granted.value.delegated, true);
});

test('it is of one holder or of a named list, never of a whole organisation, and of one app', async () => {
  const { ask, of, rows, store } = await world();
  const all = rows.filter(({ app }) => app === 'clip').map(({ id }) => id);
  assert.equal(codeOf(await ask({ findings: all })), 'several-holders');
  assert.equal(
    codeOf(await ask({ findings: of('eve@state.invalid'), until: '2026-12-01' as Day })),
    '',
  );
  const agency = rows.find(({ app }) => app === 'mirror')?.organisation;
  const phone = rows.find(({ organisation }) => organisation === agency);
  const [known] = await store.exceptions.devices([phone?.device ?? (0 as DeviceId)]);
  assert.ok(known && known.organisation === agency);
  const mirror = 'mirror' as AppId;
  const inAgency: DeviceId[] = [];
  for (let n = 1; n < 20; n++) {
    const [one] = await store.exceptions.devices([n as DeviceId]);
    if (one?.organisation === agency) inAgency.push(one.device);
  }
  assert.equal(inAgency.length, 3);
  const group = { findings: [], app: mirror, devices: inAgency, group: 'g-7' };
  assert.equal(codeOf(await ask(group)), 'whole-organisation');
  assert.equal(codeOf(await ask({ ...group, devices: inAgency.slice(1) })), '');
  assert.equal(codeOf(await ask({ ...group, app: 'unheard-of' as AppId })), 'unknown-app');
  assert.equal(codeOf(await ask({ ...group, devices: [999 as DeviceId] })), 'unknown-device');
  assert.equal(codeOf(await ask({ app: mirror })), 'several-apps');
  assert.equal(codeOf(await ask({ findings: [], app: mirror })), 'scope-empty');
});

test('what the policy does not allow is refused; so is a second one for the same time', async () => {
  const { ask, asked, decide, ben } = await world({ mitigations: ['separate-device'] });
  const code = async (change: Partial<ExceptionAsked>): Promise<string> =>
    codeOf(await ask(change));
  assert.equal(await code({ ground: 'habit' }), 'unknown-ground');
  assert.equal(await code({ task: '  ' }), 'no-task');
  assert.equal(await code({ until: '2026-11-26' as Day }), 'ends-in-past');
  assert.equal(await code({ until: '2027-11-26' as Day }), 'ends-too-late');
  assert.equal(await code({ mitigations: [] }), 'mitigation-missing');
  const one = await asked();
  assert.equal(await code({}), 'exempted-already');
  assert.equal(codeOf(await decide(one.id, ben, { why: ' ' })), 'no-reasons');
  assert.equal(codeOf(await decide(one.id, ben, { until: '2026-12-11' as Day })), 'ends-too-late');
  assert.ok((await decide(one.id, ben, { decision: 'refuse' })).ok);
  assert.equal(await code({}), '', 'one that was refused stands in nobody’s way');
});

test('one asked for the time after goes on where the first ends, and the phone is never without', async () => {
  const { server, store, asked, decide, ben, setClock, findings } = await world();
  const first = await asked();
  assert.ok((await decide(first.id, ben)).ok);
  const next = { from: '2026-12-10' as Day, until: '2026-12-20' as Day };
  const second = await asked(next);
  assert.ok((await decide(second.id, ben)).ok);
  assert.equal((await store.exceptions.exception(second.id))?.state, 'granted');
  setClock('2026-12-10T00:05:00Z');
  assert.deepEqual(await exceptionsDue(server), { begun: 1, ended: 1 });
  assert.deepEqual(await exceptionsDue(server), { begun: 0, ended: 0 });
  assert.ok((await findings()).includes('clip closed excepted'));
  const inForce = await store.mdm.exemptions(null);
  assert.deepEqual(
    inForce.map(({ exception, until }) => [exception, until]),
    [[second.id, '2026-12-20']],
  );
  setClock('2026-12-20T00:05:00Z');
  assert.deepEqual(await exceptionsDue(server), { begun: 0, ended: 1 });
  assert.ok((await findings()).every((line) => !line.includes('excepted')));
});

test('granted on the day on which another ends, it begins once that one has ended', async () => {
  const { server, store, asked, decide, ben, setClock } = await world();
  const first = await asked();
  assert.ok((await decide(first.id, ben)).ok);
  const second = await asked({ from: '2026-12-10' as Day, until: '2026-12-20' as Day });
  setClock('2026-12-10T00:01:00Z');
  const granted = await decide(second.id, ben);
  assert.ok(granted.ok && granted.value.state === 'granted');
  assert.deepEqual(await exceptionsDue(server), { begun: 1, ended: 1 });
  assert.equal((await store.mdm.exemptions(null)).length, 1);
});

test('a request that nobody decides on in its time ends, and nobody can grant it any more', async () => {
  const { server, asked, decide, ben, setClock } = await world();
  const one = await asked();
  setClock('2026-12-10T00:01:00Z');
  assert.equal(codeOf(await decide(one.id, ben)), 'ends-in-past');
  assert.deepEqual(await exceptionsDue(server), { begun: 0, ended: 1 });
  assert.equal(codeOf(await decide(one.id, ben)), 'exception-decided');
});

test('whoever asked takes it back, an authority withdraws it, and nobody else', async () => {
  const { server, asked, decide, ann, ben, cleo, findings } = await world();
  const one = await asked();
  assert.ok((await decide(one.id, ben)).ok);
  assert.equal(codeOf(await takeBackException(server, cleo, one.id, 'x')), 'not-who-asked');
  assert.ok((await takeBackException(server, ann, one.id, 'the task is done')).ok);
  assert.ok((await findings()).every((line) => !line.includes('excepted')));
  assert.equal(codeOf(await takeBackException(server, ann, one.id, 'x')), 'exception-ended');
  const other = await asked();
  assert.ok((await withdrawException(server, cleo, other.id, 'never needed')).ok);
  assert.equal(codeOf(await decide(other.id, ben)), 'exception-decided');
});

test('it is reminded of once, as many days before its end as the policy says, and stands in the list of what ends soon', async () => {
  const { server, asked, decide, ann, ben, setClock, said, entries, ...state } = await world();
  const reminding = boundNotices({ ...state, server }).server;
  const one = await asked();
  assert.ok((await decide(one.id, ben)).ok);
  assert.equal(await remindOfExceptions(reminding), 0);
  setClock('2026-12-03T09:00:00Z');
  const before = (await entries()).length;
  assert.equal(await remindOfExceptions(reminding), 1);
  assert.equal(await remindOfExceptions(reminding), 0);
  assert.deepEqual(await said(before), ['exception.reminded in-force']);
  const naming = namingOf(server.rules().catalogue);
  const page = { after: null, limit: 10, order: 'newest' } as const;
  const soon = (endingBefore: string) =>
    listExceptions(server, ann, naming, { endingBefore: endingBefore as Day }, page);
  assert.equal((await soon('2026-12-10')).rows.length, 0);
  assert.equal((await soon('2026-12-11')).rows.length, 1);
});

test('of a restricted one others see number, state and end; the file opens for cleared people, and each look is in the ledger', async () => {
  const { server, asked, decide, ann, ben, cleo, entries, said } = await world();
  const before = (await entries()).length;
  const one = await asked({ restricted: true });
  const naming = namingOf(server.rules().catalogue);
  const read = await readException(server, cleo, naming, one.id);
  assert.ok(read.ok);
  const { open, id: _, ...rest } = read.value;
  assert.equal(
    open,
    null,
    'also for who is cleared: only the file tells, and the look at it is logged',
  );
  assert.deepEqual(rest, {
    number: 1,
    restricted: true,
    state: 'asked',
    until: '2026-12-10',
    ended: null,
  });
  assert.equal(codeOf(await openException(server, ben, one.id)), 'not-cleared');
  assert.equal(codeOf(await openException(server, ann, one.id)), 'not-cleared');
  assert.equal(codeOf(await decide(one.id, ben)), 'not-cleared');
  assert.equal(
    codeOf(await adviseException(server, ben, one.id, { says: 'for', why: 'x' })),
    'not-cleared',
  );
  assert.deepEqual(await said(before), ['exception.asked asked'], 'what is refused leaves nothing');
  const file = await openException(server, cleo, one.id);
  assert.ok(file.ok && file.value.task?.includes('publishes'));
  assert.deepEqual(await said(before), ['exception.asked asked', 'exception.opened asked']);
  assert.ok((await decide(one.id, cleo)).ok);
  for (const { action, details } of (await entries()).slice(before))
    if (action.startsWith('exception.'))
      for (const [name, value] of Object.entries(details))
        assert.ok(
          ['number', 'restricted', 'until', 'rank', 'delegated'].includes(name),
          `${action} ${name} ${value}`,
        );
});

test('what lies outside of one’s part of the tree is as unknown as what is not there', async () => {
  const { server, asked, ask, ben, organisation, rows } = await world();
  const one = await asked();
  const elsewhere = { ...ben, scope: [await organisation('Agency')] };
  const naming = namingOf(server.rules().catalogue);
  assert.equal(codeOf(await readException(server, elsewhere, naming, one.id)), 'unknown-exception');
  assert.equal(codeOf(await openException(server, elsewhere, one.id)), 'unknown-exception');
  const ministry = rows.find(({ organisation: of }) => of === one.organisation);
  assert.ok(ministry);
  assert.equal(codeOf(await ask({ findings: [ministry.id] }, elsewhere)), 'unknown-finding');
  const device = { findings: [], app: ministry.app, devices: [ministry.device] };
  assert.equal(codeOf(await ask(device, elsewhere)), 'unknown-device');
});

test('a request that comes twice under one key is made once', async () => {
  const { ask, ann, store } = await world();
  const twice = { ...ann, idempotency: { key: 'k', request: new Uint8Array([1]) } };
  const [one, other] = [await ask({}, twice), await ask({}, twice)];
  assert.ok(one.ok && other.ok && other.replayed);
  assert.equal(other.value.id, one.value.id);
  const page = { after: null, limit: 10, order: 'oldest' } as const;
  assert.equal((await store.exceptions.exceptions({ scope: ann.scope }, page)).rows.length, 1);
});

test('whose phone it is stays known while the exception holds, and goes some days after its end where the app has gone', async () => {
  const { server, store, asked, decide, ben, setClock, handIn, rows, of } = await world();
  const [id] = of('ann@state.invalid');
  const device = rows.find((row) => row.id === id)?.device;
  assert.ok(device !== undefined);
  const erased = async (day: string): Promise<boolean> => {
    setClock(`${day}T12:00:00Z`);
    await eraseContacts(server);
    return (await store.contact(device)) === null;
  };
  assert.ok((await decide((await asked()).id, ben)).ok);
  assert.equal(await erased('2027-02-09'), false);
  setClock('2026-12-10T12:00:00Z');
  await exceptionsDue(server);
  const gone = [{ id: 'p1', of: 'Ministry', apps: [] }];
  await handIn('2026-12-10T11:00:00Z', gone, { coverage: 'part' });
  assert.equal(await erased('2027-01-08'), false);
  assert.equal(await erased('2027-01-10'), true);
});
