import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { rightsIn } from '../api/rights-table.ts';
import { ROLES, type Grant } from '../core/rights.ts';
import { RIGHTS } from './places.ts';
import { operationsOf, type Document, type Operation } from './rights-requests.fixture.ts';
import { newRightsWorld, PLACES, type Place, type Refs } from './rights-world.fixture.ts';

const TABLE = rightsIn(readFileSync(RIGHTS, 'utf8'));
const EVERY_ROLE: readonly Grant['role'][] = [...ROLES, 'operator'];
/** What they show is of nobody in particular: nothing of an organisation is to be expected in it. */
const OF_NOBODY = new Set([
  'exportExceptionReportCsv',
  'exportExceptionReportJson',
  'explainApp',
  'findApps',
  'listMdms',
  'makeStartLink',
  'metrics',
  'openCommitments',
  'proveConsistency',
  'proveInclusion',
  'previewNotice',
  'readAppPage',
  'readEntityPage',
  'readCheckpoint',
  'readLedgerKey',
  'readMe',
  'readStart',
  'readRules',
  'readTile',
  'readVettingBatch',
  'search',
]);

type Answer = { readonly status: number; readonly code: string | null; readonly text: string };

test('every operation does for each role in each part of the tree what spec/rights.csv says', async (t) => {
  const { app, water, land, root, faults } = await newRightsWorld(TABLE);
  const document = (await (await app.request('/api/openapi.json')).json()) as Document;
  const operations = operationsOf(document, new Set(Object.keys(water.refs)));

  await t.test('each operation has a row, and each row an operation', () => {
    const names = operations.map(({ name }) => name);
    const rows = [...TABLE.keys()];
    assert.deepEqual(
      names.filter((name) => !TABLE.has(name)),
      [],
      'add a row to spec/rights.csv for each of these',
    );
    assert.deepEqual(
      rows.filter((name) => !names.includes(name)),
      [],
      'take the rows of these out of spec/rights.csv',
    );
    for (const { name, isOpen } of operations)
      assert.equal(TABLE.get(name)?.everybody, isOpen, `${name}: open, or not for everybody`);
  });

  const asked = async ({ request }: Operation, who: string | null, refs: Refs): Promise<Answer> => {
    const { path, init } = request(refs);
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(who === null ? {} : { authorization: `Bearer ${who}` }),
    };
    const answer = await app.request(path, { ...init, headers });
    const text = await textOf(answer);
    const isProblem = answer.headers.get('content-type') === 'application/problem+json';
    const code = isProblem ? (JSON.parse(text) as { code: string }).code : null;
    const place = `${who} ${init.method} ${path}`;
    assert.ok(answer.status < 500, `${place}: ${text} ${faults.at(-1) ?? ''}`);
    assert.notEqual(
      code,
      'input-unfit',
      `${place}: give it what fits: ${text} ${String(init.body)}`,
    );
    return { status: answer.status, code, text };
  };

  for (const operation of operations) {
    const right = TABLE.get(operation.name);
    if (right === undefined) continue;
    await t.test(operation.name, async () => {
      if (right.everybody) {
        const answer = await asked(operation, null, water.refs);
        assert.ok(answer.status !== 401 && answer.code !== 'not-permitted', answer.text);
        return;
      }
      assert.equal((await asked(operation, null, water.refs)).code, 'token-missing');
      for (const role of EVERY_ROLE)
        // The token of the start is for the whole tree.
        for (const place of role === 'operator' ? (['above'] as const) : PLACES) {
          const reach = right.roles.get(role);
          const who = `${role}.${place}`;
          const may = reach === 'part' || (reach === 'whole' && place === 'above');
          const answer = await asked(operation, who, water.refs);
          if (may) await allowed(operation, who, { place, isWhole: reach === 'whole' }, answer);
          else assert.deepEqual([answer.status, answer.code], [403, 'not-permitted'], who);
        }
    });
  }

  /** In its own part and from above a thing is there; from beside it is as unknown as one that never was. */
  async function allowed(
    operation: Operation,
    who: string,
    { place, isWhole }: { readonly place: Place; readonly isWhole: boolean },
    answer: Answer,
  ) {
    const { name, refs, method } = operation;
    assert.notEqual(answer.code, 'not-permitted', who);
    if (place === 'sibling') hidesWater(answer, water.refs, who);
    else if (refs.length === 0 && method === 'GET' && !isWhole && !OF_NOBODY.has(name))
      assert.ok(
        water.secrets.some((secret) => answer.text.includes(secret)),
        `${who} sees nothing in ${name}: seed something that it shows, or add it to OF_NOBODY`,
      );
    if (place === 'own') hides(answer.text, land.secrets, who);
    const mine = place === 'sibling' ? land.refs : water.refs;
    for (const ref of refs) {
      const never = [mine[ref]].flat().length === 1 && Array.isArray(mine[ref]);
      const unknown = { ...mine, [ref]: never ? [randomUUID()] : randomUUID() };
      const ofNobody = await asked(operation, who, unknown);
      if (place === 'sibling') {
        const foreign = { ...mine, [ref]: water.refs[ref] };
        const beside = await asked(operation, who, foreign);
        assert.deepEqual(
          comparable(beside, foreign),
          comparable(ofNobody, unknown),
          `${who}: ${ref} beside its part has to be as unknown as none`,
        );
        hidesWater(beside, foreign, who);
      } else
        assert.notDeepEqual(
          comparable(answer, mine),
          comparable(ofNobody, unknown),
          `${who}: ${ref} of its part has to be known (${answer.text})`,
        );
    }
  }

  function hidesWater({ text }: Answer, sent: Refs, who: string): void {
    const told = new Set(Object.values(sent).flat());
    hides(
      text,
      water.secrets.filter((secret) => !told.has(secret)),
      who,
    );
  }
  function hides(text: string, secrets: readonly string[], who: string): void {
    for (const secret of secrets)
      assert.ok(!text.includes(secret), `${who} is told ${secret}: ${text}`);
  }

  await t.test('above their part people read names, and of nothing else', async () => {
    const named = await app.request('/api/organisations', {
      headers: { authorization: 'Bearer mdm-administrator.own' },
    });
    const { items } = (await named.json()) as { items: readonly { name: string }[] };
    assert.deepEqual(
      items.map(({ name }) => name),
      ['State', 'Water', 'Water unit'],
    );
    for (const list of [
      'fleets',
      'connections',
      'assignments',
      'findings/summary',
      'findings/progress',
      'coverage',
    ]) {
      const answer = await app.request(`/api/${list}`, {
        headers: { authorization: 'Bearer mdm-administrator.own' },
      });
      assert.ok(!(await answer.text()).includes(root), list);
    }
  });
});

/** The answer without what was sent: a list may say back which page it is of. */
function comparable({ status, code, text }: Answer, sent: Refs): unknown {
  let bare = text;
  for (const id of Object.values(sent).flat()) bare = bare.replaceAll(String(id), '·');
  return { status, code, text: bare };
}

/** Of a stream that goes on, what comes first. */
async function textOf(answer: Response): Promise<string> {
  if (answer.headers.get('content-type') !== 'text/event-stream') return answer.text();
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return Buffer.from((first?.value as Uint8Array | undefined) ?? []).toString();
}
