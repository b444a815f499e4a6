import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalogue } from '../core/catalogue.ts';
import type { Day } from '../core/day.ts';
import type { AppId } from '../core/statements.ts';
import {
  ANN,
  newGovernment,
  phones,
  problem,
  told,
  type Government,
  type Phone,
} from '../wiring/government.fixture.ts';
import { announce } from './inventories/announce.ts';
import { cancelInventory } from './inventories/cancel.ts';
import { endInterrupted, sweep } from './inventories/recover.ts';
import { receive } from './inventories/receive.ts';

const MONDAY = '2026-11-16T08:00:00Z';
const TUESDAY = '2026-11-17T08:00:00Z';
const FRIDAY = '2026-11-20T08:00:00Z';
const phone = (id: string, ...apps: string[]): Phone => ({ id, apps });
const codes = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
  problems.map(({ code }) => code);

async function stateOf({ store }: Government, id: string): Promise<string | undefined> {
  return (await store.inventory(id as never))?.state;
}

/** A newer catalogue, in which the adopted instrument names this app as well. */
function listingToo({ server }: Government, app: string): Catalogue {
  const { catalogue } = server.rules();
  const mirror = catalogue.listings.find(({ id }) => id === 'nl-mirror');
  if (!mirror) throw new Error('the invented catalogue has no such listing');
  const also = { ...mirror, id: 'nl-too', subject: { kind: 'app', app: app as AppId } } as const;
  return { ...catalogue, version: '2026-11-26' as Day, listings: [...catalogue.listings, also] };
}

test('an export opens findings, a later one sees them again, closes what is gone and reopens what came back', async () => {
  const state = await newGovernment();
  const first = await state.handIn(MONDAY, [
    phone('a', 'clip', 'mirror', 'plain'),
    phone('b', 'plain'),
  ]);
  assert.equal(first.state, 'published');
  assert.deepEqual(first.summary?.changes, { opened: 2, reopened: 0, seen: 0, closed: 0 });
  assert.deepEqual(await state.findings(), ['clip open', 'mirror open']);

  const second = await state.handIn(TUESDAY, [phone('a', 'mirror'), phone('b', 'plain')]);
  assert.deepEqual(second.summary?.changes, { opened: 0, reopened: 0, seen: 1, closed: 1 });
  assert.deepEqual(await state.findings(), ['clip closed removed', 'mirror open']);

  const third = await state.handIn(FRIDAY, [phone('a', 'clip', 'mirror'), phone('b', 'plain')]);
  assert.deepEqual(third.summary?.changes, { opened: 0, reopened: 1, seen: 1, closed: 0 });
  const clip = (await state.rows()).find(({ app }) => app === 'clip');
  assert.deepEqual([clip?.state, clip?.because, clip?.reopenings], ['open', null, 1]);
  const kinds = (await state.store.events(clip?.id as never)).map(({ change }) => change.kind);
  assert.deepEqual(kinds, ['opened', 'closed', 'reopened']);
  assert.equal(await stateOf(state, first.id), 'superseded');
});

test('a phone that a whole inventory no longer has is gone; a part tells nothing of what it lacks', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [phone('a', 'clip'), phone('b', 'clip')]);
  const part = await state.handIn(TUESDAY, [phone('c', 'clip')], { coverage: 'part' });
  assert.deepEqual(part.summary?.changes, { opened: 1, reopened: 0, seen: 0, closed: 0 });
  assert.deepEqual(await state.findings(), ['clip open', 'clip open', 'clip open']);
  await state.handIn(FRIDAY, [phone('a', 'clip'), phone('c', 'plain')]);
  assert.deepEqual(await state.findings(), [
    'clip closed device-gone',
    'clip closed removed',
    'clip open',
  ]);
});

test('what a part shows of a phone it does have, counts', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [phone('a', 'clip'), phone('b', 'clip')]);
  await state.handIn(TUESDAY, [phone('a', 'plain')], { coverage: 'part' });
  assert.deepEqual(await state.findings(), ['clip closed removed', 'clip open']);
});

