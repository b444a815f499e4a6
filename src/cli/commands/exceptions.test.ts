import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, ROOT, serverOf } from '../server/client.fixture.ts';
import type { ShownApproval, ShownException } from '../server/exceptions-shown.ts';
import { HOSTILE } from '../testing.ts';
import { ran } from '../testing-world.ts';
import { widthOf } from '../text/width.ts';

const exception = (more: Partial<ShownException> = {}): ShownException => ({
  id: id(70),
  number: 7,
  state: 'asked',
  restricted: false,
  until: '2027-03-01',
  ended: null,
  appName: 'Clip',
  category: null,
  ground: 'inspection',
  group: null,
  devices: 1,
  mitigations: ['separate-device'],
  from: null,
  file: null,
  ...more,
});
const approval: ShownApproval = {
  id: id(80),
  number: 3,
  state: 'in-force',
  group: 'everyone',
  name: 'Trains',
  android: ['nl.trains'],
  ios: [],
  review: '2027-11-01',
  ended: null,
};

async function ranOn(answers: Readonly<Record<string, unknown>>, args: readonly string[]) {
  const on = serverOf({ answers });
  const done = await ran(args, { server: on.server });
  const sent = on.asked.filter(({ what }) => what.startsWith('POST'));
  return { ...done, ...on, sent };
}

test('exceptions: a restricted one is its number, its state and its end, and all pages are read', async () => {
  const hidden = exception({
    id: id(71),
    number: 8,
    state: 'in-force',
    restricted: true,
    appName: null,
    ground: null,
    devices: null,
    mitigations: null,
  });
  const { exit, out } = await ranOn(
    {
      '/exceptions?limit=200': { items: [hidden], next: 'c' },
      '/exceptions?limit=200&cursor=c': { items: [exception()], next: null },
    },
    ['exceptions'],
  );
  assert.equal(exit, 0);
  assert.equal(
    out,
    `8. Restricted: in-force, until 1 March 2027\n  ${id(71)}\n` +
      '7. Clip on 1 phone, for inspection: asked, until 1 March 2027\n' +
      `  with separate-device\n  ${id(70)}\n`,
  );
});

test('exceptions show: what people wrote stands there only with --file', async () => {
  const file: ShownException['file'] = {
    appName: 'Clip',
    ground: 'inspection',
    task: 'Looks at what is published',
    askedBy: 'Ann',
    devices: [17],
    events: [
      { what: 'advised', at: '2026-11-26T10:00:00Z', by: 'Ben', says: 'for', words: 'Needed' },
      { what: 'reminded', at: '2026-11-27T10:00:00Z', by: null, says: null, words: null },
    ],
  };
  const answers = {
    [`/exceptions/${id(70)}`]: exception(),
    [`/exceptions/${id(70)}/file`]: exception({ file }),
  };
  const bare = await ranOn(answers, ['exceptions', 'show', id(70)]);
  assert.doesNotMatch(bare.out, /Looks/);
  const { out } = await ranOn(answers, ['exceptions', 'show', id(70), '--file']);
  assert.match(out, /^7\. Clip on phone 17, for inspection: asked/);
  assert.match(out, /\n {2}Ann: Looks at what is published\n/);
  assert.match(out, /\n {2}26 November 2026: advised for it by Ben: Needed\n/);
  assert.match(out, /\n {2}27 November 2026: reminded\n/);
});

test('exceptions ask: it has an end, a ground and a task, for findings or for phones by number', async () => {
  const args = ['--until', '2027-03-01', '--ground', 'inspection', '--task', 'Looks at it'];
  const { exit, sent } = await ranOn({ '/exceptions': exception() }, [
    'exceptions',
    'ask',
    id(4),
    ...args,
    '--mitigation',
    'separate-device',
    '--restricted',
  ]);
  assert.equal(exit, 0);
  assert.deepEqual(sent[0]?.body, {
    findings: [id(4)],
    app: null,
    devices: [],
    group: null,
    ground: 'inspection',
    task: 'Looks at it',
    mitigations: ['separate-device'],
    from: null,
    until: '2027-03-01',
    restricted: true,
  });
  const list = ['--app', 'clip', '--device', '7', '--device', '8', '--group', 'g-7'];
  const group = await ranOn({ '/exceptions': exception() }, [
    'exceptions',
    'ask',
    ...args,
    ...list,
  ]);
  const body = group.sent[0]?.body as { readonly devices: readonly number[] };
  assert.deepEqual(body.devices, [7, 8]);
  for (const wrong of [
    ['exceptions', 'ask', id(4), '--until', '2027-03-01'],
    ['exceptions', 'ask', ...args, '--device', 'x'],
    ['exceptions', 'ask', ...args, '--mitigation', 'prayer'],
    ['exceptions', 'ask', id(4), ...args.with(1, '2027-02-30')],
  ]) {
    const refused = await ranOn({}, wrong);
    assert.deepEqual([refused.exit, refused.asked], [2, []], wrong.join(' '));
  }
});

