import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, ROOT, serverOf, type Told } from '../server/client.fixture.ts';
import { HOSTILE } from '../testing.ts';
import { ran } from '../testing-world.ts';
import { widthOf } from '../text/width.ts';

const CHANGE = {
  id: id(7),
  kind: 'listing',
  state: 'proposed',
  origin: 'person',
  subject: 'nl-chat',
  version: '',
  policy: 'nl',
  why: HOSTILE,
  proposed: '2026-11-24T07:12:09Z',
  from: '2026-12-01',
  until: '2027-03-01',
  decided: null,
  decision: null,
  begun: null,
  ended: null,
};
const READ = {
  change: CHANGE,
  binds: [{ id: ROOT.id, name: HOSTILE }],
  others: 2,
  comments: [{ organisationName: HOSTILE, words: HOSTILE, at: '2026-11-25T07:12:09Z' }],
  content: { id: 'nl-chat', words: HOSTILE, subject: { kind: 'app', app: 'chat' } },
  tables: null,
};
const APP = { app: 'chat', appName: 'Chat', category: null };
const PREVIEW = {
  day: '2026-12-01',
  verdicts: [{ ...APP, policy: 'nl', was: 'permitted', becomes: 'prohibited' }],
  stored: [{ ...APP, organisation: ROOT.id, closes: 12, measure: 0, needless: null }],
  found: null,
};
const PATH = `/changes/${CHANGE.id}`;

/** What it printed, which fits a terminal and moves no cursor in it. */
async function ranOn(
  told: Told,
  args: readonly string[],
  there: Readonly<Record<string, string>> = {},
) {
  const on = serverOf(told);
  const done = await ran(args, { server: on.server, there });
  for (const line of done.out.split('\n')) {
    assert.ok(widthOf(line) <= 80, line);
    // oxlint-disable-next-line no-control-regex
    assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/);
  }
  return { ...done, ...on };
}

test('changes: a proposal is shown with whom it binds, what they said, and what it would do', async () => {
  const answers = { [PATH]: READ, [`${PATH}/preview`]: PREVIEW };
  const { exit, out } = await ranOn({ answers }, ['changes', 'show', CHANGE.id]);
  assert.equal(exit, 0);
  assert.match(out, /^Proposed: listing nl-chat, from 1 December 2026, until 1 March 2027\n/);
  assert.match(out, /subject: \{"kind":"app","app":"chat"\}/);
  assert.match(out, /Chat under nl: permitted, then prohibited/);
  assert.match(out, /Chat: 12 findings would close; fewer than five\n? +exceptions/);
  assert.match(out, /not known before the next inventory/);
  const found = {
    asOf: '2026-12-02T07:00:00Z',
    rows: [{ ...APP, organisation: ROOT.id, devices: 6 }],
  };
  const counted = { ...answers, [`${PATH}/preview`]: { ...PREVIEW, found } };
  assert.match(
    (await ranOn({ answers: counted }, ['changes', 'show', CHANGE.id])).out,
    /Chat on 6 phones, by the inventory of\s+2026-12-02/,
  );
});

test('changes: what is proposed is what the file says, with its reasons and days, and a second person is asked for', async () => {
  const answers = { '/changes/listing': CHANGE };
  const file = { 'x.json': '\uFEFF{"id": "nl-chat"}' };
  const words = ['changes', 'propose', 'listing', 'x.json', '--until', '2027-03-01'];
  const { out, asked } = await ranOn({ answers }, [...words, '--why', 'seen'], file);
  assert.deepEqual(asked[0]?.body, {
    document: { id: 'nl-chat' },
    why: 'seen',
    from: null,
    until: '2027-03-01',
  });
  assert.match(out, /Another person adopts it:\n {2}grendel changes adopt/);
  assert.match((await ranOn({ answers }, words, file)).err, /A proposal has its reasons/);
  const broken = await ranOn({ answers }, [...words, '--why', 'x'], { 'x.json': '{' });
  assert.match(broken.err, /x\.json: is no JSON/);
});

