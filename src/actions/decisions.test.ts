import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingId, OrganisationId } from '../core/finding.ts';
import { opens } from '../ledger/commitment.ts';
import { entryText } from '../ledger/entry.ts';
import { openSealed } from '../privacy/seal.ts';
import {
  ANN,
  newGovernment,
  phones,
  type Government,
  type Phone,
} from '../wiring/government.fixture.ts';
import { addAssignment, removeAssignment, type NewAssignment } from './assignments.ts';
import { confirmFinding } from './findings/confirm.ts';
import { nameFinding } from './findings/name.ts';
import { listFindings, namingOf, readFinding } from './findings/read.ts';
import { summariseFindings } from './findings/summary.ts';
import { addFleet } from './fleets.ts';
import { found } from './found.ts';
import { discardHeld, releaseHeld } from './inventories/held.ts';
import { addOrganisation } from './organisations.ts';
import { policyChoice } from './policy-choice.ts';
import { reassess } from './reassess.ts';
import type { Context } from './server.ts';
import { eraseContacts, forgetAnswers } from './upkeep.ts';

const MONDAY = '2026-11-16T08:00:00Z';
const TUESDAY = '2026-11-17T08:00:00Z';
const FRIDAY = '2026-11-20T08:00:00Z';
const phone = (id: string, ...apps: string[]): Phone => ({ id, apps });
const codeOf = (answer: { ok: true } | { ok: false; code: string }): string =>
  answer.ok ? 'ok' : answer.code;

async function onlyFinding(state: Government): Promise<FindingId> {
  const [row] = await state.rows();
  assert.ok(row);
  return row.id;
}

/** The reason that the last entry of that action was given, opened. */
async function reasonOf(state: Government, action: string): Promise<string | undefined> {
  const entry = (await state.entries()).findLast((one) => one.action === action);
  assert.equal(entry?.texts.length, 1);
  return (await state.opened(entry?.texts[0] ?? ''))?.value;
}

test('far less than last time is held: nobody sees anything of it until a person says that it is so', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, phones(30, { apps: ['clip'] }));
  const held = await state.handIn(TUESDAY, phones(10, { apps: ['clip'] }));
  assert.equal(held.state, 'held');
  assert.deepEqual(held.heldFor, [
    { what: 'devices', organisation: null, before: 30, now: 10 },
    { what: 'devices', organisation: state.root, before: 30, now: 10 },
  ]);
  assert.equal((await state.rows()).filter(({ state: is }) => is === 'open').length, 30);

  const released = await releaseHeld(
    state.server,
    ANN,
    held.id,
    'Twenty went to the museum',
    state.rulebook(),
  );
  assert.ok(released.ok);
  assert.deepEqual(released.value.summary?.changes, {
    opened: 0,
    reopened: 0,
    seen: 10,
    closed: 20,
  });
  assert.equal(await reasonOf(state, 'inventory.published'), 'Twenty went to the museum');
  assert.doesNotMatch(JSON.stringify(await state.entries()), /museum/);
  const again = await releaseHeld(state.server, ANN, held.id, 'once more', state.rulebook());
  assert.deepEqual(again, { ok: false, code: 'inventory-not-held', facts: { state: 'published' } });
});

test('a held one that is thrown away changes nothing, and its reason is kept the same way', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, phones(30, { apps: ['clip'] }));
  const held = await state.handIn(TUESDAY, phones(10, { apps: ['mirror'] }));
  const discarded = await discardHeld(state.server, ANN, held.id, 'A filter was left on');
  assert.ok(discarded.ok);
  assert.equal(discarded.value.state, 'discarded');
  assert.deepEqual(new Set(await state.findings()), new Set(['clip open']));
  assert.equal(await reasonOf(state, 'inventory.discarded'), 'A filter was left on');
  assert.equal(
    codeOf(await releaseHeld(state.server, ANN, held.id, 'no', state.rulebook())),
    'inventory-not-held',
  );
  assert.equal(codeOf(await discardHeld(state.server, ANN, held.id, 'no')), 'inventory-not-held');
});

test('a held one that is released after a newer one came overwrites nothing of it', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, phones(30, { apps: ['clip'] }));
  const held = await state.handIn(TUESDAY, phones(10, { apps: ['mirror'] }));
  await state.handIn(FRIDAY, phones(30, { apps: ['clip', 'mirror'] }));
  const before = await state.findings();
  assert.ok((await releaseHeld(state.server, ANN, held.id, 'late', state.rulebook())).ok);
  assert.deepEqual(await state.findings(), before);
});

