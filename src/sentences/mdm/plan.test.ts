import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { PhonesChange } from '../../core/mdm/landing.ts';
import type { Hold, Plan, PlanNote } from '../../core/mdm/plan.ts';
import * as world from '../../core/mdm/world.fixture.ts';
import { LANGUAGES, type Language } from '../../core/notices/rules.ts';
import type { AppId } from '../../core/statements.ts';
import { planIn, type SaidPlan } from './plan.ts';

const KEY = world.key('block.apple-profile');
const HASH = world.hash('one');
const refs = (...names: string[]) => names as DeviceRef[];
const BLOCK = {
  ...world.restriction(KEY, 'one', { apps: ['tiktok', 'wechat'] as AppId[] }),
  fits: { ...world.SUPERVISED, before: [27] },
};
const DOCUMENT: Plan = {
  id: 'p',
  made: world.AT,
  basedOn: { observation: 'o', at: world.AT },
  kind: 'all',
  policy: 'nl@2023-03-21',
  catalogue: '2026-11-25',
  delivery: 'fleet',
  restrictions: [BLOCK],
  steps: [],
  holds: [],
  gaps: [],
  conflicts: [],
  unread: [],
  touches: 0,
  losesData: 0,
};

/** What is said of a plan with these changes, but for what is said of every plan. */
const told = (
  more: Partial<Plan>,
  said: Partial<SaidPlan> = {},
  language: Language = 'en',
): readonly string[] =>
  planIn(
    language,
    {
      document: { ...DOCUMENT, ...more },
      wanted: { restrictions: [] },
      canary: 3,
      limit: 50,
      holds: [],
      ...said,
    },
    (app) =>
      app === 'grindr'
        ? { appName: null, category: 'dating' }
        : { appName: app.toUpperCase(), category: null },
  )
    .filter(({ about }) => about !== 'what' && about !== 'amount')
    .map(({ text }) => text);
const reach = (was: Plan['steps'][number] & { kind: 'reach' }) => told({ steps: [was] });

test('a reach that grows says what it blocks and where, though the plan has no content for it', () => {
  const was = { kind: 'only', devices: refs('a', 'b') } as const;
  const now = { kind: 'all-but', devices: refs('c') } as const;
  assert.deepEqual(reach({ kind: 'reach', key: KEY, was, now }), [
    'Blocks TIKTOK and WECHAT on all iPhones and iPads but 1 (supervised, from version 15 on, before version 27). (block.apple-profile)',
  ]);
});

test('a reach that narrows says whom it is taken off, and blocks nothing more', () => {
  const all = { kind: 'all-but', devices: [] } as const;
  const some = { kind: 'only', devices: refs('a', 'b', 'c') } as const;
  const one = { kind: 'only', devices: refs('a') } as const;
  const none = { kind: 'only', devices: [] } as const;
  assert.deepEqual(
    [
      reach({ kind: 'reach', key: KEY, was: all, now: some }),
      reach({ kind: 'reach', key: KEY, was: some, now: one }),
      reach({ kind: 'reach', key: KEY, was: all, now: none }),
    ].flat(),
    [
      'Takes block.apple-profile off all iPhones and iPads but 3.',
      'Takes block.apple-profile off 2 iPhones and iPads.',
      'Takes block.apple-profile off all iPhones and iPads.',
    ],
  );
});

test('what still holds a plan is said with what to do', () => {
  const holds: readonly Hold[] = [
    { code: 'over-limit', touches: 60, limit: 50 },
    { code: 'essential-app', identifier: 'com.apple.mobilephone' },
  ];
  assert.deepEqual(told({}, { holds }), [
    'It holds: it touches 60 phones, and the limit is 50. An administrator raises it, with a reason.',
    'It holds: it would take away com.apple.mobilephone, which a phone can not do without.',
  ]);
});

test('where a restriction takes apps off blindly, data is lost though no removal is planned', () => {
  assert.deepEqual(told({ steps: [], losesData: 3 }), [
    'Loses data on 3 phones: what takes apps off takes all with them that they keep there. No plan brings that back.',
  ]);
});

