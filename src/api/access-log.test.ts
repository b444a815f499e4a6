import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId, Who } from '../core/rights.ts';
import { LOCAL_OPERATOR } from '../actions/people/operator-session.ts';
import { newDoor } from './door.fixture.ts';
import { ROOT } from './world.fixture.ts';

const ID = '01900000-0000-7000-8000-000000000401';
const NOBODY_MAY: Who = {
  actor: `person:${ID}`,
  person: ID as PersonId,
  isCleared: false,
  grants: [],
  operations: null,
};
const linesOf = (lines: readonly string[]): readonly Record<string, unknown>[] =>
  lines.map((line) => {
    const { requestId: _, ms: __, ...rest } = JSON.parse(line) as Record<string, unknown>;
    return rest;
  });
const WARN = 40;

test('whoever is refused for want of a right is told in the log by id, with what they wanted', async () => {
  const { post, lines } = newDoor({ who: NOBODY_MAY });
  assert.equal((await post('/api/fleets', { name: 'SENTINEL' })).status, 403);
  assert.deepEqual(linesOf(lines), [
    {
      level: WARN,
      method: 'POST',
      route: '/api/fleets',
      status: 403,
      code: 'not-permitted',
      who: `person:${ID}`,
      msg: 'refused',
    },
  ]);
});

test('a wrong token is told and never said, and who came without one is nobody', async () => {
  const { ask, app, lines, register } = newDoor();
  await ask('/api/fleets', { headers: { authorization: 'Bearer SENTINEL' } });
  await app.request('/api/fleets');
  assert.deepEqual(
    linesOf(lines).map(({ level, code, who }) => [level, code, who]),
    [
      [WARN, 'token-wrong', null],
      [WARN, 'token-missing', null],
    ],
  );
  assert.doesNotMatch(lines.join(''), /SENTINEL/);
  const metrics = await register.metrics();
  for (const code of ['token-wrong', 'token-missing'])
    assert.match(metrics, new RegExp(`^grendel_http_refusals_total\\{code="${code}"\\} 1$`, 'm'));
});

test('who asks too often is told by id; an actor that is no id is not written down', async () => {
  for (const [actor, told] of [
    [`key:${ID}`, `key:${ID}`],
    [LOCAL_OPERATOR, 'operator'],
    ['Ann of Water', null],
  ] as const) {
    const { ask, lines } = newDoor({
      who: { ...NOBODY_MAY, actor, grants: [{ role: 'mdm-administrator', organisation: ROOT }] },
      limits: { costly: { perMinute: 0.001, burst: 0 } },
    });
    const answer = await ask('/api/apps');
    assert.equal(answer.status, 429);
    const [line] = linesOf(lines);
    assert.deepEqual([line?.['code'], line?.['who']], ['too-many-requests', told]);
  }
});

test('a request that was refused for what it asked, and one that was answered, are no refusals of who', async () => {
  const { ask, lines, register } = newDoor();
  await ask('/api/fleets');
  await ask('/api/fleets/none/inventories');
  assert.deepEqual(
    linesOf(lines).map(({ msg }) => msg),
    ['answered', 'answered'],
  );
  assert.doesNotMatch(await register.metrics(), /^grendel_http_refusals_total\{/m);
});