test('a name alone makes a possible finding, until a person says how they know', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [{ id: 'a', apps: [['clip', 'name']] }]);
  const id = await onlyFinding(state);
  const scope = [state.root];
  const possible = { scope, certain: false };
  const list = (filter: object) =>
    state.store.findings({ ...possible, ...filter }, { after: null, limit: 9 });
  assert.equal((await list({})).rows.length, 1);
  const confirmed = await confirmFinding(state.server, state.ann, id, {
    why: 'The holder said so',
  });
  assert.ok(confirmed.ok && confirmed.value.confirmed);
  assert.equal((await list({})).rows.length, 0);
  assert.equal((await list({ certain: true })).rows.length, 1);
  assert.equal(await reasonOf(state, 'finding.confirmed'), 'The holder said so');
  const why = { why: 'again' };
  assert.equal(
    codeOf(await confirmFinding(state.server, state.ann, id, why)),
    'finding-already-certain',
  );
  await state.handIn(TUESDAY, [phone('a', 'plain')]);
  assert.equal(codeOf(await confirmFinding(state.server, state.ann, id, why)), 'finding-closed');
  assert.equal(codeOf(await confirmFinding(state.server, ANN, id, why)), 'unknown-finding');
});

test('an app that tells of love life is a category to everybody, and in the ledger', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [phone('a', 'amour', 'clip')]);
  const naming = namingOf(state.server.rules().catalogue);
  const scope = [state.root];
  const { rows } = await listFindings(state.server, naming, { scope }, { after: null, limit: 9 });
  assert.deepEqual(rows.map(({ app, appName, category }) => [app, appName, category]).toSorted(), [
    [null, null, 'dating'],
    ['clip', 'Clip', null],
  ]);
  const hidden = rows.find(({ category }) => category !== null);
  const read = await readFinding(state.server, naming, hidden?.id as FindingId, scope);
  assert.ok(read.ok && read.value.app === null);
  const summary = await summariseFindings(state.server, naming, scope);
  assert.doesNotMatch(JSON.stringify([rows, read, summary]), /amour/i);
  state.setRules({
    policies: state.server.rules().policies.map((one) => ({ ...one, territories: [], adopts: [] })),
  });
  await reassess(state.server, state.rulebook());
  const entries = await state.entries();
  assert.doesNotMatch(JSON.stringify(entries), /amour/i);
  assert.deepEqual(
    entries
      .filter(({ details }) => details?.['category'] === 'dating')
      .map(({ action, result }) => [action, result]),
    [
      ['finding.opened', 'open'],
      ['finding.closed', 'verdict-changed'],
    ],
  );
});

test('whoever is shown whose phone it is stands in the ledger; the name is nowhere in clear', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [{ id: 'phone-of-ann', holder: 'Ann Example', apps: ['clip'] }]);
  const id = await onlyFinding(state);
  const bob = { ...state.ann, actor: 'bob' };
  const looked = await nameFinding(state.server, bob, id, state.openContact);
  assert.ok(looked.ok);
  assert.deepEqual([looked.value.device, looked.value.holder], ['phone-of-ann', 'Ann Example']);
  const look = (await state.entries()).at(-1);
  assert.deepEqual([look?.action, look?.object], ['finding.named', `finding:${id}`]);
  assert.equal((await state.opened(look?.actor ?? ''))?.value, 'bob');
  const sealed = await state.store.contact((await state.rows())[0]?.device as never);
  assert.ok(sealed);
  assert.doesNotMatch(
    Buffer.from(sealed).toString('latin1') + JSON.stringify(await state.entries()),
    /Example|phone-of-ann|bob/,
  );
});

test('a look that can not be logged shows nothing, and a finding out of scope is unknown and leaves no trace', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [{ id: 'a', of: 'Water', holder: 'Ann', apps: ['clip'] }]);
  const id = await onlyFinding(state);
  const from = (await state.entries()).length;
  const other = await addOrganisation(state.server, state.ann, {
    parent: state.root,
    name: 'Land',
  });
  assert.ok(other.ok);
  const looked = await nameFinding(
    state.server,
    { ...ANN, scope: [other.value.id] },
    id,
    state.openContact,
  );
  assert.equal(codeOf(looked), 'unknown-finding');
  const noLedger = {
    ...state.server,
    ledger: { ...state.server.ledger, entry: () => assert.fail('the ledger is out of order') },
  };
  await assert.rejects(nameFinding(noLedger, state.ann, id, state.openContact), /out of order/);
  assert.deepEqual(await state.said(from), ['organisation.added added']);
});