test('exceptions advise, decide, withdraw: each says what, and why', async () => {
  const at = `/exceptions/${id(70)}`;
  const answers = Object.fromEntries(
    ['advice', 'decision', 'withdraw', 'take-back'].map((what) => [`${at}/${what}`, exception()]),
  );
  const why = ['--why', 'because'];
  const bodyOf = async (...args: readonly string[]) => {
    const { exit, sent } = await ranOn(answers, ['exceptions', ...args]);
    return [exit, sent[0]?.what, sent[0]?.body];
  };
  assert.deepEqual(await bodyOf('advise', id(70), '--against', ...why), [
    0,
    `POST ${at}/advice`,
    { says: 'against', why: 'because' },
  ]);
  assert.deepEqual(await bodyOf('decide', id(70), '--grant', '--until', '2027-01-01', ...why), [
    0,
    `POST ${at}/decision`,
    { decision: 'grant', why: 'because', until: '2027-01-01' },
  ]);
  const withdrawn = { why: 'because' };
  assert.deepEqual(await bodyOf('withdraw', id(70), ...why), [0, `POST ${at}/withdraw`, withdrawn]);
  assert.deepEqual(await bodyOf('withdraw', id(70), '--own', ...why), [
    0,
    `POST ${at}/take-back`,
    withdrawn,
  ]);
  assert.deepEqual(await bodyOf('decide', id(70), ...why), [2, undefined, undefined]);
  assert.deepEqual(await bodyOf('decide', id(70), '--grant', '--refuse', ...why), [
    2,
    undefined,
    undefined,
  ]);
  assert.deepEqual(await bodyOf('withdraw', id(70)), [2, undefined, undefined]);
});

test('exceptions register, report: the file is written as it came, and not at all where it was cut off', async () => {
  const csv = '\ufeffnumber,state\r\n1,asked\r\n#end,rows=1\r\n';
  const json = '{"rows":[\n{"number":1}\n],"trailer":{"rows":1}}\n';
  const answers = {
    '/exception-register.csv': csv,
    '/exception-report.json?for=us-tx': json,
    '/exception-report.csv?for=us-federal': csv.slice(0, 25),
  };
  assert.equal((await ranOn(answers, ['exceptions', 'register'])).out, csv);
  const report = ['exceptions', 'report', '--for'];
  assert.equal((await ranOn(answers, [...report, 'us-tx', '--json'])).out, json);
  const cut = await ranOn(answers, [...report, 'us-federal']);
  assert.deepEqual([cut.exit, cut.out], [2, '']);
  assert.match(cut.err, /cut off/);
  assert.equal((await ranOn(answers, ['exceptions', 'report'])).exit, 2);
});

test('approvals: asked for the whole tree unless said, decided, withdrawn, listed', async () => {
  const answers = {
    '/organisations': { items: [ROOT] },
    '/approvals': approval,
    '/approvals?limit=200': { items: [approval], next: null },
    [`/approvals/${id(80)}/decision`]: approval,
    [`/approvals/${id(80)}/withdraw`]: approval,
  };
  const why = ['--why', 'All travel by it'];
  const which = ['--group', 'everyone', '--name', 'Trains', '--android', 'nl.trains'];
  const asked = await ranOn(answers, [
    'approvals',
    'ask',
    ...which,
    '--review',
    '2027-11-01',
    ...why,
  ]);
  assert.deepEqual(asked.sent[0]?.body, {
    organisation: ROOT.id,
    group: 'everyone',
    app: null,
    name: 'Trains',
    android: ['nl.trains'],
    ios: [],
    review: '2027-11-01',
    why: 'All travel by it',
  });
  const { out } = await ranOn(answers, ['approvals']);
  assert.match(out, /^3\. Trains for everyone: in-force, until 1 November 2027\n {2}nl\.trains\n/);
  const decided = await ranOn(answers, ['approvals', 'decide', id(80), '--grant', ...why]);
  assert.equal(decided.exit, 0);
  assert.equal((await ranOn(answers, ['approvals', 'withdraw', id(80), ...why])).exit, 0);
  assert.equal((await ranOn(answers, ['approvals', 'ask', ...which, ...why])).exit, 2);
});

test('what people wrote moves no cursor, and no line is too wide', async () => {
  const hostile = exception({ appName: HOSTILE, ground: HOSTILE, group: HOSTILE.repeat(5) });
  const answers = {
    '/exceptions?limit=200': { items: [hostile], next: null },
    '/approvals?limit=200': { items: [{ ...approval, name: HOSTILE.repeat(5) }], next: null },
  };
  for (const name of ['exceptions', 'approvals']) {
    const { exit, out } = await ranOn(answers, [name]);
    assert.equal(exit, 0);
    for (const line of out.split('\n')) {
      assert.ok(widthOf(line) <= 80, line);
      // oxlint-disable-next-line no-control-regex
      assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/);
    }
  }
});

test('exceptions: one is said by its number, and asking for one says how another decides on it', async () => {
  const list = { '/exceptions?limit=200': { items: [exception()], next: null } };
  const decided = { ...list, [`/exceptions/${id(70)}/decision`]: exception({ state: 'granted' }) };
  const line = ['exceptions', 'decide', '7', '--grant', '--why', 'Agreed'];
  const { exit, sent } = await ranOn(decided, line);
  assert.equal(exit, 0);
  assert.equal(sent[0]?.what, `POST /exceptions/${id(70)}/decision`);
  const none = await ranOn(list, ['exceptions', 'show', '8']);
  assert.match(none.err, /There is no exception 8/);
  const words = ['--until', '2027-03-01', '--ground', 'inspection', '--task', 'Looks'];
  const asked = await ranOn({ '/exceptions': exception() }, ['exceptions', 'ask', id(4), ...words]);
  assert.match(asked.out, /^ {2}grendel exceptions decide 7 --grant --why TEXT$/m);
});
