import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { eraseOld } from '../../actions/retention/erase-old.ts';
import { askException } from '../../actions/exceptions/ask.ts';
import { exceptionsDue } from '../../actions/exceptions/calendar.ts';
import { decideException } from '../../actions/exceptions/decide.ts';
import { namesOf, openException } from '../../actions/exceptions/file.ts';
import { endDueExemptions } from '../../actions/mdm/exemptions.ts';
import { addApiKey, endApiKey } from '../../actions/people/api-keys.ts';
import { addGroupRole } from '../../actions/people/group-roles.ts';
import { endPerson } from '../../actions/people/sessions.ts';
import { signInAs } from '../../actions/people/sign-in-as.ts';
import { shownTerms } from '../../actions/retention/terms.ts';
import { eraseContacts } from '../../actions/upkeep.ts';
import { onEachDatabase } from '../../store/testing.fixture.ts';
import { asking, peopleOf } from '../exceptions/world.fixture.ts';
import { personIn } from '../people/person.fixture.ts';
import { newKept, type Kept } from './world.fixture.ts';

onEachDatabase('terms', (database) => {
  let world: Kept;
  beforeEach(async () => {
    world = await newKept(database());
  });
  afterEach(() => world.end());
  const findings = async () =>
    (await world.store.findings({ scope: [world.root] }, { after: null, limit: 100 })).rows;
  const handIn = (day: string, serials: readonly string[]) =>
    world.handIn(world.server, `2026-11-${day}T08:00:00.000Z`, serials);

  test('a closed finding goes with its events and its phone, two years after it was closed; an open one stays', async () => {
    await handIn('18', ['A1', 'A2', 'A3']);
    await handIn('19', ['A1', 'A2']);
    assert.deepEqual((await findings()).map(({ state }) => state).toSorted(), [
      'closed',
      'open',
      'open',
    ]);
    world.onDay(31);
    await eraseContacts(world.server);
    // It was closed at the moment of the inventory, a day before the first.
    world.onDay(728);
    assert.deepEqual(await world.erase(), {});
    world.onDay(729);
    const { findings: erased } = await world.erase();
    assert.deepEqual(erased, {
      findings: 1,
      events: 2,
      answers: 0,
      openings: 0,
      notices: 0,
      leave: 0,
      devices: 1,
    });
    assert.deepEqual(
      (await findings()).map(({ state }) => state),
      ['open', 'open'],
    );
    assert.equal(await world.rowsOf('device'), 2);
    const counts = await world.store.findingCounts([world.root]);
    assert.deepEqual(
      counts.map(({ state, certain }) => [state, certain]),
      [['open', 2]],
    );
    assert.deepEqual(await world.saidOf('findings'), [{ ...erased, days: 730 }]);
    assert.equal((await world.verify()).kind, 'verified');
    assert.deepEqual(await world.erase(), {});
  });

  test('what people wrote about an exception goes a year after its end, and the register keeps the decision', async () => {
    await handIn('18', ['A1', 'A2']);
    const { ann, ben, cleo } = peopleOf(world);
    const [one] = await findings();
    assert.ok(one);
    const asked = await askException(world.server, ann, asking([one.id]));
    assert.ok(asked.ok);
    const why = 'sentinel: it is needed';
    const decision = { decision: 'grant', why, until: null } as const;
    assert.ok((await decideException(world.server, ben, asked.value.id, decision)).ok);
    assert.equal((await findings()).filter(({ state }) => state === 'closed').length, 1);
    // In force still, whatever the terms say.
    world.onDay(4000);
    assert.deepEqual(Object.keys(await world.erase()), ['actors']);
    assert.match(await world.dump(), /sentinel/);
    await endDueExemptions(world.server);
    await exceptionsDue(world.server);
    world.onDay(4364);
    await world.erase();
    assert.match(await world.dump(), /sentinel/);
    world.onDay(4366);
    assert.deepEqual((await world.erase())['exceptions'], { openings: 2 });
    assert.doesNotMatch(await world.dump(), /sentinel/);
    const file = await openException(
      world.server,
      { ...cleo, scope: [world.root] },
      asked.value.id,
    );
    assert.ok(file.ok);
    assert.deepEqual([file.value.task, file.value.events[0]?.words], [null, null]);
    // Which phones had leave is forgotten with the findings, how many is not.
    world.onDay(4000 + 731);
    await world.erase();
    assert.deepEqual(
      [await world.rowsOf('exception_device'), await world.rowsOf('exemption')],
      [0, 0],
    );
    const register = await world.store.exceptions.exception(asked.value.id);
    assert.deepEqual([register?.scope.devices, register?.state], [1, 'ended']);
    assert.equal((await world.verify()).kind, 'verified');
  });

  test('what a holder wrote goes once its finding was closed for so long, and the kind of answer stays', async () => {
    await handIn('18', ['A1', 'A2', 'A3']);
    const all = await findings();
    await handIn('19', ['A1', 'A2']);
    const open = (await findings()).filter(({ state }) => state === 'open').map(({ id }) => id);
    const closed = all.find(({ id }) => !open.includes(id))?.id ?? '';
    for (const [n, finding] of [closed, open[0] ?? ''].entries()) {
      const words = await world.write('answer.given', `finding:${finding}`, `sentinel${n} of mine`);
      const notice = `01900000-0000-7000-8000-00000000070${n}`;
      await sql`insert into notice (id, recipient, organisation_id, kind, state, policy, language, planned_at, send_after, changed_at, link_key, link_until)
        values (${notice}, 'holder', ${world.root}, 'call', 'sent', 'nl', 'nl', '2026-11-20', '2026-11-20', '2026-11-20', 1, '2027-01-01')`.execute(
        world.db,
      );
      await sql`insert into notice_finding (notice_id, finding_id, kind, measure) values (${notice}, ${finding}, 'call', 'remove')`.execute(
        world.db,
      );
      await sql`insert into answer (id, notice_id, finding_id, kind, words, at)
        values (${notice}, ${notice}, ${finding}, 'disputed', ${words}, '2026-11-20')`.execute(
        world.db,
      );
    }
    world.onDay(178);
    assert.deepEqual(await world.erase(), {});
    world.onDay(179);
    assert.deepEqual(await world.erase(), { answers: { answers: 1, openings: 1 } });
    assert.doesNotMatch(await world.dump(), /sentinel0/);
    assert.match(await world.dump(), /sentinel1/);
    assert.equal(await world.rowsOf('answer'), 2);
    // With the finding all of it goes, and the message; the other one is open.
    world.onDay(731);
    const { findings: erased } = await world.erase();
    assert.deepEqual([erased?.['answers'], erased?.['notices']], [1, 1]);
    // Held by a row, the words of an open one outlive the term of the ledger's openings.
    world.onDay(2000);
    assert.ok((await world.erase())['actors']);
    assert.match(await world.dump(), /sentinel1/);
  });

  test('reasons and comments of a change go five years after it was decided against; what is proposed keeps them', async () => {
    const digest = 'd'.repeat(64);
    const change = (n: number, state: string) =>
      sql`insert into change (id, kind, state, origin, subject, document, version, why, proposed_at, decided_at, decision)
        values (${`01900000-0000-7000-8000-00000000080${n}`}, 'policy', ${state}, 'person', 'nl', ${digest}, '1', ${`sentinel${n} why`},
          '2026-11-20', ${n === 0 ? '2026-11-20' : null}, ${n === 0 ? 'sentinel0 no' : null})`.execute(
        world.db,
      );
    await sql`insert into rule_document (digest, packed) values (${digest}, ''::bytea)`.execute(
      world.db,
    );
    await change(0, 'rejected');
    await change(1, 'proposed');
    const id = '01900000-0000-7000-8000-000000000800';
    await sql`insert into change_comment (id, change_id, organisation_id, person_id, words, at)
      values (${id}, ${id}, ${world.root}, ${id}, 'sentinel0 comment', '2026-11-20')`.execute(
      world.db,
    );
    await world.write('change.rejected', `change:${id}`, 'sentinel0 no');
    assert.equal(await world.term('actors', 10_000), 'set');
    world.onDay(1825);
    assert.deepEqual(await world.erase(), {});
    world.onDay(1827);
    assert.deepEqual(await world.erase(), { changes: { changes: 1, comments: 1, openings: 1 } });
    const dump = await world.dump();
    assert.doesNotMatch(dump, /sentinel0/);
    assert.match(dump, /sentinel1/);
    assert.deepEqual(await world.erase(), {});
    assert.equal((await world.verify()).kind, 'verified');
  });

  test('of who has ended neither name nor account is left after half a year, and a login of theirs is still refused', async () => {
    const stays = await personIn(world.server, { name: 'sentinel1 Ben', role: 'auditor' });
    const map = { group: 'clerks', role: 'auditor', organisation: world.root, rank: null } as const;
    await addGroupRole(world.server, world.operator, { ...map, delegated: false, cleared: false });
    const identity = {
      issuer: 'https://login.example',
      subject: 'sentinel0-subject',
      name: 'sentinel0 Ann',
      address: 'sentinel0@state.example',
      groups: ['clerks'],
    };
    const first = await signInAs(world.server, identity);
    assert.ok(first.ok);
    // Signing in again says nothing of who it is but to who can open the actor.
    assert.ok((await signInAs(world.server, identity)).ok);
    const { id } = first.value.person;
    assert.ok((await endPerson(world.server, world.operator, id)).ok);
    world.onDay(179);
    assert.deepEqual(await world.erase(), {});
    world.onDay(181);
    assert.deepEqual(await world.erase(), { people: { people: 1, openings: 1 } });
    const dump = await world.dump();
    assert.doesNotMatch(dump, /sentinel0/);
    assert.match(dump, /sentinel1/);
    assert.equal(await namesOf(world.server)(id), null);
    const again = await signInAs(world.server, identity);
    assert.equal(again.ok ? '' : again.code, 'person-ended');
    assert.equal((await world.store.people.person(id))?.grants.length, 1);
    assert.equal((await world.store.people.person(stays.person.id))?.name, 'sentinel1 Ben');
    assert.equal((await world.verify()).kind, 'verified');
  });

  test('a key that opens nothing any more goes after three months, one that opens stays', async () => {
    const wanted = { role: 'auditor', organisation: world.root, operations: null } as const;
    const made = async (name: string, until: string | null) =>
      addApiKey(world.server, world.operator, { ...wanted, name, until: until as never });
    const ended = await made('sentinel0 of Ann', null);
    assert.ok(ended.ok);
    assert.ok((await made('sentinel0 for a day', '2026-11-21')).ok);
    assert.ok((await made('sentinel1', null)).ok);
    assert.ok((await endApiKey(world.server, world.operator, ended.value.key.id)).ok);
    world.onDay(89);
    assert.deepEqual(await world.erase(), {});
    world.onDay(91);
    assert.deepEqual(await world.erase(), { 'api-keys': { keys: 2, openings: 2 } });
    assert.doesNotMatch(await world.dump(), /sentinel0/);
    assert.equal((await world.store.people.apiKeys()).length, 1);
  });

  test('who acted and what they wrote is opened for three years, and the log is as whole without', async () => {
    await world.write('inventory.released', 'inventory:1', 'sentinel0 it is right');
    world.onDay(1000);
    await world.write('inventory.released', 'inventory:2', 'sentinel1 it is right');
    world.onDay(1095);
    assert.deepEqual(await world.erase(), {});
    world.onDay(1097);
    assert.ok((await world.erase())['actors']);
    const dump = await world.dump();
    assert.doesNotMatch(dump, /sentinel0/);
    assert.match(dump, /sentinel1/);
    assert.equal((await world.verify()).kind, 'verified');
    world.onDay(2097);
    assert.deepEqual(
      (await world.erase())['actors'],
      // The text and who wrote it; that something was erased is not old enough.
      { openings: 2 },
    );
    assert.doesNotMatch(await world.dump(), /sentinel1/);
  });

  test('a term that was set holds for what is there already, within its bounds alone, and is in the ledger', async () => {
    await handIn('18', ['A1', 'A2', 'A3']);
    await handIn('19', ['A1', 'A2']);
    assert.equal(await world.term('findings', 29), 'term-out-of-bounds');
    assert.equal(await world.term('actors', 365), 'term-out-of-bounds');
    assert.equal(await world.term('findings', 30), 'set');
    assert.equal(await world.term('contacts', 5), 'set');
    const shown = (await shownTerms(world.store)).find((one) => one.class === 'findings');
    assert.deepEqual([shown?.days, shown?.standard], [30, 730]);
    world.onDay(4);
    assert.equal(await eraseContacts(world.server), 0);
    world.onDay(6);
    assert.equal(await eraseContacts(world.server), 1);
    world.onDay(31);
    assert.equal((await world.erase())['findings']?.['devices'], 1);
    const set = (await world.store.log.entries(0, 1000))
      .map((entry) => JSON.parse(entry))
      .filter(({ action }) => action === 'retention.set')
      .map(({ object, details }) => [object, details]);
    assert.deepEqual(set, [
      ['retention:findings', { days: 30, was: 730 }],
      ['retention:contacts', { days: 5, was: 30 }],
    ]);
  });

  test('a longer term for names keeps them longer, also those that were dated before', async () => {
    await handIn('18', ['A1', 'A2', 'A3']);
    await handIn('19', ['A1', 'A2']);
    assert.equal(await world.term('contacts', 60), 'set');
    world.onDay(59);
    assert.equal(await eraseContacts(world.server), 0);
    world.onDay(61);
    assert.equal(await eraseContacts(world.server), 1);
  });

  test('cut off between two batches it goes on where it was', async () => {
    await handIn('18', ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9']);
    await handIn('19', ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']);
    world.onDay(800);
    const few = { ...world.server, store: { ...world.store, atOnce: 2 } };
    await world.place();
    let looks = 0;
    // One for each class before, one for findings, and the process ends.
    const signal = {
      get aborted() {
        return looks++ > 5;
      },
    } as AbortSignal;
    const before = (await eraseOld(few, signal))['findings']?.['findings'];
    const after = (await eraseOld(few, new AbortController().signal))['findings']?.['findings'];
    assert.deepEqual([before, after], [2, 1]);
    assert.equal((await findings()).length, 6);
  });
});
