import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Context } from '../actions/server.ts';
import type { Grant, Who } from '../core/rights.ts';
import { json, newDoor } from './door.fixture.ts';
import { rightsIn } from './rights-table.ts';
import { MINISTRY, ROOT } from './world.fixture.ts';

const TEXT = readFileSync('spec/rights.csv', 'utf8');

/** A door at which only this one stands; what its actions are told about who asks. */
function doorFor(who: Partial<Who>) {
  const heard: Context[] = [];
  const door = newDoor({
    who: {
      actor: 'person:1',
      person: null,
      isCleared: false,
      grants: [],
      operations: null,
      ...who,
    },
    actions: {
      fleets: async (context) => {
        heard.push(context);
        return [];
      },
    },
  });
  return { ...door, heard };
}
const administrator: Grant = { role: 'mdm-administrator', organisation: MINISTRY };

test('whoever is known and has no role for it is told so, and which roles have, before a body is read', async () => {
  const door = doorFor({ grants: [{ role: 'policy-officer', organisation: ROOT }] });
  const refused = await door.post('/api/fleets', 'a body that does not fit');
  assert.equal(refused.status, 403);
  assert.deepEqual(await json(refused), {
    type: '/problems/not-permitted',
    title: 'Your roles do not allow this',
    status: 403,
    code: 'not-permitted',
    facts: { operation: 'addFleet', takes: ['mdm-administrator', 'operator'] },
  });
  assert.equal((await door.ask('/api/fleets/none')).status, 403, 'nor a path that does not fit');
});

test('an action is told the organisations of the roles that are for it, and of no other', async () => {
  const door = doorFor({
    isCleared: true,
    grants: [administrator, { role: 'policy-officer', organisation: ROOT }],
  });
  assert.equal((await door.ask('/api/fleets')).status, 200);
  const [context] = door.heard;
  assert.deepEqual(context?.scope, [MINISTRY]);
  assert.deepEqual([context?.actor, context?.isCleared], ['person:1', true]);
});

test('a key opens what it was made for and nothing else; a role that was taken away opens nothing', async () => {
  const door = doorFor({
    grants: [administrator],
    operations: new Set(['listFleets', 'listKeys']),
  });
  assert.equal((await door.ask('/api/fleets')).status, 200);
  assert.equal((await door.ask('/api/connections')).status, 403);
  assert.equal((await door.ask('/api/keys')).status, 403, 'its roles are not for it');
  assert.equal((await doorFor({}).ask('/api/fleets')).status, 403);
});

test('what everybody may see needs no role', async () => {
  assert.equal((await doorFor({}).ask('/healthz')).status, 200);
});

test('the document says of all that is not for everybody how it refuses, and of the rest that it does not', async () => {
  const document = await json(await doorFor({}).ask('/api/openapi.json'));
  const rights = rightsIn(TEXT);
  for (const methods of Object.values<Record<string, Told>>(document.paths))
    for (const { operationId, responses } of Object.values(methods)) {
      const refuses = responses['403']?.description.includes('`not-permitted`') ?? false;
      assert.equal(refuses, rights.get(operationId)?.everybody !== true, operationId);
    }
});
type Told = {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
};

test('the table keeps what must never be: a change of the rule is a change of this test as well', () => {
  const rights = rightsIn(TEXT);
  const of = (role: Grant['role']) =>
    [...rights].flatMap(([operation, { roles }]) => (roles.has(role) ? operation : []));
  // Which official has which private app.
  for (const role of ['policy-officer', 'analyst', 'auditor', 'authority'] as const)
    for (const operation of [
      'listFindings',
      'readFinding',
      'listFindingEvents',
      'confirmFinding',
      'confirmFindings',
      'callFindings',
      'countFindings',
      'exportFindings',
    ])
      assert.ok(!of(role).includes(operation), `${role} ${operation}`);
  // Only who manages the phones changes them.
  for (const role of ['policy-officer', 'analyst', 'auditor', 'authority'] as const)
    assert.deepEqual(
      of(role).filter(
        (one) => /Plan$|^connect|Sync$|Inventory$/.test(one) && !one.startsWith('read'),
      ),
      [],
    );
  // An auditor changes nothing but keys of their own, and whom they act as.
  const changes = /^(add|change|remove|put|announce|release|discard|confirm|make|raise|apply|stop)/;
  assert.deepEqual(
    of('auditor').filter((one) => changes.test(one) && one !== 'addApiKey' && one !== 'stopActing'),
    [],
  );
  // What is of all organisations.
  for (const operation of ['readEntries', 'openCommitments', 'listKeys', 'metrics'])
    assert.deepEqual([...new Set(rights.get(operation)?.roles.values())], ['whole'], operation);
});

test('a door with a route that has no row, or a row that has no route, does not open', () => {
  const rights = rightsIn(TEXT);
  assert.throws(
    () => newDoor({ rights: new Map([...rights].filter(([name]) => name !== 'listFleets')) }),
    /rights\.csv listFleets: has no row/,
  );
  const none = { everybody: false, roles: new Map() };
  assert.throws(
    () => newDoor({ rights: new Map([...rights, ['readMinds', none]]) }),
    /rights\.csv readMinds: there is no such operation/,
  );
  assert.throws(
    () => newDoor({ rights: new Map([...rights, ['health', none]]) }),
    /rights\.csv health: needs no login/,
  );
});

test('a server with a table that nobody can make sense of does not start', () => {
  assert.throws(
    () => rightsIn(TEXT.replace('listFleets,,,yes', 'listFleets,,,maybe')),
    /:\d+ mdm-/,
  );
  assert.throws(() => rightsIn(`${TEXT}"torn`), /rights\.csv/);
  assert.throws(() => rightsIn(''), /the header has to be/);
});
