import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Reach } from '../../core/mdm/restriction.ts';
import { meaningIn, readProfile, withIdentity } from './mobileconfig.ts';
import { readPlist } from './plist.ts';
import { Profile } from './schema.ts';
import { reachOf, readScope, sameReach, writeScope } from './scope.ts';
import { scopeAgain } from './scope-again.ts';
import { restriction, TIKTOK } from './testing.fixture.ts';
import { MarkupError, writeXml, xmlTree } from './xml.ts';

const text = fc
  .string({ unit: 'grapheme' })
  .map((one) => one.replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, ' '));

test('a text comes back from XML as it went in, markup and all', () =>
  fc.assert(
    fc.property(text, (value) => {
      const inside = ['c', '<b>&amp;]]>'] as const;
      const xml = writeXml(['a', [['b', value], inside]]);
      assert.equal(
        JSON.stringify(xmlTree(xml)),
        JSON.stringify({ a: { b: value, c: '<b>&amp;]]>' } }),
      );
    }),
    { seed: 1, numRuns: 200 },
  ));

test('a character that XML cannot write is refused, not dropped', () => {
  assert.throws(() => writeXml(['a', 'x\u0000y']), TypeError);
});

test('entities of a document are not expanded, and its faults are not quoted', () => {
  for (const broken of ['<!DOCTYPE a [<!ENTITY x "secret">]><a>&x;</a>', '<a>secret', 'secret', ''])
    assert.throws(
      () => xmlTree(broken),
      (error) => error instanceof MarkupError && !error.message.includes('secret'),
    );
  const deep = '<a>'.repeat(5000) + '</a>'.repeat(5000);
  assert.throws(() => xmlTree(deep), MarkupError);
});

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { maxLength: 20 });
const reach = fc
  .record({ kind: fc.constantFrom('only' as const, 'all-but' as const), numbers: ids })
  .map(({ kind, numbers }): Reach => ({
    kind,
    devices: numbers.map((n) => String(n) as DeviceRef),
  }));

test('a reach is the same after it was a scope; written again as it was read, too', () =>
  fc.assert(
    fc.property(reach, (wanted) => {
      const read = (xml: string) => {
        const { scope } = xmlTree(xml) as { readonly scope: unknown };
        return scope;
      };
      const first = read(writeXml(writeScope(wanted)));
      assert.ok(sameReach(reachOf(readScope(first)), wanted));
      const again = scopeAgain(first);
      assert.ok(again !== null);
      assert.ok(sameReach(reachOf(readScope(read(writeXml(again)))), wanted));
    }),
    { seed: 2, numRuns: 100 },
  ));

test('a scope is read alike from JSON and from XML, sizes and empty lists included', () => {
  const json = {
    all_mobile_devices: false,
    mobile_devices: [{ id: 4, name: 'a' }],
    buildings: [],
    exclusions: { mobile_devices: [], users: [] },
  };
  const { scope } = xmlTree(
    '<scope><all_mobile_devices>false</all_mobile_devices><mobile_devices><size>1</size><mobile_device><id>4</id><name>a</name></mobile_device></mobile_devices><buildings/><exclusions><mobile_devices/><users/></exclusions></scope>',
  ) as { readonly scope: unknown };
  assert.deepEqual(readScope(scope), readScope(json));
  assert.deepEqual(reachOf(readScope(json)), { kind: 'only', devices: ['4'] });
});

test('a limitation to a network or a user is more than a reach can say', () => {
  const scope = { all_mobile_devices: true, limitations: { network_segments: [{ id: 1 }] } };
  assert.equal(reachOf(readScope(scope)), null);
  assert.equal(scopeAgain({ ...scope, invented_list: [{ id: 1 }] }), null);
});

test('a profile is read for the apps that it blocks; lists that differ are no list of ours', () => {
  const { content } = restriction([TIKTOK, 'com.tencent.xin']);
  assert.deepEqual(meaningIn(readProfile(content)), ['com.tencent.xin', TIKTOK]);
  const tampered = content.replace(TIKTOK, 'com.example.other');
  assert.notDeepEqual(meaningIn(readProfile(tampered)), ['com.example.other', 'com.tencent.xin']);
});

test('the identity of the profile that lies there goes into the new content, and nothing else', () => {
  const { content } = restriction([TIKTOK]);
  const there = { uuid: 'A', identifier: 'B' };
  const merged = readProfile(withIdentity(content, there));
  assert.deepEqual([merged.uuid, merged.identifier], ['A', 'B']);
  assert.deepEqual(merged.blocks, readProfile(content).blocks);
});

test('what is no property list is refused', () => {
  for (const broken of [
    '<plist/>',
    '<plist><dict><key>a</key></dict></plist>',
    '<plist><dict><string>a</string></dict></plist>',
    '<plist><what/></plist>',
    '<dict/>',
  ])
    assert.throws(() => readPlist(broken), MarkupError);
});

test('a profile without a description or scope is understood', () => {
  const read = Profile.parse({ configuration_profile: { general: { id: 3, name: 'x' } } });
  assert.equal(read.configuration_profile.general.id, '3');
});