test('changes: a catalogue with an error is told where, and nothing is sent', async () => {
  const { exit, err, asked } = await ranOn({}, [
    'changes',
    'propose',
    'catalogue',
    'dir',
    '--why',
    'x',
  ]);
  assert.equal(exit, 2);
  assert.match(err, /\.csv:\d+/);
  assert.match(err, /Nothing was proposed\./);
  assert.deepEqual(asked, []);
});

test('changes: a clearance goes to an authority, all else to who adopts, and a clearance takes no days', async () => {
  const clearance = { ...READ, change: { ...CHANGE, kind: 'clearance' } };
  const answers = (read: object) => ({
    [PATH]: read,
    [`${PATH}/clear`]: CHANGE,
    [`${PATH}/adopt`]: CHANGE,
  });
  const adopt = ['changes', 'adopt', CHANGE.id, '--why', 'agreed'];
  const cleared = await ranOn({ answers: answers(clearance) }, adopt);
  assert.deepEqual(cleared.asked[1], { what: `POST ${PATH}/clear`, body: { why: 'agreed' } });
  const dated = [...adopt, '--from', '2027-01-01'];
  assert.equal((await ranOn({ answers: answers(clearance) }, dated)).exit, 2);
  const adopted = await ranOn({ answers: answers(READ) }, dated);
  assert.deepEqual(adopted.asked[1]?.body, { why: 'agreed', from: '2027-01-01', until: null });
});

test('changes: what held is asked for a day, an organisation by its name, and an app', async () => {
  const held = {
    at: '2026-12-01',
    known: '2026-12-05',
    organisation: ROOT.id,
    policy: 'nl',
    group: 'everyone',
    catalogue: { version: '2026-11-20', digest: 'abcdef0123456789' },
    held: [
      {
        kind: 'policy',
        subject: 'nl',
        version: '2026-11-01',
        from: null,
        until: null,
        origin: 'shipped',
      },
      {
        kind: 'listing',
        subject: 'nl-chat',
        version: '',
        from: '2026-11-27',
        until: '2027-03-01',
        origin: 'person',
      },
    ],
    verdict: {
      app: { name: HOSTILE },
      verdict: { decision: 'prohibited', because: [{ code: 'app-listed' }] },
    },
  };
  const path = `/rules?at=2026-12-01&known=2026-12-05&app=chat&organisation=${ROOT.id}`;
  const { out } = await ranOn({ answers: { [path]: held } }, [
    'changes',
    'held',
    'chat',
    '--at',
    '2026-12-01',
    '--known',
    '2026-12-05',
    '--organisation',
    'all organisations',
  ]);
  assert.match(out, /^1 December 2026, as it was known on 5 December 2026\n/);
  assert.match(out, /Policy nl of 2026-11-01, group everyone\n/);
  assert.match(out, /listing nl-chat, until 1 March 2027/);
  assert.match(out, /Prohibited \(app-listed\)/);
  assert.match((await ranOn({}, ['changes', 'held', '--at', '2026-02-30'])).err, /is no day/);
});

test('changes: a proposal is said by what it is about; of two of that name it has to be its id', async () => {
  const list = (...items: readonly object[]) => ({
    '/changes?state=proposed&limit=200': { items, next: null },
  });
  const line = ['changes', 'reject', 'nl-chat', '--why', 'No'];
  const one = await ranOn({ answers: { ...list(CHANGE), [`${PATH}/reject`]: CHANGE } }, line);
  assert.equal(one.exit, 0);
  assert.equal(one.what().at(-1), `POST ${PATH}/reject`);
  const two = await ranOn({ answers: list(CHANGE, { ...CHANGE, id: id(8) }) }, line);
  assert.equal(two.exit, 2);
  assert.ok(two.err.includes(id(8)));
  const none = await ranOn({ answers: list() }, line);
  assert.match(none.err, /Nothing is proposed by the name nl-chat/);
  const newest = {
    '/changes?limit=200': { items: [CHANGE, { ...CHANGE, id: id(8) }], next: null },
  };
  const preview = { [PATH]: READ, [`${PATH}/preview`]: PREVIEW };
  const shown = await ranOn({ answers: { ...newest, ...preview } }, ['changes', 'show', 'nl-chat']);
  assert.match(shown.out, /^Proposed: listing nl-chat/);
});
