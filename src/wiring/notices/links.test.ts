import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { test } from 'node:test';
import type { NoticeId } from '../../actions/notices/stored.ts';
import { addKey, dropKey, newKeyRing } from '../../privacy/keys.ts';
import { linkOf, noticeOf } from './links.ts';

const NOTICE = randomUUIDv7() as NoticeId;

test('a link opens the notice that it was made for, and still does after a change of keys, until the old key is dropped', () => {
  const ring = newKeyRing();
  const token = linkOf(ring, NOTICE, 1);
  assert.match(token, /^[A-Za-z0-9_-]{43}$/);
  assert.equal(noticeOf(ring, token), NOTICE);
  const changed = addKey(ring, 'pseudonym');
  assert.equal(noticeOf(changed, token), NOTICE);
  assert.equal(linkOf(changed, NOTICE, 1), token, 'written again, the message has the same link');
  const dropped = dropKey(changed, 'pseudonym', 1);
  assert.ok(dropped.ok);
  assert.equal(noticeOf(dropped.ring, token), null);
});

test('no change of any character of a link opens anything, nor does a link of another server', () => {
  const ring = newKeyRing();
  const token = linkOf(ring, NOTICE, 1);
  for (let i = 0; i < token.length; i++) {
    const other = token[i] === 'A' ? 'B' : 'A';
    assert.equal(noticeOf(ring, token.slice(0, i) + other + token.slice(i + 1)), null, String(i));
  }
  for (const bad of ['', `${token}A`, token.slice(1), `${token.slice(0, -1)}=`, 'é'.repeat(43)])
    assert.equal(noticeOf(ring, bad), null);
  assert.equal(noticeOf(newKeyRing(), token), null);
});