for (const code of ['cut-off', 'next-page-missing', 'broken-row', 'something-new'])
  test(`what was not read to its end (${code}) opens, and closes nothing by absence`, async () => {
    const state = await newGovernment();
    await state.handIn(MONDAY, [phone('a', 'clip'), phone('b', 'clip')]);
    const { summary } = await state.handIn(TUESDAY, [phone('a', 'mirror')], {
      problems: [problem(code)],
    });
    assert.deepEqual(summary?.changes, { opened: 1, reopened: 0, seen: 0, closed: 0 });
    assert.deepEqual(await state.findings(), ['clip open', 'clip open', 'mirror open']);
  });

test('an older export of the whole never overwrites a newer one', async () => {
  const state = await newGovernment();
  await state.handIn(FRIDAY, [phone('a', 'mirror')]);
  const late = await state.handIn(MONDAY, [phone('a', 'clip')]);
  assert.deepEqual([late.state, codes(late)], ['refused', ['older-inventory']]);
  assert.deepEqual(await state.findings(), ['mirror open']);
});

test('an older part opens nothing on a phone of which something newer is known', async () => {
  const state = await newGovernment();
  await state.handIn(FRIDAY, [phone('a', 'mirror')]);
  const late = await state.handIn(MONDAY, [phone('a', 'clip'), phone('z', 'clip')], {
    coverage: 'part',
  });
  assert.equal(late.state, 'published');
  // Of z the whole fleet of Friday says that it was gone by then.
  assert.deepEqual(await state.findings(), ['mirror open']);
});

test('when a phone was collected decides what is newer, not when its export was made', async () => {
  const state = await newGovernment();
  const at = (collected: string, ...apps: string[]): Phone => ({ id: 'a', collected, apps });
  await state.handIn(TUESDAY, [at('2026-11-17T07:00:00Z', 'plain')]);
  const { state: ended } = await state.handIn(FRIDAY, [at(MONDAY, 'clip')]);
  assert.equal(ended, 'published');
  assert.deepEqual(await state.findings(), []);
});

test('the same export twice changes nothing and says so', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [phone('a', 'clip')]);
  const [before] = await state.rows();
  const from = (await state.entries()).length;
  const again = await state.handIn(MONDAY, [phone('a', 'clip')]);
  assert.equal(again.state, 'unchanged');
  assert.deepEqual(await state.rows(), [before]);
  assert.deepEqual(await state.said(from), [
    'inventory.announced announced',
    'inventory.unchanged unchanged',
  ]);
});

test('the same bytes, first as a part and then as the whole, are two different words', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [phone('a', 'clip'), phone('b', 'clip')]);
  await state.handIn(TUESDAY, [phone('a', 'clip')], { coverage: 'part' });
  const whole = await state.handIn(TUESDAY, [phone('a', 'clip')]);
  assert.equal(whole.state, 'published');
  assert.deepEqual(await state.findings(), ['clip closed device-gone', 'clip open']);
});

test('the same bytes tell something new where the catalogue or their moment has changed', async () => {
  const state = await newGovernment();
  const send = async (moment: string) =>
    state.send(await state.announced({ moment: moment as never }), [
      told({ phones: [phone('a', 'clip', 'plain')] }),
    ]);
  await send(MONDAY);
  assert.equal((await send(MONDAY)).state, 'unchanged');
  assert.deepEqual((await send(TUESDAY)).summary?.changes, {
    opened: 0,
    reopened: 0,
    seen: 1,
    closed: 0,
  });
  state.setRules({ catalogue: listingToo(state, 'plain') });
  assert.deepEqual((await send(TUESDAY)).summary?.changes, {
    opened: 1,
    reopened: 0,
    seen: 0,
    closed: 0,
  });
  assert.deepEqual(await state.findings(), ['clip open', 'plain open']);
});

