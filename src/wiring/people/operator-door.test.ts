import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Who } from '../../core/rights.ts';
import { newOperatorDoor } from './operator-door.ts';

const MINUTE = 60_000;
const OPERATOR: Who = {
  actor: 'local-token',
  person: null,
  isCleared: false,
  grants: [],
  operations: null,
};

function newDoor() {
  let at = Date.parse('2026-11-27T08:00:00Z');
  let begun = 0;
  const ended: string[] = [];
  const door = newOperatorDoor({ now: () => at, begun: async () => void begun++ });
  const who = door.within(
    async () => null,
    async () => OPERATOR,
  );
  const { signOut } = door.endedBy({ signOut: async (token: string) => void ended.push(token) });
  return { door, who, signOut, ended, begun: () => begun, later: (ms: number) => void (at += ms) };
}

test('the address of the start opens once, and what it opens is the operator', async () => {
  const { door, who, begun } = newDoor();
  const { link } = door.newLink();
  assert.match(link, /^go_[\w-]{43}$/);
  const [first, second] = await Promise.all([door.use(link), door.use(link)]);
  assert.equal(second, null, 'of two at once one comes in');
  assert.equal(await who(first ?? ''), OPERATOR);
  assert.equal(begun(), 1);
  assert.equal(await door.use(`go_${'x'.repeat(43)}`), null);
  assert.equal(await who('gs_other'), null, 'what is none of ours is for others to know');
});

test('a link that nobody opened ends after twelve hours, a session after half an hour without use', async () => {
  const { door, who, later } = newDoor();
  const { link } = door.newLink();
  later(12 * 60 * MINUTE);
  assert.equal(await door.use(link), null);
  const token = (await door.use(door.newLink().link)) ?? '';
  later(29 * MINUTE);
  assert.equal(await who(token), OPERATOR);
  later(29 * MINUTE);
  assert.equal(await who(token), OPERATOR, 'each use begins the half hour anew');
  later(30 * MINUTE);
  assert.equal(await who(token), null);
});

test('however much it is used, a session ends after twelve hours', async () => {
  const { door, who, later } = newDoor();
  const token = (await door.use(door.newLink().link)) ?? '';
  for (let hour = 0; hour < 47; hour++) {
    later(15 * MINUTE);
    assert.equal(await who(token), OPERATOR);
  }
  later(15 * MINUTE);
  assert.equal(await who(token), null);
});

test('signing out ends it; the session of a person is ended where it is known', async () => {
  const { door, who, signOut, ended } = newDoor();
  const token = (await door.use(door.newLink().link)) ?? '';
  await signOut(token);
  assert.equal(await who(token), null);
  await signOut('gs_person');
  assert.deepEqual(ended, ['gs_person']);
});
