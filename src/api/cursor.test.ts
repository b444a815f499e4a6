import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from '@hono/zod-openapi';
import fc from 'fast-check';
import { readCursor, writeCursor } from './cursor.ts';
import { json, newDoor } from './door.fixture.ts';

const Place = z.strictObject({ n: z.number().int() });

test('a cursor gives back its place, in its own list only', () => {
  fc.assert(
    fc.property(fc.integer(), fc.jsonValue(), fc.jsonValue(), (n, list, other) => {
      const cursor = writeCursor(list, { n });
      assert.match(cursor, /^[A-Za-z0-9_-]+$/);
      assert.deepEqual(readCursor(cursor, list, Place), { n });
      if (JSON.stringify(list) !== JSON.stringify(other))
        assert.deepEqual(readCursor(cursor, other, Place), { fault: 'cursor-of-another-list' });
    }),
    { seed: 4, numRuns: 200 },
  );
});

test('whatever else comes as a cursor is refused, and never thrown about', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.jsonValue().map((v) => Buffer.from(JSON.stringify(v)).toString('base64url')),
      ),
      (text) => {
        assert.deepEqual(readCursor(text, 'list', Place), { fault: 'cursor-unreadable' });
      },
    ),
    { seed: 4, numRuns: 500 },
  );
});

test('a cursor of one filter is refused under another, and the order of states makes no other filter', async () => {
  const { ask } = newDoor();
  const { next } = await json(await ask('/api/findings?state=open&state=closed&limit=1'));
  const again = await ask(`/api/findings?state=closed&state=open&limit=2&cursor=${next}`);
  assert.equal((await json(again)).items.length, 2);
  const other = await ask(`/api/findings?state=open&limit=1&cursor=${next}`);
  assert.equal(other.status, 422);
  assert.equal((await json(other)).code, 'cursor-of-another-list');
  assert.equal((await json(await ask('/api/findings?cursor=xx'))).code, 'cursor-unreadable');
});
