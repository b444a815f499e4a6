import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'plist';
import type { DeviceRef } from '../core/mdm/device.ts';
import type { WantedRestriction } from '../core/mdm/plan.ts';
import type { AppId } from '../core/statements.ts';
import { coreFor } from './allow-list.ts';
import { allowedOn, type ApprovedApp } from './allowed.ts';
import { listOf, many, product, TIKTOK } from './testing.ts';

const ESSENTIAL = coreFor({ agents: ['com.jamfsoftware.selfservice'], webClips: true });
const PHONE: ApprovedApp = { app: null, ios: ESSENTIAL.map(({ identifier }) => identifier) };
const OUTLOOK: ApprovedApp = {
  app: 'outlook' as AppId,
  ios: ['com.microsoft.Office.Outlook'],
};
const APPROVED = [PHONE, OUTLOOK];
const LIST = listOf(TIKTOK, product('temu', { ios: ['com.einnovation.temu'] }));
const exempt = (app: string, ...devices: readonly string[]) => ({
  app: app as AppId,
  devices: devices as readonly string[] as readonly DeviceRef[],
});
const allowedBy = ({ restriction }: WantedRestriction): readonly string[] =>
  (
    parse(restriction.content) as unknown as {
      PayloadContent: readonly [{ allowListedAppBundleIDs: readonly string[] }];
    }
  ).PayloadContent[0].allowListedAppBundleIDs;

test('approved apps become one list, with the parts that a phone can not do without among them', () => {
  const { restrictions, notes } = allowedOn('jamf', APPROVED, LIST, []);
  const [only, ...others] = restrictions;
  assert.ok(only !== undefined && others.length === 0);
  assert.deepEqual(allowedBy(only), [...PHONE.ios, ...OUTLOOK.ios].toSorted());
  assert.deepEqual(
    [only.restriction.effect, only.restriction.apps, only.restriction.blocks],
    ['allows-only', ['outlook'], undefined],
  );
  assert.deepEqual(notes, []);
});

test('a list without the phone app bears it as what it would block, so that no plan carries it out', () => {
  const without = (lost: string): ApprovedApp => ({
    ...PHONE,
    ios: PHONE.ios.filter((one) => one !== lost),
  });
  const lacks = (target: 'jamf' | 'nanomdm', lost: string) =>
    allowedOn(target, [without(lost), OUTLOOK], LIST, []).restrictions.map(
      ({ restriction, trial }) => [restriction.blocks, trial?.blocks],
    );
  const phone = ['com.apple.mobilephone'];
  assert.deepEqual(lacks('jamf', 'com.apple.mobilephone'), [[phone, phone]]);
  // Jamf's own app belongs to the phones that it manages, and to no others.
  const agent = 'com.jamfsoftware.selfservice';
  assert.deepEqual(lacks('jamf', agent), [[[agent], [agent]]]);
  assert.deepEqual(lacks('nanomdm', agent), [[undefined, undefined]]);
});

test('what is prohibited is on no list, though it was approved once; but for whoever is exempted from it', () => {
  const tiktok = { app: 'tiktok' as AppId, ios: ['com.zhiliaoapp.MUSICALLY'] };
  const { restrictions, notes } = allowedOn('jamf', [...APPROVED, tiktok], LIST, [
    exempt('tiktok', 'b', 'a'),
    exempt('temu', 'b'),
    exempt('unknown', 'c'),
  ]);
  assert.deepEqual(
    restrictions.map((one) => [
      one.except,
      one.only,
      allowedBy(one).filter((id) => !PHONE.ios.includes(id)),
    ]),
    [
      [['a', 'b'], null, ['com.microsoft.Office.Outlook']],
      [
        [],
        ['b'],
        [
          'com.einnovation.temu',
          'com.microsoft.Office.Outlook',
          'com.ss.iphone.ugc.Ame',
          // As it was approved, and as the catalogue has it.
          'com.zhiliaoapp.MUSICALLY',
          'com.zhiliaoapp.musically',
        ],
      ],
      [
        [],
        ['a'],
        [
          'com.microsoft.Office.Outlook',
          'com.ss.iphone.ugc.Ame',
          'com.zhiliaoapp.MUSICALLY',
          'com.zhiliaoapp.musically',
        ],
      ],
    ],
  );
  // Each device has exactly one: two would leave what both name.
  const keys = restrictions.map(({ restriction }) => restriction.key);
  assert.equal(new Set(keys).size, 3);
  assert.deepEqual(notes[0], { code: 'approved-prohibited', apps: 1 });
});

test('nothing approved, no room, or an MDM that only blocks: no list, and it is said', () => {
  const said = (...args: Parameters<typeof allowedOn>) => {
    const { restrictions, notes } = allowedOn(...args);
    assert.deepEqual(restrictions, []);
    return notes.map(({ code }) => code);
  };
  assert.deepEqual(said('jamf', [], LIST, []), ['none-approved']);
  assert.deepEqual(said('intune', APPROVED, LIST, []), ['no-allow-list']);
  const large = { 'apple-profile': 500 };
  assert.ok(said('jamf', APPROVED, LIST, [], { limits: large }).includes('allow-list-too-large'));
  const crowd = many(3, 'ios').map(({ app, identifiers }) => ({
    app,
    ios: identifiers.map(({ identifier }) => identifier),
  }));
  assert.deepEqual(allowedOn('nanomdm', crowd, LIST, []).notes, [
    { code: 'web-clips', identifier: 'com.apple.webapp' },
  ]);
});