test('a contact is erased when its days are over after the last finding closed, not before, and the erasure is logged', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [{ id: 'a', holder: 'Ann', apps: ['clip'] }]);
  const device = (await state.rows())[0]?.device as never;
  state.setClock('2027-01-05T10:00:00.000Z');
  assert.equal(await eraseContacts(state.server), 0);
  await state.handIn('2027-01-05T08:00:00Z', [phone('a', 'plain')]);
  state.setClock('2027-02-03T10:00:00.000Z');
  assert.equal(await eraseContacts(state.server), 0);
  assert.ok(await state.store.contact(device));
  state.setClock('2027-02-04T10:00:01.000Z');
  assert.equal(await eraseContacts(state.server), 1);
  assert.equal(await state.store.contact(device), null);
  const last = (await state.entries()).at(-1);
  assert.deepEqual([last?.action, last?.details], ['contacts.erased', { contacts: 1 }]);
  const looked = await nameFinding(
    state.server,
    state.ann,
    await onlyFinding(state),
    state.openContact,
  );
  assert.ok(looked.ok && looked.value.holder === null && looked.value.device === null);
});

const everybody = (
  organisation: OrganisationId,
  more: Partial<NewAssignment> = {},
): NewAssignment => ({
  organisation,
  ownership: null,
  function: null,
  clearance: null,
  policy: 'lax',
  group: 'everyone',
  ...more,
});

test('what is prohibited for a phone is what the policy of its organisation and its ownership says', async () => {
  const state = await newGovernment();
  const water = await addOrganisation(state.server, state.ann, {
    parent: state.root,
    name: 'Water',
  });
  assert.ok(water.ok);
  const lax = await addAssignment(state.server, state.ann, everybody(water.value.id));
  assert.ok(lax.ok);
  const strict = await addAssignment(
    state.server,
    state.ann,
    everybody(water.value.id, { ownership: 'personal', policy: 'nl' }),
  );
  assert.ok(strict.ok);
  const fleet: readonly Phone[] = [
    { id: 'a', of: 'Water', apps: ['clip'] },
    { id: 'b', of: 'Water', ownership: 'personal', apps: ['clip'] },
    { id: 'c', apps: ['clip'] },
  ];
  await state.handIn(MONDAY, fleet);
  assert.deepEqual(await state.findings(), ['clip open', 'clip open']);
  const choice = policyChoice(await state.store.organisations(), await state.store.assignments());
  assert.equal(choice.of(water.value.id, 'company').policy, 'lax');
  assert.equal(choice.of(water.value.id, 'personal').policy, 'nl');
  assert.equal(choice.of(state.root, 'personal').policy, 'nl');
  // The same phones: a start that judges again must not close what the policy for private phones prohibits.
  assert.equal(await reassess(state.server, state.rulebook()), 0);
  assert.deepEqual(await state.findings(), ['clip open', 'clip open']);
  assert.ok((await removeAssignment(state.server, state.ann, strict.value.id)).ok);
  assert.equal(await reassess(state.server, state.rulebook()), 1);
  assert.deepEqual(await state.findings(), ['clip closed verdict-changed', 'clip open']);
});

test('the policy that holds for everybody can not be taken away, and nothing is assigned that is not there', async () => {
  const state = await newGovernment();
  const [first] = await state.store.assignments();
  assert.ok(first);
  const add = async (more: Partial<NewAssignment>) =>
    codeOf(await addAssignment(state.server, state.ann, everybody(state.root, more)));
  const remove = async (id: string) => codeOf(await removeAssignment(state.server, state.ann, id));
  const from = (await state.entries()).length;
  assert.equal(await remove(first.id), 'last-assignment');
  assert.equal(await remove(state.server.newId()), 'unknown-assignment');
  assert.equal(await add({}), 'assignment-exists');
  assert.equal(await add({ policy: 'xx' }), 'unknown-policy');
  assert.equal(await add({ group: 'xx', ownership: 'company' }), 'unknown-group');
  assert.equal(
    await add({ organisation: state.server.newId() as OrganisationId }),
    'unknown-organisation',
  );
  assert.deepEqual(await state.said(from), []);
  assert.equal(await add({ function: 'inspection', group: 'cleared' }), 'ok');
  assert.deepEqual(await state.said(from), ['assignment.added added']);
});

