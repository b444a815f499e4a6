import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, newDoor } from './door.fixture.ts';
import { ROOT } from './world.fixture.ts';

test('who is nobody hears so, without a refusal', async () => {
  const { app } = newDoor({ more: { hasLogin: true } });
  const answer = await app.request('/api/session');
  assert.equal(answer.status, 200);
  const { who, login } = await json(answer);
  assert.deepEqual([who, login], [null, true]);
  const wrong = await app.request('/api/session', { headers: { authorization: 'Bearer wrong' } });
  assert.equal((await json(wrong)).who, null);
});

test('somebody hears what they may do, and no more than that', async () => {
  const grants = [{ role: 'auditor', organisation: ROOT }] as const;
  const who = { actor: 'person:x', person: null, isCleared: false, grants, operations: null };
  const { ask } = newDoor({ who });
  const { may } = (await json(await ask('/api/session'))).who;
  assert.ok(may.includes('readCheckpoint') && may.includes('readEntries'));
  assert.ok(!may.includes('applyPlan') && !may.includes('listFindings'));
  const only = { ...who, operations: new Set(['readCheckpoint']) };
  assert.deepEqual((await json(await newDoor({ who: only }).ask('/api/session'))).who.may, [
    'readCheckpoint',
  ]);
});