test('two exports of one fleet at once end as if one came after the other', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [phone('a', 'clip'), phone('b', 'mirror')]);
  const ended = await Promise.all([
    state.handIn(TUESDAY, [phone('a', 'clip'), phone('b', 'plain')]),
    state.handIn(FRIDAY, [phone('a', 'plain'), phone('c', 'clip')]),
  ]);
  const [, friday] = ended;
  assert.equal(friday?.state, 'published');
  const rows = await state.rows();
  const told = rows.map(({ app, state: is, because, closed }) => [app, is, because, closed]);
  const apps = told.filter(([, is]) => is === 'open').map(([app]) => app);
  assert.deepEqual(apps, ['clip']);
  assert.equal(rows.find(({ app }) => app === 'mirror')?.state, 'closed');
  assert.equal(rows.filter(({ app }) => app === 'clip').length, 2);
  const opened = (await state.entries()).filter(({ action }) => action === 'finding.opened');
  assert.equal(opened.length, 3);
});

test('two fleets at once do not touch each other', async () => {
  const state = await newGovernment();
  const one = {
    id: state.server.newId() as typeof state.fleet,
    organisation: state.root,
    name: 'Tablets',
    mdm: 'jamf',
  };
  await state.store.change(async (tables) => {
    await tables.addFleet(one, state.server.clock());
    return { result: null, entries: ['{"action":"fleet.added"}'] };
  });
  await Promise.all([
    state.handIn(MONDAY, [phone('a', 'clip')]),
    state.handIn(MONDAY, [phone('a', 'mirror')], { fleet: one.id }),
  ]);
  assert.deepEqual(await state.findings(), ['clip open', 'mirror open']);
});

test('what an export is refused for stands in the inventory: its reader, no moment, a moment to come', async () => {
  const state = await newGovernment();
  const send = async (export_: Parameters<typeof told>[0]) =>
    state.send(await state.announced(), [told(export_)]);
  const unreadable = await send({ phones: [], refused: true, problems: [problem('no-inventory')] });
  assert.deepEqual([unreadable.state, codes(unreadable)], ['refused', ['no-inventory']]);
  const undated = await send({ phones: [phone('a', 'clip')] });
  assert.deepEqual([undated.state, codes(undated)], ['refused', ['no-moment']]);
  const early = await send({ phones: [phone('a', 'clip')], moment: '2026-11-26T10:16:00Z' });
  assert.deepEqual([early.state, codes(early)], ['refused', ['moment-in-future']]);
  const nameless = await send({
    phones: [phone('a', 'clip')],
    moment: MONDAY,
    problems: [problem('device-not-in-file')],
  });
  assert.deepEqual(
    [nameless.state, codes(nameless)],
    ['refused', ['no-device-ids', 'device-not-in-file']],
  );
  assert.deepEqual(await state.findings(), []);
  const ends = (await state.entries()).filter(({ action }) => action === 'inventory.refused');
  assert.deepEqual(
    ends.map(({ details }) => details['why']),
    ['no-inventory', 'no-moment', 'moment-in-future', 'no-device-ids device-not-in-file'],
  );
});

test('the moment that was announced counts where the export says none', async () => {
  const state = await newGovernment();
  const inventory = await state.announced({ moment: TUESDAY as never });
  const ended = await state.send(inventory, [told({ phones: [phone('a', 'clip')] })]);
  assert.deepEqual([ended.state, ended.moment], ['published', TUESDAY]);
  assert.equal((await state.rows())[0]?.opened, TUESDAY);
});

test('a moment of this very second is not to come, however its fractions are written', async () => {
  const state = await newGovernment();
  state.setClock('2026-11-26T10:00:00.500Z');
  assert.equal(
    (await state.announced({ moment: '2026-11-26T10:00:00Z' as never })).state,
    'announced',
  );
});