test('of two who assign the same at once, one is told that it is there', async () => {
  const state = await newGovernment();
  const wanted = everybody(state.root, { ownership: 'personal' });
  const both = await Promise.all([
    addAssignment(state.server, state.ann, wanted),
    addAssignment(state.server, state.ann, wanted),
  ]);
  assert.deepEqual(both.map(codeOf).toSorted(), ['assignment-exists', 'ok']);
  assert.equal((await state.store.assignments()).length, 2);
});

test('a new verdict closes what is no longer prohibited, once', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [phone('a', 'clip', 'mirror')]);
  const { catalogue } = state.server.rules();
  state.setRules({
    catalogue: {
      ...catalogue,
      listings: catalogue.listings.filter(({ id }) => id !== 'nl-mirror'),
    },
  });
  assert.equal(await reassess(state.server, state.rulebook()), 1);
  assert.equal(await reassess(state.server, state.rulebook()), 0);
  assert.deepEqual(await state.findings(), ['clip open', 'mirror closed verdict-changed']);
  const closed = (await state.entries()).filter(({ action }) => action === 'finding.closed');
  assert.equal(closed.length, 1);
  assert.equal((await state.opened(closed[0]?.actor ?? ''))?.value, 'server');
});

const keyed = ({ ann }: Government, key: string, request: string): Context => ({
  ...ann,
  idempotency: { key, request: Buffer.from(request) },
});

test('a request that comes twice is done once and answered alike; its key can not serve another', async () => {
  const state = await newGovernment();
  const wanted = { parent: state.root, name: 'Water' };
  const from = (await state.entries()).length;
  const first = await addOrganisation(state.server, keyed(state, 'k', 'add Water'), wanted);
  const second = await addOrganisation(state.server, keyed(state, 'k', 'add Water'), wanted);
  assert.ok(first.ok && second.ok && second.replayed);
  assert.deepEqual(second.value, first.value);
  const other = await addOrganisation(state.server, keyed(state, 'k', 'add Land'), {
    ...wanted,
    name: 'Land',
  });
  assert.equal(codeOf(other), 'idempotency-key-reused');
  assert.ok(
    (
      await addOrganisation(
        state.server,
        { ...keyed(state, 'k', 'x'), actor: 'bob' },
        { ...wanted, name: 'Air' },
      )
    ).ok,
  );
  assert.deepEqual(await state.said(from), [
    'organisation.added added',
    'organisation.added added',
  ]);
  state.setClock('2026-11-27T10:00:01.000Z');
  assert.equal(await forgetAnswers(state.server), 2);
  assert.equal(
    codeOf(await addOrganisation(state.server, keyed(state, 'k', 'add Water'), wanted)),
    'organisation-exists',
  );
});

test('two of the same request at once are done once', async () => {
  const state = await newGovernment();
  const wanted = { parent: state.root, name: 'Water' };
  const answers = await Promise.all(
    [1, 2, 3].map(() => addOrganisation(state.server, keyed(state, 'k', 'add'), wanted)),
  );
  assert.deepEqual(answers.map(codeOf), ['ok', 'ok', 'ok']);
  assert.equal(new Set(answers.map((one) => (one.ok ? one.value.id : ''))).size, 1);
});

test('a refused request leaves its key free, since nothing was done under it', async () => {
  const state = await newGovernment();
  const parent = state.server.newId() as OrganisationId;
  const refused = await addOrganisation(state.server, keyed(state, 'k', 'one'), {
    parent,
    name: 'Water',
  });
  assert.equal(codeOf(refused), 'unknown-organisation');
  const next = await addOrganisation(state.server, keyed(state, 'k', 'two'), {
    parent: state.root,
    name: 'Water',
  });
  assert.equal(codeOf(next), 'ok');
});

