import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { addApiKey, apiKeysSeen, endApiKey } from '../../actions/people/api-keys.ts';
import type { PeopleServer } from '../../actions/people/door.ts';
import { addGrant, revokeGrant } from '../../actions/people/grants.ts';
import { invite, renewLink } from '../../actions/people/invite.ts';
import { endPerson, endSessions, signIn, signOut } from '../../actions/people/sessions.ts';
import { peopleWithin, personWithin } from '../../actions/people/within.ts';
import { addOrganisation } from '../../actions/organisations.ts';
import { BY_ITSELF, type Context, type Outcome } from '../../actions/server.ts';
import { operatorToken } from '../../api/authenticate.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Entry } from '../../ledger/entry.ts';
import { onEachDatabase } from '../../store/testing.fixture.ts';
import { newKeyedWorld, type KeyedWorld } from '../keyed-world.fixture.ts';
import { personIn } from './person.fixture.ts';
import { secretMaker } from './secrets.ts';
import { whoseToken } from './who.ts';

const OPERATOR_TOKEN = 'of-the-start';

onEachDatabase('people', (database) => {
  let world: KeyedWorld;
  let server: PeopleServer;
  let water: OrganisationId;
  let operator: Context;
  beforeEach(async () => {
    world = await newKeyedWorld(database());
    server = { ...world.server, secrets: secretMaker };
    operator = { ...BY_ITSELF, actor: 'local-token', scope: [world.root] };
    const wanted = { parent: world.root, name: 'Water' };
    water = ok(await addOrganisation(server, operator, wanted)).id;
  });
  afterEach(() => world.end());
  const whose = (token: string) =>
    whoseToken(
      server,
      operatorToken(OPERATOR_TOKEN, async () => [world.root]),
    )(token);
  const said = async (): Promise<readonly Entry[]> =>
    ((await world.store.sequence((log) => log.waiting(10_000))) ?? []).map(
      ({ entry }) => JSON.parse(entry) as Entry,
    );
  const auditor = { role: 'auditor', rank: null, delegated: false } as const;

  test('somebody invited signs in once, and is a person who may do what they were given where', async () => {
    const ann = await personIn(world.server, { name: 'Ann', role: 'auditor', organisation: water });
    assert.deepEqual(await whose(ann.token), {
      actor: `person:${ann.person.id}`,
      person: ann.person.id,
      isCleared: false,
      grants: [{ role: 'auditor', organisation: water }],
      operations: null,
    });
    assert.equal(await whose(`${ann.token.slice(0, -1)}_`), null);
    const all = (await said()).map(({ action }) => action);
    assert.deepEqual(all.slice(-3), ['person.invited', 'grant.given', 'session.begun']);
  });

  test('nothing that opens anything stands in the database, and no name in the ledger', async () => {
    const grant = { ...auditor, organisation: water };
    const asked = { name: 'Ann Ünsal', address: null, cleared: true, grant };
    const { link, person } = ok(await invite(server, operator, asked));
    const { token } = ok(await signIn(server, link));
    const mine = { ...operator, person: person.id, actor: `person:${person.id}` };
    const key = { name: 'k', ...auditor, organisation: water, operations: null, until: null };
    const { text } = ok(await addApiKey(server, mine, key));
    const rows = await everything(world);
    for (const secret of [link, token, text])
      assert.ok(!rows.includes(secret) && !rows.includes(secret.slice(3)), secret.slice(0, 3));
    const entries = JSON.stringify(await said());
    assert.doesNotMatch(entries, /Ünsal/);
    // Who signed in, and when, is nobody's who only has the ledger.
    const began = (await said()).find(({ action }) => action === 'session.begun');
    assert.doesNotMatch(JSON.stringify(began), new RegExp(person.id));
  });

  test('a link opens once, for three days; the second of two at once finds it used', async () => {
    const asked = { name: 'Ann', address: null, cleared: false };
    const grant = { ...auditor, organisation: water };
    const { link, person } = ok(await invite(server, operator, { ...asked, grant }));
    const both = await Promise.all([signIn(server, link), signIn(server, link)]);
    assert.equal(both.filter((one) => one.ok).length, 1);
    assert.equal(code(await signIn(server, link)), 'sign-in-link-wrong');
    const late = ok(await renewLink(server, operator, person.id)).link;
    world.setClock('2026-11-23T10:00:00.000Z');
    assert.equal(code(await signIn(server, late)), 'sign-in-link-wrong');
    const another = ok(await renewLink(server, operator, person.id)).link;
    assert.ok((await signIn(server, another)).ok);
  });

  test('a session ends half an hour after its last use, and twelve hours after its beginning however used', async () => {
    const { token } = await personIn(world.server, { name: 'Ann', role: 'auditor' });
    const at = (minutes: number): void =>
      world.setClock(new Date(Date.UTC(2026, 10, 20, 10, minutes)).toISOString());
    at(29);
    assert.ok(await whose(token));
    at(58);
    assert.ok(await whose(token), 'its use half an hour ago has counted');
    at(89);
    assert.equal(await whose(token), null);
    const bo = await personIn(world.server, { name: 'Bo', role: 'auditor' });
    for (let minutes = 89; minutes < 89 + 720; minutes += 20) {
      at(minutes);
      assert.ok(await whose(bo.token), `after ${minutes - 89} minutes`);
    }
    at(89 + 720);
    assert.equal(await whose(bo.token), null);
  });

  test('what is taken away is gone at the next request, in another process too', async () => {
    const ann = await personIn(world.server, { name: 'Ann', role: 'auditor', organisation: water });
    const other = { ...world.startProcess(false).server, secrets: secretMaker };
    const there = whoseToken(other, async () => null);
    assert.equal((await there(ann.token))?.grants.length, 1);
    const [grant] = ann.person.grants;
    assert.ok(grant);
    ok(await revokeGrant(server, operator, ann.person.id, grant.id));
    assert.deepEqual((await there(ann.token))?.grants, []);
    ok(await addGrant(server, operator, ann.person.id, { ...auditor, organisation: water }));
    assert.equal((await there(ann.token))?.grants.length, 1);
    assert.equal(ok(await endSessions(server, operator, ann.person.id)).ended, 1);
    assert.equal(await there(ann.token), null);
  });

  test('everybody ends their own sessions, and nobody those of others', async () => {
    const ann = await personIn(world.server, { name: 'Ann', role: 'auditor', organisation: water });
    const bo = await personIn(world.server, { name: 'Bo', role: 'auditor' });
    assert.equal(code(await endSessions(server, ann.context(), bo.person.id)), 'unknown-person');
    assert.equal(ok(await endSessions(server, ann.context(), ann.person.id)).ended, 1);
    assert.equal(await whose(ann.token), null);
    assert.ok(await whose(bo.token));
  });

  test('signing out ends that session and no other', async () => {
    const ann = await personIn(world.server, { name: 'Ann', role: 'auditor' });
    const { link } = ok(await renewLink(server, operator, ann.person.id));
    const second = ok(await signIn(server, link)).token;
    await signOut(server, ann.token);
    await signOut(server, ann.token);
    await signOut(server, 'gs_none');
    assert.equal(await whose(ann.token), null);
    assert.ok(await whose(second));
  });

  test('who has ended can do nothing: no session, no link, no key of theirs opens', async () => {
    const ann = await personIn(world.server, { name: 'Ann', role: 'auditor' });
    const key = { name: 'k', ...auditor, organisation: world.root, operations: null, until: null };
    const { text } = ok(await addApiKey(server, ann.context(), key));
    const { link } = ok(await renewLink(server, operator, ann.person.id));
    assert.ok(await whose(text));
    ok(await endPerson(server, operator, ann.person.id));
    assert.deepEqual([await whose(ann.token), await whose(text)], [null, null]);
    assert.equal(code(await signIn(server, link)), 'sign-in-link-wrong');
    assert.equal(code(await endPerson(server, operator, ann.person.id)), 'person-ended');
    assert.equal(code(await renewLink(server, operator, ann.person.id)), 'person-ended');
    const again = { ...auditor, organisation: water };
    assert.equal(code(await addGrant(server, operator, ann.person.id, again)), 'person-ended');
  });

  test("a person's key is that person's, and may never more than they; nobody's key is nobody's", async () => {
    const ann = await personIn(world.server, { name: 'Ann', role: 'auditor', organisation: water });
    const wanted = { name: 'k', operations: ['readCoverage'], until: '2026-12-01' as Day };
    const here = { ...wanted, role: 'auditor', organisation: water } as const;
    const { key, text } = ok(await addApiKey(server, ann.context(), here));
    const known = await whose(text);
    assert.equal(known?.person, ann.person.id);
    assert.equal(known?.actor, `key:${key.id}`);
    assert.deepEqual([...(known?.operations ?? [])], ['readCoverage']);
    const more = { ...here, role: 'authority' } as const;
    assert.equal(code(await addApiKey(server, ann.context(), more)), 'beyond-own-rights');
    const wider = { ...here, organisation: world.root };
    assert.equal(code(await addApiKey(server, ann.context(), wider)), 'unknown-organisation');

    const [grant] = ann.person.grants;
    assert.ok(grant);
    ok(await revokeGrant(server, operator, ann.person.id, grant.id));
    assert.deepEqual((await whose(text))?.grants, [], 'what its person lost, it has lost');

    const nobodys = ok(await addApiKey(server, operator, here));
    assert.equal((await whose(nobodys.text))?.person, null);
    world.setClock('2026-12-01T00:00:00.000Z');
    assert.equal(await whose(nobodys.text), null, 'up to its day, not including it');
  });

  test('a key makes no other key, and sees and ends only those of whom it speaks for', async () => {
    const ann = await personIn(world.server, { name: 'Ann', role: 'auditor' });
    const wanted = {
      name: 'k',
      ...auditor,
      organisation: world.root,
      operations: null,
      until: null,
    };
    const own = ok(await addApiKey(server, ann.context(), wanted));
    const nobodys = ok(await addApiKey(server, operator, wanted));
    const byKey = { ...operator, actor: `key:${nobodys.key.id}` };
    assert.equal(code(await addApiKey(server, byKey, wanted)), 'keys-make-no-keys');
    assert.deepEqual(await apiKeysSeen(world.store, byKey), []);
    assert.equal(code(await endApiKey(server, byKey, own.key.id)), 'unknown-api-key');
    assert.deepEqual(
      (await apiKeysSeen(world.store, ann.context())).map(({ id }) => id),
      [own.key.id],
    );
    assert.equal((await apiKeysSeen(world.store, operator)).length, 2);
    assert.equal(code(await endApiKey(server, ann.context(), nobodys.key.id)), 'unknown-api-key');
    ok(await endApiKey(server, ann.context(), own.key.id));
    assert.equal(code(await endApiKey(server, ann.context(), own.key.id)), 'api-key-ended');
    assert.equal(await whose(own.text), null);
  });

  test('who sees one part of the tree sees who may do something there, and that alone', async () => {
    const ann = await personIn(world.server, { name: 'Ann', role: 'auditor', organisation: water });
    ok(await addGrant(server, operator, ann.person.id, { ...auditor, organisation: world.root }));
    const bo = await personIn(world.server, { name: 'Bo', role: 'analyst' });
    const part = { scope: [water] };
    const seen = await peopleWithin(world.store, part);
    assert.deepEqual(
      seen.map(({ name, grants }) => [name, grants.length]),
      [['Ann', 1]],
    );
    assert.equal(await personWithin(world.store, part, bo.person.id), null);
    assert.equal((await peopleWithin(world.store, { scope: [world.root] })).length, 2);
  });

  test('only an authority has a rank, and only a rank is delegated', async () => {
    const asked = { name: 'Ann', address: null, cleared: false };
    const refusedFor = async (grant: object): Promise<unknown> =>
      code(
        await invite(server, operator, {
          ...asked,
          grant: { ...auditor, organisation: water, ...grant },
        }),
      );
    assert.equal(await refusedFor({ rank: 'agency-head' }), 'rank-unfit');
    assert.equal(await refusedFor({ role: 'authority', delegated: true }), 'rank-unfit');
    assert.equal(await refusedFor({ role: 'authority', rank: 'Agency Head' }), 'rank-unfit');
    const fit = { role: 'authority', rank: 'agency-head', delegated: true };
    assert.equal(await refusedFor(fit), null);
    const unknown = '01900000-0000-7000-8000-00000000ffff' as OrganisationId;
    assert.equal(await refusedFor({ organisation: unknown }), 'unknown-organisation');
  });

  test('a name from outside is one line that turns no text around', async () => {
    const grant = { ...auditor, organisation: water };
    const asked = { name: 'Ann\u202e\n\u0007Bo', address: null, cleared: false, grant };
    const { person } = ok(await invite(server, operator, asked));
    assert.equal(person.name, 'Ann Bo');
    const none = await invite(server, operator, { ...asked, name: '\u200b\u202e' });
    assert.equal(code(none), 'person-name-unfit');
  });
});

function ok<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
const code = (outcome: Outcome<unknown, string>): string | null =>
  outcome.ok ? null : outcome.code;

/** All rows of all tables as text. */
async function everything({ db }: KeyedWorld): Promise<string> {
  const { tablesOf } = await import('../../store/transfer/tables.ts');
  const { sql } = await import('kysely');
  const texts: string[] = [];
  for (const { name } of await tablesOf(db)) {
    const { rows } = await sql<{ readonly row: string }>`
      select encode(convert_to(t::text, 'UTF8'), 'escape') as row from ${sql.table(name)} as t`.execute(
      db,
    );
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}
