import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, ROOT, serverOf, type Told } from '../server/client.fixture.ts';
import { HOSTILE } from '../testing.ts';
import { ran } from '../testing-world.ts';
import { widthOf } from '../text/width.ts';

const WATER = { id: id(7), parent: ROOT.id, name: 'Water' };
const grant = { id: id(30), role: 'auditor', organisation: WATER.id, rank: null, delegated: false };
const ANN = {
  id: id(20),
  name: 'Ann',
  address: null,
  cleared: true,
  signsIn: 'by-link',
  grants: [{ ...grant, group: null }],
  ended: null,
};
const SECRETS = { link: `https://grendel.example/sign-in/gl_${'a'.repeat(43)}` };
const INVITED = { person: ANN, link: SECRETS.link, ends: '2026-11-29T10:00:00Z' };
const KEY = {
  id: id(40),
  name: 'nightly',
  person: null,
  role: 'auditor',
  organisation: ROOT.id,
  operations: ['readCoverage'],
  until: '2027-03-01',
  ended: null,
};
const answers = {
  '/people': { items: [ANN], ...INVITED },
  [`/people/${ANN.id}/link`]: INVITED,
  [`/people/${ANN.id}/end`]: ANN,
  [`/people/${ANN.id}/sessions/end`]: { ended: 2 },
  [`/people/${ANN.id}/grants`]: ANN,
  [`/people/${ANN.id}/grants/${grant.id}/revoke`]: { ...ANN, grants: [] },
  '/group-roles': { items: [{ ...grant, group: 'team', cleared: false }], ...grant, group: 'team' },
  [`/group-roles/${grant.id}/remove`]: grant,
  '/api-keys': { items: [KEY], key: KEY, secret: `gk_${'b'.repeat(43)}` },
  [`/api-keys/${KEY.id}/end`]: KEY,
  'sign-in': { token: 'gs_token', person: { name: 'Ann' }, ends: '2026-11-26T22:00:00Z' },
};

async function ranOn(line: readonly string[], told: Told = {}) {
  const on = serverOf({ organisations: [ROOT, WATER], answers, ...told });
  const done = await ran(line, { server: on.server });
  return { ...done, ...on };
}

test('people invite: prints the link, and asks for the role where it is said', async () => {
  const said =
    'people invite Bo --role authority --organisation water --rank agency-head --delegated --cleared --address bo@water.example';
  const { exit, out, asked } = await ranOn(said.split(' '));
  assert.equal(exit, 0);
  assert.equal(out.trim().split('\n').at(-1), SECRETS.link);
  assert.deepEqual(asked.at(-1)?.body, {
    name: 'Bo',
    address: 'bo@water.example',
    cleared: true,
    role: 'authority',
    organisation: WATER.id,
    rank: 'agency-head',
    delegated: true,
  });
});

test('people invite: without a role, or for a part of the tree that is not there, asks nothing of the server', async () => {
  const none = await ranOn(['people', 'invite', 'Bo']);
  assert.equal(none.exit, 2);
  assert.match(none.err, /--role/);
  const nowhere = await ranOn([
    'people',
    'invite',
    'Bo',
    '--role',
    'auditor',
    '--organisation',
    'X',
  ]);
  assert.match(nowhere.err, /no organisation X/);
  assert.ok([...none.what(), ...nowhere.what()].every((what) => !what.startsWith('POST')));
});

test('people: who may do what where, in words that no name can break', async () => {
  const hostile = { ...ANN, name: HOSTILE, grants: [{ ...grant, rank: HOSTILE, group: HOSTILE }] };
  const { out } = await ranOn(['people'], { answers: { '/people': { items: [ANN, hostile] } } });
  assert.match(out, /^Ann, cleared$/m);
  assert.match(out, /^ {2}auditor in Water$/m);
  for (const line of out.split('\n')) {
    assert.ok(widthOf(line) <= 80, line);
    // oxlint-disable-next-line no-control-regex
    assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/);
  }
});

test('people link, grant, revoke, end: are about the one who is meant', async () => {
  const link = await ranOn(['people', 'link', 'ANN']);
  assert.ok(link.out.includes(SECRETS.link));
  const given = await ranOn(['people', 'grant', 'ann', '--role', 'analyst']);
  assert.equal(given.exit, 0);
  const where = ['--role', 'auditor', '--organisation', 'Water'];
  const revoked = await ranOn(['people', 'revoke', 'Ann', ...where]);
  assert.match(revoked.out, /Nothing is left/);
  assert.match((await ranOn(['people', 'end', ANN.id])).out, /Ann can do nothing here any more/);
  assert.match((await ranOn(['people', 'end', 'Ann', '--sessions'])).out, /2 sessions have ended/);
});

test('people: two of one name are told apart by id; a role that was not given by hand is not revoked', async () => {
  const items = [ANN, { ...ANN, id: id(21) }];
  const twice = await ranOn(['people', 'end', 'Ann'], { answers: { '/people': { items } } });
  assert.equal(twice.exit, 2);
  assert.ok(twice.err.includes(id(21)));
  const other = await ranOn(['people', 'revoke', 'Ann', '--role', 'analyst']);
  assert.match(other.err, /was not given that role there by hand/);
  assert.match((await ranOn(['people', 'end', 'Zoë'])).err, /no person Zoë/);
});

test('people map, groups, unmap: what a group of the login server may do', async () => {
  const mapped = await ranOn(['people', 'map', 'team', '--role', 'auditor', '--cleared']);
  assert.deepEqual(mapped.asked.find(({ what }) => what === 'POST /group-roles')?.body, {
    group: 'team',
    cleared: true,
    role: 'auditor',
    organisation: ROOT.id,
    rank: null,
    delegated: false,
  });
  assert.match((await ranOn(['people', 'groups'])).out, /^team\n {2}auditor in Water/m);
  const where = ['--role', 'auditor', '--organisation', 'Water'];
  assert.match((await ranOn(['people', 'unmap', 'team', ...where])).out, /no longer auditor there/);
  assert.match((await ranOn(['people', 'unmap', 'others', ...where])).err, /has not that role/);
});

test('sign-in: one line for the shell, and the words beside it', async () => {
  const { exit, out, err, what } = await ranOn(['sign-in', SECRETS.link]);
  assert.equal(exit, 0);
  assert.equal(out, 'export GRENDEL_TOKEN=gs_token\n');
  assert.equal(err, 'Signed in as Ann, until 2026-11-26 22:00 UTC.\n');
  assert.deepEqual(what(), [`sign in ${SECRETS.link}`]);
});

test('api-keys add, api-keys, api-keys end: the key is shown once, when it is made', async () => {
  const line = [
    'api-keys',
    'add',
    'nightly',
    '--role',
    'auditor',
    '--operations',
    'readCoverage, x',
  ];
  const made = await ranOn([...line, '--until', '2027-03-01']);
  assert.equal(made.out.trim().split('\n').at(-1), answers['/api-keys'].secret);
  assert.deepEqual(made.asked.find(({ what }) => what === 'POST /api-keys')?.body, {
    name: 'nightly',
    role: 'auditor',
    organisation: ROOT.id,
    operations: ['readCoverage', 'x'],
    until: '2027-03-01',
  });
  const listed = await ranOn(['api-keys']);
  assert.match(listed.out, /nightly, until 2027-03-01/);
  assert.doesNotMatch(listed.out, /gk_/);
  assert.match((await ranOn(['api-keys', 'end', 'nightly'])).out, /opens nothing any more/);
  assert.match((await ranOn([...line, '--until', 'soon'])).err, /is no day/);
});