test('each decision leaves exactly one entry, canonical, whose actor and reason open for whoever may', async () => {
  const state = await newGovernment();
  const { server, root } = state;
  await state.handIn(MONDAY, [
    ...phones(29, { apps: ['plain'] }),
    { id: 'x', apps: [['clip', 'name']] },
  ]);
  const finding = await onlyFinding(state);
  const held = await state.handIn(TUESDAY, phones(5));
  const assignment = await addAssignment(
    server,
    state.ann,
    everybody(root, { ownership: 'personal' }),
  );
  assert.ok(assignment.ok);
  const deeds: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'organisation.added',
      () => addOrganisation(server, state.ann, { parent: root, name: 'Water' }),
    ],
    [
      'fleet.added',
      () => addFleet(server, state.ann, { organisation: root, name: 'Tablets', mdm: 'jamf' }),
    ],
    [
      'assignment.added',
      () => addAssignment(server, state.ann, everybody(root, { ownership: 'company' })),
    ],
    ['assignment.removed', () => removeAssignment(server, state.ann, assignment.value.id)],
    ['inventory.announced', () => state.announced()],
    ['finding.confirmed', () => confirmFinding(server, state.ann, finding, { why: 'seen' })],
    ['finding.named', () => nameFinding(server, state.ann, finding, state.openContact)],
    ['inventory.discarded', () => discardHeld(server, ANN, held.id, 'a filter')],
  ];
  for (const [action, deed] of deeds) {
    const from = (await state.entries()).length;
    await deed();
    const entries = (await state.entries()).slice(from);
    assert.deepEqual(
      entries.map((one) => one.action),
      [action],
    );
    for (const entry of entries) {
      assert.equal(JSON.stringify(JSON.parse(entryText(entry))), entryText(entry));
      for (const commitment of [entry.actor, ...entry.texts]) {
        const opening = await state.opened(commitment);
        assert.ok(opening && opens(commitment, opening), action);
      }
      assert.equal((await state.opened(entry.actor))?.value, 'ann');
    }
  }
});

test('an opening that was erased stays unknown, and the ledger stays as it was', async () => {
  const state = await newGovernment();
  const from = await state.entries();
  const { actor = '' } = from[0] ?? {};
  assert.ok(await state.opened(actor));
  await state.store.change(async (tables) => {
    await tables.eraseOpenings([actor]);
    return { result: null, entries: ['{"action":"openings.erased"}'] };
  });
  assert.equal(await state.opened(actor), null);
  assert.deepEqual((await state.entries()).slice(0, from.length), from);
});

test('a server is founded once', async () => {
  const state = await newGovernment();
  const before = [
    await state.store.organisations(),
    await state.store.assignments(),
    await state.entries(),
  ];
  await found(state.server, { name: 'Another', policy: 'lax', group: 'everyone' });
  assert.deepEqual(
    [await state.store.organisations(), await state.store.assignments(), await state.entries()],
    before,
  );
});

test('names of organisations and fleets are one line, of marks that can be seen, and told apart from each other', async () => {
  const state = await newGovernment();
  const { server, root: parent } = state;
  const organisation = await addOrganisation(server, state.ann, {
    parent,
    name: '  Wa\u202eter\n ',
  });
  assert.ok(organisation.ok && organisation.value.name === 'Wa ter');
  for (const name of ['', ' \u200b', 'x'.repeat(201)]) {
    assert.equal(
      codeOf(await addOrganisation(server, state.ann, { parent, name })),
      'organisation-name-unfit',
    );
    assert.equal(
      codeOf(await addFleet(server, state.ann, { organisation: parent, name, mdm: 'jamf' })),
      'fleet-name-unfit',
    );
  }
  assert.equal(
    codeOf(await addOrganisation(server, state.ann, { parent, name: 'WA TER' })),
    'organisation-exists',
  );
  assert.equal(
    codeOf(
      await addFleet(server, state.ann, { organisation: parent, name: 'phones', mdm: 'jamf' }),
    ),
    'fleet-exists',
  );
  // Another organisation may call its fleet the same, and so nobody learns what those of others are called.
  const there = { organisation: organisation.value.id, name: 'phones', mdm: 'jamf' };
  assert.ok((await addFleet(server, state.ann, there)).ok);
  assert.equal(codeOf(await addFleet(server, state.ann, there)), 'fleet-exists');
});

test('contacts are bound to their fleet: one that was put into another can not be opened there', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [{ id: 'a', holder: 'Ann', apps: ['clip'] }]);
  const sealed = await state.store.contact((await state.rows())[0]?.device as never);
  assert.ok(sealed);
  assert.equal(state.openContact(sealed, state.server.newId()), null);
  assert.equal(openSealed([] as never, { table: 'contact', row: state.fleet }, sealed).ok, false);
});
