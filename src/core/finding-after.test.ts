import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingAfter } from './finding-after.ts';
import { findingOf, MINISTRY } from './finding-stories.fixture.ts';
import type { FindingId, OrganisationId } from './finding.ts';
import type { Instant } from './inventory.ts';
import type { AppId } from './statements.ts';

const app = 'wechat' as AppId;
const LATER = '2026-11-20T07:00:00Z' as Instant;
const sighting = {
  app,
  organisation: MINISTRY,
  strength: 'name',
  secondCopy: true,
  seen: LATER,
  seenAs: 'names-only',
} as const;

test('a finding that comes back starts anew: open, unconfirmed, of unknown use, and as sure as its new match', () => {
  const before = findingOf({
    app,
    state: 'closed',
    because: 'device-gone',
    closed: '2026-11-10T07:00:00Z' as Instant,
    confirmed: true,
    usable: false,
    reopenings: 1,
  });
  assert.deepEqual(
    findingAfter(before, { kind: 'reopened', finding: before.id, ...sighting }, before),
    {
      ...findingOf({ app }),
      ...sighting,
      opened: LATER,
      reopenings: 2,
    },
  );
});

test('a finding that is seen again keeps what people made of it, and follows the device to its new organisation', () => {
  const before = findingOf({
    app,
    state: 'overdue',
    strength: 'name',
    confirmed: true,
    usable: false,
  });
  const agency = 'agency' as OrganisationId;
  const change = { kind: 'seen', finding: before.id, ...sighting, organisation: agency } as const;
  assert.deepEqual(findingAfter(before, change, before), {
    ...before,
    organisation: agency,
    secondCopy: true,
    seen: LATER,
    seenAs: 'names-only',
  });
});

test('only a report without the app says that it is no longer there', () => {
  const before = findingOf({ app });
  for (const because of ['removed', 'excepted', 'device-gone', 'verdict-changed'] as const) {
    const after = findingAfter(
      before,
      { kind: 'closed', finding: before.id, app, because, at: LATER },
      before,
    );
    assert.deepEqual([after.state, after.because, after.closed], ['closed', because, LATER]);
    assert.equal(after.present, because !== 'removed', because);
  }
});

test('a change that belongs to another finding, or to none, is a bug', () => {
  const before = findingOf({ app });
  const change = { kind: 'confirmed', finding: 'another' as FindingId, app } as const;
  assert.throws(() => findingAfter(before, change, before), /needs the finding/);
  assert.throws(() => findingAfter(null, change, before), /needs the finding/);
  const opened = { kind: 'opened', platform: null, ...sighting } as const;
  assert.throws(() => findingAfter(before, opened, before), /cannot be opened/);
});