test('announcing for what is not there, or outside the fleet, is refused', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, [{ id: 'a', of: 'Water' }]);
  const water = await state.organisation('Water');
  const fleet = state.server.newId() as typeof state.fleet;
  await state.store.change(async (tables) => {
    await tables.addFleet(
      { id: fleet, organisation: water, name: 'Boats', mdm: 'jamf' },
      state.server.clock(),
    );
    return { result: null, entries: ['{"action":"fleet.added"}'] };
  });
  const asked = {
    fleet: state.fleet,
    coverage: 'whole',
    organisations: null,
    moment: null,
  } as const;
  const codeOf = async (said: object) => {
    const answer = await announce(state.server, ANN, { ...asked, ...said });
    return answer.ok ? 'ok' : answer.code;
  };
  assert.equal(await codeOf({ fleet: state.server.newId() }), 'unknown-fleet');
  assert.equal(await codeOf({ organisations: [state.server.newId()] }), 'unknown-organisation');
  assert.equal(await codeOf({ fleet, organisations: [state.root] }), 'organisation-outside-fleet');
  assert.equal(await codeOf({ fleet, organisations: [water] }), 'ok');
  assert.equal(await codeOf({ moment: '2027-01-01T00:00:00Z' }), 'moment-in-future');
});

test('a whole inventory of some organisations closes nothing in the others', async () => {
  const state = await newGovernment();
  const at = (id: string, of: string): Phone => ({ id, of, apps: ['clip'] });
  await state.handIn(MONDAY, [at('a', 'Water'), at('b', 'Land')]);
  const water = await state.organisation('Water');
  await state.handIn(TUESDAY, [{ id: 'c', of: 'Water', apps: ['plain'] }], {
    organisations: [water],
  });
  const rows = await state.rows();
  assert.deepEqual(
    rows
      .map(({ organisation, state: is }) => [organisation === water ? 'Water' : 'Land', is])
      .toSorted(),
    [
      ['Land', 'open'],
      ['Water', 'closed'],
    ],
  );
});

test('a cancelled upload leaves nothing, whether its bytes still come or it is being staged', async () => {
  const state = await newGovernment();
  for (const step of ['receiving', 'staging'] as const) {
    const inventory = await state.announced();
    const ending = new AbortController();
    const bytes = told({ moment: MONDAY, phones: [phone('a', 'clip'), phone('b', 'clip')] });
    const ended = await state.send(inventory, [bytes.subarray(0, 9), bytes.subarray(9)], {
      signal: ending.signal,
      watch: (progress) => {
        if (progress.step === step) ending.abort();
      },
    });
    assert.equal(ended.state, 'cancelled', step);
  }
  assert.deepEqual(await state.findings(), []);
  assert.deepEqual(
    (await state.entries()).filter(({ action }) => action.startsWith('finding')),
    [],
  );
});

test('one that was cancelled elsewhere while it came in is not published', async () => {
  const state = await newGovernment();
  const inventory = await state.announced();
  const bytes = told({ moment: MONDAY, phones: [phone('a', 'clip')] });
  async function* content() {
    yield bytes;
    assert.ok((await cancelInventory(state.server, ANN, inventory.id)).ok);
  }
  const ended = await state.send(inventory, content());
  assert.equal(ended.state, 'cancelled');
  assert.deepEqual(await state.findings(), []);
  assert.equal(
    (await state.entries()).filter(({ action }) => action === 'inventory.cancelled').length,
    1,
  );
});

test('an upload that breaks off is interrupted, nothing of it counts, and it can not be continued', async () => {
  const state = await newGovernment();
  const inventory = await state.announced();
  async function* content() {
    yield told({ moment: MONDAY, phones: [phone('a', 'clip')] }).subarray(0, 20);
    throw new TypeError('the line was cut');
  }
  await assert.rejects(state.send(inventory, content()), /the line was cut/);
  assert.equal(await stateOf(state, inventory.id), 'interrupted');
  await assert.rejects(state.send(inventory, []), /inventory-not-announced/);
  assert.deepEqual(await state.findings(), []);
});