test('what a plan can not do is said: apps that stay away, products without room, a policy that asks for less', () => {
  const apps = ['a', 'b', 'c', 'd', 'e', 'f'] as AppId[];
  const notes = [
    { code: 'apps-stay-removed', devices: 2, apps: 1 },
    { code: 'left-out', setting: 'The list', apps },
    { code: 'not-yet-prevented', from: null },
    { code: 'compiled', says: 'A list alone does nothing.' },
  ] as const;
  assert.deepEqual(told({ steps: [], notes }), [
    '1 app that was taken off 2 phones can not be brought back: only the holders can, without what was kept there.',
    'The list has no room for A, B, C and 3 more: nothing is done about them there.',
    'The policy does not ask to prevent these apps: whoever applies this goes further than it does.',
    'A list alone does nothing.',
  ]);
});

const EXEMPTED: PhonesChange = {
  devices: 2,
  gains: [],
  loses: ['tiktok' as AppId],
  exemptedSince: '2026-11-03' as NonNullable<PhonesChange['exemptedSince']>,
  restricted: false,
  losing: [],
};
const LANDED: Partial<Plan> = {
  steps: [
    { kind: 'put', key: KEY, was: null, now: HASH },
    { kind: 'reach', key: KEY, was: null, now: world.allBut('d') },
  ],
  landings: {
    restrictions: [{ key: KEY, devices: 412, gained: 412, lost: 0, renewed: 0 }],
    changes: [EXEMPTED],
  },
};

test('it says what is blocked on how many phones of which kind, and who loses a block since when', () => {
  const five = { ...BLOCK, apps: ['tiktok', 'grindr', 'wechat', 'kwai', 'temu'] as AppId[] };
  const said = (language: Language) => told({ ...LANDED, restrictions: [five] }, {}, language);
  assert.deepEqual(said('en'), [
    'Blocks TIKTOK, WECHAT, KWAI, TEMU and 1 more on 412 iPhones and iPads (supervised, from version 15 on, before version 27). (block.apple-profile)',
    '2 phones lose the block of TIKTOK, since an exception began on 3 November 2026.',
  ]);
  assert.deepEqual(said('nl'), [
    'Blokkeert TIKTOK, WECHAT, KWAI, TEMU en nog 1 op 412 iPhones en iPads (onder toezicht, vanaf versie 15, vóór versie 27). (block.apple-profile)',
    '2 telefoons verliezen de blokkade van TIKTOK, omdat er op 3 november 2026 een uitzondering inging.',
  ]);
});

test('of a restricted exception nobody learns the app', () => {
  const changes = [{ ...EXEMPTED, restricted: true }];
  const [, text = ''] = told({ ...LANDED, landings: { restrictions: [], changes } });
  assert.doesNotMatch(text, /TIKTOK/);
});

test('who has a renewed list, and how many more get it, is told apart', () => {
  const restrictions = [{ key: KEY, devices: 412, gained: 12, lost: 1, renewed: 400 }];
  const changes = [{ ...EXEMPTED, devices: 400, gains: ['temu' as AppId], loses: [] }];
  assert.deepEqual(told({ ...LANDED, landings: { restrictions, changes } }), [
    'Blocks TIKTOK and WECHAT on a further 12 iPhones and iPads (supervised, from version 15 on, before version 27); 412 iPhones and iPads have it then. (block.apple-profile)',
    'Renews what lies on 400 iPhones and iPads (supervised, from version 15 on, before version 27): TIKTOK and WECHAT. (block.apple-profile)',
    'Takes block.apple-profile off 1 iPhone or iPad.',
    '400 phones gain the block of TEMU.',
  ]);
});

const NOTES: readonly PlanNote[] = [
  { code: 'apps-stay-removed', devices: 2, apps: 1 },
  { code: 'content-not-kept', key: KEY },
  { code: 'changed-since', key: KEY, devices: 2 },
  { code: 'left-out', setting: 'intune-compliance', apps: ['tiktok' as AppId] },
  { code: 'own-lists', kind: 'intune-settings-catalog', groups: 2 },
  { code: 'no-allow-list' },
  { code: 'none-approved' },
  { code: 'approved-prohibited', apps: 2 },
  { code: 'web-clips', identifier: 'com.apple.webapp' },
  { code: 'allow-list-too-large', bytes: 2_000_000, most: 1_000_000 },
  { code: 'not-yet-prevented', from: null },
  { code: 'not-yet-prevented', from: '2026-12-01' as NonNullable<PhonesChange['exemptedSince']> },
];

test('every note is said in every language, each in its own words', () => {
  for (const note of NOTES) {
    const said = LANGUAGES.map((language) => told({ notes: [note] }, {}, language).join());
    assert.equal(new Set(said).size, LANGUAGES.length, note.code);
    for (const text of said) assert.doesNotMatch(text, /undefined|NaN|\{/);
  }
});
