import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import {
  asking,
  exceptionServer,
  NL_EXCEPTIONS,
  peopleOf,
} from '../../wiring/exceptions/world.fixture.ts';
import { newGovernment } from '../../wiring/government.fixture.ts';
import { personIn } from '../../wiring/people/person.fixture.ts';
import { namingOf } from '../findings/read.ts';
import { askException } from './ask.ts';
import { decideException } from './decide.ts';
import { exportRegister, exportReport, type Exported, type ExportedRow } from './export.ts';
import { withdrawException } from './withdraw.ts';

/** The policy of Texas, as far as it matters here. */
const TX = { ...NL_EXCEPTIONS, id: 'us-tx' };

async function world() {
  const state = await newGovernment();
  state.setRules({ policies: [NL_EXCEPTIONS, TX] });
  const apps = ['clip', 'mirror'];
  await state.handIn('2026-11-26T08:00:00Z', [
    { id: 'p1', of: 'Ministry', apps },
    { id: 'p2', of: 'Ministry', apps },
  ]);
  await state.store.change(async (tables) => {
    const [one] = await tables.assignments();
    assert.ok(one);
    await tables.removeAssignment(one.id, '2026-11-26T10:00:00Z' as never);
    await tables.addAssignment({ ...one, policy: 'us-tx' }, '2026-11-26T10:00:00Z' as never);
    return { result: null, entries: ['{"action":"assignment.changed"}'] };
  });
  const server = exceptionServer(state);
  return { ...state, server, ...peopleOf(state), naming: namingOf(server.rules().catalogue) };
}
async function allOf({ rows, trailer }: Exported) {
  const found: ExportedRow[] = [];
  for await (const row of rows) found.push(row);
  return { rows: found, trailer: await trailer() };
}

test('the register is whole, however long: at each border of its pages and beyond any cap, and its trailer counts it', async () => {
  const { db, server, ann, naming, rows } = await world();
  const [finding] = await rows();
  assert.ok(finding);
  const one = await askException(server, ann, asking([finding.id]));
  assert.ok(one.ok);
  for (const upTo of [199, 200, 201, 10_001]) {
    await sql`
      insert into exception select (json_populate_record(one,
        json_build_object('id', gen_random_uuid(), 'number', n, 'state', 'refused'))).*
      from exception as one, generate_series((select max(number) + 1 from exception), ${upTo}::int) as n
      where one.id = ${one.value.id}`.execute(db);
    const register = await allOf(await exportRegister(server, ann, naming));
    assert.deepEqual(
      register.rows.map(({ number }) => number),
      Array.from({ length: upTo }, (_, i) => i + 1),
    );
    assert.equal(register.trailer.rows, upTo);
  }
});

test('what others may not know of a restricted one is in no file; that a file was taken is in the ledger', async () => {
  const { server, ann, ben, cleo, naming, rows, said, entries } = await world();
  const found = await rows();
  const clips = found.filter(({ app }) => app === 'clip').map(({ id }) => id);
  const restricted = { ...asking(clips.slice(1)), restricted: true };
  for (const asked of [asking(clips.slice(0, 1)), restricted]) {
    const one = await askException(server, ann, asked);
    assert.ok(one.ok);
    const decision = { decision: 'grant', why: '=1+1', until: null } as const;
    assert.ok((await decideException(server, cleo, one.value.id, decision)).ok);
  }
  const before = (await entries()).length;
  const register = await allOf(await exportRegister(server, ben, naming));
  const [open, hidden] = register.rows;
  assert.deepEqual(hidden, {
    number: 2,
    state: 'in-force',
    restricted: true,
    until: '2026-12-10',
    ended: null,
  });
  assert.equal(open?.['app'], 'clip');
  assert.equal(open['organisation'], 'Ministry');
  const report = await allOf(await exportReport(server, ben, naming, 'us-tx'));
  assert.deepEqual(report.rows[1], hidden);
  assert.equal(report.rows[0]?.['reasons'], '=1+1');
  assert.deepEqual(await said(before), ['exceptions.exported begun', 'exceptions.reported begun']);
});

test('a report has what was approved under its policy: who approved it, whether in person, with what and until when', async () => {
  const { server, ann, ben, naming, rows } = await world();
  const found = await rows();
  const [first, second, third] = found.filter(({ app }) => app === 'clip' || app === 'mirror');
  assert.ok(first && second && third);
  const chief = await personIn(server, { name: 'Chief', role: 'authority' });
  const decision = { decision: 'grant', why: 'needed', until: null } as const;
  for (const [finding, decide] of [
    [first, 'grant'],
    [second, 'refuse'],
    [third, null],
  ] as const) {
    const one = await askException(server, ann, asking([finding.id]));
    assert.ok(one.ok);
    if (decide !== null)
      await decideException(server, chief.context(), one.value.id, {
        ...decision,
        decision: decide,
      });
    else await withdrawException(server, ben, one.value.id, 'before it was decided on');
  }
  const report = await allOf(await exportReport(server, ben, naming, 'us-tx'));
  assert.equal(report.trailer.rows, 1);
  const [row] = report.rows;
  assert.deepEqual(
    {
      agency: row?.['agency'],
      activity: row?.['activity'],
      separateDevice: row?.['separateDevice'],
      approvedBy: row?.['approvedBy'],
      inPerson: row?.['inPerson'],
      from: row?.['from'],
      until: row?.['until'],
      reasons: row?.['reasons'],
    },
    {
      agency: 'Ministry',
      activity: 'inspection',
      separateDevice: true,
      approvedBy: 'Chief',
      inPerson: true,
      from: '2026-11-26',
      until: '2026-12-10',
      reasons: 'needed',
    },
  );
  assert.match(String(row?.['justification']), /publishes/);
  assert.deepEqual((await allOf(await exportReport(server, ben, naming, 'us-federal'))).rows, []);
});
