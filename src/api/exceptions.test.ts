import assert from 'node:assert/strict';
import { test } from 'node:test';
import Papa from 'papaparse';
import type { Exported } from '../actions/exceptions/export.ts';
import { json, newDoor } from './door.fixture.ts';
import { EVERY_ROLE, EXCEPTIONS } from './exceptions.fixture.ts';
import { exportedFile } from './exported.ts';

const [OPEN, RESTRICTED] = EXCEPTIONS;

test('one is asked for, advised on and decided; afterwards it is not decided again', async () => {
  const { post, ask, world } = newDoor({ who: EVERY_ROLE });
  const asked = {
    findings: [world.findings[0]?.id],
    until: '2027-03-01',
    ground: 'inspection',
    task: 'Looks into advertising',
    mitigations: ['separate-device'],
  };
  const made = await post('/api/exceptions', asked);
  assert.equal(made.status, 201);
  const { id, number, appName, state } = await json(made);
  assert.deepEqual([number, appName, state], [3, 'TikTok', 'asked']);
  assert.equal(made.headers.get('location'), `/api/exceptions/${id}`);
  const path = `/api/exceptions/${id}`;
  await post(`${path}/advice`, { says: 'for', why: 'It is needed' });
  assert.equal((await json(await ask(path))).state, 'advised');
  const decision = { decision: 'grant', why: 'It is needed' };
  assert.equal((await json(await post(`${path}/decision`, decision))).state, 'granted');
  const again = await post(`${path}/decision`, decision);
  assert.equal((await json(again)).code, 'exception-decided');
});

test('what does not fit is refused where it stands', async () => {
  const { post, world } = newDoor({ who: EVERY_ROLE });
  const asked = {
    findings: [world.findings[0]?.id],
    until: '2027-03-01',
    ground: 'inspection',
    task: 'x',
  };
  const code = async (more: object) =>
    (await json(await post('/api/exceptions', { ...asked, ...more }))).code;
  assert.equal(await code({ until: '2026-02-30' }), 'input-unfit');
  assert.equal(await code({ organisation: world.findings[0]?.organisation }), 'input-unfit');
  assert.equal(await code({ until: '2026-01-01' }), 'ends-in-past');
  assert.equal(await code({ ground: 'fun' }), 'unknown-ground');
});

test('of a restricted one the list shows number, state and end; its file is not for who is not cleared', async () => {
  const { ask } = newDoor({ who: EVERY_ROLE });
  const { id, number, state, restricted, until, ended, ...hidden } = await json(
    await ask(`/api/exceptions/${RESTRICTED}`),
  );
  assert.deepEqual([id, number, state, restricted], [RESTRICTED, 2, 'in-force', true]);
  assert.deepEqual([until, ended], ['2027-03-01', null]);
  assert.deepEqual(new Set(Object.values(hidden)), new Set([null]));
  const file = await ask(`/api/exceptions/${RESTRICTED}/file`);
  assert.deepEqual([file.status, (await json(file)).code], [403, 'not-cleared']);
  const open = await json(await ask(`/api/exceptions/${OPEN}/file`));
  assert.deepEqual([open.file.task, open.file.askedBy], ['Looks into it', 'Ann']);
});

test('the list is read page by page, and a cursor of another list is refused', async () => {
  const { ask } = newDoor({ who: EVERY_ROLE });
  const first = await json(await ask('/api/exceptions?limit=1'));
  assert.deepEqual([first.items.length, first.items[0].number], [1, 2]);
  const next = await json(await ask(`/api/exceptions?limit=1&cursor=${first.next}`));
  assert.deepEqual([next.items[0].number, next.next], [1, null]);
  const other = await ask(`/api/exceptions?state=asked&cursor=${first.next}`);
  assert.equal((await json(other)).code, 'cursor-of-another-list');
});

test('an approval names an app that the catalogue has, or says by which identifiers it is known', async () => {
  const { post, world } = newDoor({ who: EVERY_ROLE });
  const asked = {
    organisation: world.organisations[1]?.id,
    group: 'managed-devices',
    name: 'Trains',
    android: ['nl.trains'],
    why: 'All travel',
    review: '2027-03-01',
  };
  const made = await post('/api/approvals', asked);
  assert.equal(made.status, 201);
  const { id } = await json(made);
  const code = async (more: object) =>
    (await json(await post('/api/approvals', { ...asked, ...more }))).code;
  assert.equal(await code({ android: [] }), 'app-unnamed');
  assert.equal(await code({ android: ['nl trains'] }), 'input-unfit');
  const decided = await post(`/api/approvals/${id}/decision`, { decision: 'grant', why: 'Yes' });
  assert.equal((await json(decided)).state, 'in-force');
  const withdrawn = await post(`/api/approvals/${id}/withdraw`, { why: 'No more' });
  assert.equal((await json(withdrawn)).state, 'withdrawn');
});

const HOSTILE = ['=HYPERLINK("http://x")', '+1', '@x', '\u202egnp.exe', 'a\u0007b', '"q",\nz'];
const exported = (texts: readonly string[]): Exported => ({
  columns: ['number', 'justification', 'inPerson'],
  rows: (async function* () {
    for (const [at, justification] of texts.entries())
      yield { number: at + 1, justification, inPerson: true };
  })(),
  trailer: async () => ({
    rows: texts.length,
    firstLedgerIndex: null,
    lastLedgerIndex: null,
    checkpointSize: null,
    rootHash: null,
  }),
});

test('a CSV file defuses formulas and what turns text around, keeps words whole, and ends in its trailer', async () => {
  const text = await exportedFile(exported(HOSTILE), 'csv', 'x').text();
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, '').trimEnd());
  assert.deepEqual(errors, []);
  assert.deepEqual(data[0], ['number', 'justification', 'inPerson']);
  assert.deepEqual(
    data.slice(1, -1).map(([, justification]) => justification),
    ['\'=HYPERLINK("http://x")', "'+1", "'@x", '<U+202E>gnp.exe', 'a<U+0007>b', '"q",\nz'],
  );
  assert.deepEqual(data.at(-1)?.slice(0, 3), ['#end', 'rows=6', 'firstLedgerIndex=']);
});

test('a JSON file is whole JSON with its trailer, also of no rows', async () => {
  for (const texts of [HOSTILE, []]) {
    const file = JSON.parse(await exportedFile(exported(texts), 'json', 'x').text());
    assert.equal(file.grendel, 'x/1');
    assert.deepEqual(
      file.rows.map(({ justification }: { justification: string }) => justification),
      texts,
    );
    assert.equal(file.trailer.rows, texts.length);
  }
});

test('a file that breaks off in the middle has no trailer, and the answer fails', async () => {
  const broken: Exported = {
    ...exported([]),
    rows: (async function* () {
      yield { number: 1 };
      throw new Error('the database went away');
    })(),
  };
  await assert.rejects(exportedFile(broken, 'csv', 'x').text(), /went away/);
});