test('what a crash left on its way in is ended at the next start, and what was only announced still waits', async () => {
  const state = await newGovernment();
  const [waits, comes, goes] = [
    await state.announced(),
    await state.announced(),
    await state.announced(),
  ];
  for (const { id } of [comes, goes])
    await state.store.stage((tables) =>
      tables.setInventory(id, ['announced'], { state: 'receiving' }),
    );
  assert.equal(await endInterrupted(state.server, (id) => id === comes.id), 1);
  assert.deepEqual(
    [await stateOf(state, waits.id), await stateOf(state, comes.id), await stateOf(state, goes.id)],
    ['announced', 'receiving', 'interrupted'],
  );
});

test('an ended inventory can neither be received nor cancelled, and an unknown one is unknown', async () => {
  const state = await newGovernment();
  const { id } = await state.handIn(MONDAY, [phone('a', 'clip')]);
  await assert.rejects(state.send({ id } as never, []), /inventory-not-announced/);
  const cancelled = await cancelInventory(state.server, ANN, id);
  assert.deepEqual(cancelled, {
    ok: false,
    code: 'inventory-ended',
    facts: { state: 'published' },
  });
  const other = await cancelInventory(state.server, ANN, state.server.newId() as never);
  assert.equal(other.ok ? 'ok' : other.code, 'unknown-inventory');
  const following = {
    rulebook: state.rulebook(),
    watch: () => {},
    signal: new AbortController().signal,
  };
  const none = await receive(
    state.server,
    ANN,
    state.server.newId() as never,
    (async function* () {})(),
    following,
  );
  assert.equal(none.ok ? 'ok' : none.code, 'unknown-inventory');
});

test('organisations that an export names are added once, below that of its fleet, without marks that turn text round', async () => {
  const state = await newGovernment();
  const named = ['Water', 'WATER', ' Wa\u202eter ', '\u0000', 'x'.repeat(201), null];
  await state.handIn(
    MONDAY,
    named.map((of, i) => ({ id: `p${i}`, of, apps: ['clip'] })),
  );
  const names = (await state.store.organisations()).map(({ name, parent }) => [
    name,
    parent === state.root,
  ]);
  assert.deepEqual(names.toSorted(), [
    ['State', false],
    ['Wa ter', true],
    ['Water', true],
  ]);
  const water = await state.organisation('Water');
  const inWater = (await state.rows()).filter(({ organisation }) => organisation === water);
  const atTop = (await state.rows()).filter(({ organisation }) => organisation === state.root);
  assert.deepEqual([inWater.length, atTop.length], [2, 3]);
  await state.handIn(TUESDAY, [{ id: 'p0', of: 'water', apps: ['clip'] }], { coverage: 'part' });
  assert.equal((await state.store.organisations()).length, 3);
});

test('an export that names more new organisations than a government adds is refused, and adds none', async () => {
  const state = await newGovernment();
  const holders = Array.from({ length: 301 }, (_, i): Phone => ({
    id: `p${i}`,
    of: `Person ${i}`,
    apps: ['clip'],
  }));
  const ended = await state.handIn(MONDAY, holders);
  assert.deepEqual([ended.state, codes(ended)], ['refused', ['too-many-organisations']]);
  assert.equal((await state.store.organisations()).length, 1);
  assert.doesNotMatch(JSON.stringify(await state.entries()), /Person/);
});

test('sweeping takes away what nobody needs and nothing that anybody sees', async () => {
  const state = await newGovernment();
  await state.handIn(MONDAY, phones(6, { apps: ['clip'] }));
  await state.handIn(TUESDAY, phones(6, { apps: ['mirror'] }));
  await state.handIn(MONDAY, phones(2, { apps: ['clip'] }));
  const before = [await state.rows(), await state.store.coverage([state.root])];
  while (await sweep(state.server));
  assert.deepEqual([await state.rows(), await state.store.coverage([state.root])], before);
  await state.handIn(FRIDAY, phones(6, { apps: ['clip', 'mirror'] }));
  assert.equal((await state.rows()).filter(({ state: is }) => is === 'open').length, 12);
});
