import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'plist';
import type { AppId } from '../core/statements.ts';
import { allowList, type Approved, coreFor } from './allow-list.ts';

const CORE = coreFor({ agents: [], webClips: false });
const approved = (app: string, ...ios: readonly string[]): Approved => ({
  app: app as AppId,
  identifiers: ios.map((identifier) => ({ platform: 'ios', identifier })),
});
const WHOLE = approved('phone', ...CORE.map(({ identifier }) => identifier));
const OUTLOOK = approved('outlook', 'com.microsoft.Office.Outlook');
const missing = (...args: Parameters<typeof allowList>) => {
  const made = allowList(...args);
  return made.ok || made.code !== 'core-missing'
    ? made
    : made.missing.map(({ identifier }) => identifier);
};

test('an allow list is made of approvals alone', () => {
  const made = allowList([OUTLOOK, WHOLE], CORE);
  assert.ok(made.ok);
  const { content, key, blocks } = made.restriction;
  const profile = parse(content) as unknown as {
    PayloadIdentifier: string;
    PayloadContent: readonly [Record<string, unknown>];
  };
  const [payload] = profile.PayloadContent;
  assert.deepEqual(
    payload['allowListedAppBundleIDs'],
    [...CORE.map(({ identifier }) => identifier), 'com.microsoft.Office.Outlook'].toSorted(),
  );
  assert.equal(payload['blockedAppBundleIDs'], undefined);
  assert.deepEqual([key, blocks], ['allow.apple-profile', undefined]);
  assert.equal(profile.PayloadIdentifier, 'nl.example.grendel.allow');
});

test('without the phone app it is refused, with what is missing and why (FC-35)', () => {
  const lists = missing([OUTLOOK], CORE);
  assert.ok(Array.isArray(lists) && lists.includes('com.apple.mobilephone'));
  const short = { ...WHOLE, identifiers: WHOLE.identifiers.slice(1) };
  assert.deepEqual(missing([short, OUTLOOK], CORE), ['com.apple.Preferences']);
  // Android's identifiers allow nothing on an iPhone, and another case is another app.
  const wrong = {
    ...WHOLE,
    identifiers: WHOLE.identifiers.map(({ identifier }, index) =>
      index === 0
        ? ({ platform: 'android', identifier } as const)
        : ({
            platform: 'ios',
            identifier: index === 1 ? identifier.toUpperCase() : identifier,
          } as const),
    ),
  };
  assert.deepEqual(missing([wrong], CORE), ['com.apple.Preferences', 'com.apple.mobilephone']);
});

test('where web clips are used or the MDM has an app, these belong to the core (FC-37)', () => {
  const core = coreFor({ agents: ['com.jamfsoftware.selfservice'], webClips: true });
  assert.deepEqual(missing([WHOLE], core), ['com.jamfsoftware.selfservice', 'com.apple.webapp']);
});

test('an allow list is never cut: two leave only what both name', () => {
  const made = allowList([WHOLE], CORE, { limits: { 'apple-profile': 500 } });
  assert.ok(!made.ok && made.code === 'too-large' && made.bytes > made.most);
});
