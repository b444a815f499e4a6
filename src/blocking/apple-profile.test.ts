import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { parse } from 'plist';
import { compileFor } from './compile.ts';
import type { Options } from './options.ts';
import { listOf, many, product, TIKTOK, validator } from './testing.ts';

type Parsed = {
  readonly PayloadUUID: string;
  readonly PayloadIdentifier: string;
  readonly PayloadDisplayName: string;
  readonly PayloadOrganization: string;
  readonly PayloadContent: readonly {
    readonly PayloadUUID: string;
    readonly blockedAppBundleIDs: readonly string[];
    readonly blacklistedAppBundleIDs?: readonly string[];
  }[];
};

const profiles = (list: ReturnType<typeof listOf>, options: Partial<Options> = {}) =>
  compileFor('apple', list, options).filter(({ kind }) => kind === 'apple-profile');
const parsed = (content: string) => parse(content) as unknown as Parsed;
const blocked = (content: string) => parsed(content).PayloadContent[0]?.blockedAppBundleIDs ?? [];

test('a profile parses back to the list, and to what the schema asks for', () => {
  const [profile] = profiles(listOf(TIKTOK));
  assert.ok(profile);
  const validate = validator('apple-restrictions-profile.json');
  assert.ok(validate(parsed(profile.content)), JSON.stringify(validate.errors));
  assert.deepEqual(blocked(profile.content), ['com.ss.iphone.ugc.Ame', 'com.zhiliaoapp.musically']);
  assert.equal(profile.identifiers, 2);
});

test('a reader that is not ours reads the same list', (t) => {
  const found = spawnSync('python3', ['-c', 'import plistlib']);
  if (found.status !== 0) return t.skip('python3 with plistlib is not on this machine');
  const [profile] = profiles(listOf(TIKTOK, ...many(50, 'ios')), {
    title: `"Verboden" <apps> & 'meer' =cmd|' /C calc'!A0`,
    organisation: 'وزارة & 部',
  });
  assert.ok(profile);
  const read = spawnSync(
    'python3',
    ['-c', 'import json,plistlib,sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))'],
    { input: profile.content, encoding: 'utf8' },
  );
  assert.equal(read.status, 0, read.stderr);
  assert.deepEqual(JSON.parse(read.stdout), JSON.parse(JSON.stringify(parse(profile.content))));
  assert.equal(
    (JSON.parse(read.stdout) as Parsed).PayloadContent[0]?.blockedAppBundleIDs.length,
    52,
  );
});

test('markup, quotes and formulas in a title arrive as they are; unseen marks do not', () => {
  const title = `</string><key>x</key> "a" & 'b' =HYPERLINK("x") ]]>`;
  const [profile] = profiles(listOf(TIKTOK), {
    title: `${title}\u202Egnp.exe\u0000\uD800`,
    organisation: '\u2066部\u2069',
  });
  assert.ok(profile);
  assert.equal(parsed(profile.content).PayloadDisplayName, `${title} gnp.exe`);
  assert.equal(parsed(profile.content).PayloadOrganization, '部');
  assert.deepEqual(blocked(profile.content).length, 2);
});

test('the same list gives the same bytes; another list another UUID under the same identifier', () => {
  const once = profiles(listOf(TIKTOK))[0]?.content ?? '';
  const again = profiles(listOf({ ...TIKTOK, found: 0 }))[0]?.content ?? '';
  const other = profiles(listOf(TIKTOK, product('x', { ios: ['com.acme.x'] })))[0]?.content ?? '';
  assert.equal(once, again);
  assert.notEqual(parsed(once).PayloadUUID, parsed(other).PayloadUUID);
  assert.notEqual(
    parsed(once).PayloadContent[0]?.PayloadUUID,
    parsed(other).PayloadContent[0]?.PayloadUUID,
  );
  assert.equal(parsed(once).PayloadIdentifier, 'nl.example.grendel.block');
  assert.equal(parsed(other).PayloadIdentifier, 'nl.example.grendel.block');
});

test('a new version of the catalogue that blocks the same apps changes no byte', () => {
  const list = listOf(TIKTOK);
  assert.equal(
    profiles({ ...list, catalogue: '2027-01-01' })[0]?.content,
    profiles(list)[0]?.content,
  );
});

test('iOS before 15 is reached only when asked for', () => {
  const [modern] = profiles(listOf(TIKTOK));
  const [older] = profiles(listOf(TIKTOK), { olderIos: true });
  assert.equal(parsed(modern?.content ?? '').PayloadContent[0]?.blacklistedAppBundleIDs, undefined);
  const payload = parsed(older?.content ?? '').PayloadContent[0];
  assert.deepEqual(payload?.blacklistedAppBundleIDs, payload?.blockedAppBundleIDs);
});

for (const olderIos of [false, true]) {
  test(`a profile may be exactly as large as the limit, and no byte larger (older iOS: ${olderIos})`, () => {
    const list = listOf(...many(40, 'ios'));
    const whole = profiles(list, { olderIos })[0];
    const size = Buffer.byteLength(whole?.content ?? '');
    const at = profiles(list, { olderIos, limits: { 'apple-profile': size } });
    assert.deepEqual(
      at.map(({ content }) => content),
      [whole?.content],
    );
    const under = profiles(list, { olderIos, limits: { 'apple-profile': size - 1 } });
    assert.equal(under.length, 2);
    for (const { content } of under) assert.ok(Buffer.byteLength(content) < size);
    assert.equal(
      under.reduce((sum, { identifiers }) => sum + identifiers, 0),
      40,
    );
  });
}

test('a list of 5 MB becomes profiles that each fit, hold everything once and cut no product (FC-51, FC-63)', () => {
  const products = Array.from({ length: 30_000 }, (_, index) =>
    product(`app-${index}`, {
      ios: [0, 1, 2].map((part) => `com.acme.${'x'.repeat(38)}.app${index}.region${part}`),
    }),
  );
  const parts = profiles(listOf(...products));
  const read = parts.map(({ content }) => parsed(content));
  const all = read.map(({ PayloadContent }) => new Set(PayloadContent[0]?.blockedAppBundleIDs));
  assert.ok(parts.reduce((sum, { content }) => sum + content.length, 0) > 5_000_000);
  for (const { content } of parts) assert.ok(Buffer.byteLength(content) <= 1_000_000);
  assert.equal(
    all.reduce((sum, { size }) => sum + size, 0),
    90_000,
  );
  for (const { identifiers } of products) {
    const holders = all.filter((part) => part.has(identifiers[0]?.identifier ?? ''));
    assert.equal(holders.length, 1);
    for (const { identifier } of identifiers) assert.ok(holders[0]?.has(identifier));
  }
  const identities = read.map(({ PayloadIdentifier }) => PayloadIdentifier);
  assert.equal(new Set(identities).size, parts.length);
  assert.equal(identities[0], 'nl.example.grendel.block');
});

test('a product that fits into no profile is reported, and nothing of it is sent', () => {
  const huge = product('huge', {
    ios: Array.from({ length: 200 }, (_, index) => `com.huge.app${index}`),
  });
  const parts = profiles(listOf(huge, TIKTOK), { limits: { 'apple-profile': 3_000 } });
  assert.deepEqual(
    parts.map(({ content, leftOut }) => [blocked(content).length, leftOut]),
    [[2, [{ app: 'huge', name: 'huge', identifiers: 200, setting: 'apple-profile' }]]],
  );
});
