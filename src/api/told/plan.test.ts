import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredPlan } from '../../actions/mdm/stored.ts';
import type { Plan } from '../../core/mdm/plan.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';
import type { AppId } from '../../core/statements.ts';
import { newMdmWorld } from '../mdm-world.fixture.ts';
import { toldPlan } from './plan.ts';

const KEY = 'block.apple-profile' as RestrictionKey;
const refs = (...names: string[]) => names as DeviceRef[];
const naming = (app: AppId) => ({ app, appName: app.toUpperCase(), category: null });

/** What is said of the toy plan with these changes, but for what is said of every plan. */
function told(more: Partial<Plan>, plan: Partial<StoredPlan> = {}): readonly string[] {
  const [first] = newMdmWorld().plans;
  assert.ok(first);
  const quiet = { conflicts: [], gaps: [], unread: [], losesData: 0, kind: 'all' } as const;
  const document = { ...first.document, ...quiet, ...more };
  const wanted = {
    ...first.wanted,
    restrictions: first.wanted.restrictions.map((one) => ({ ...one, except: [] })),
  };
  return toldPlan({ ...first, wanted, ...plan, document }, naming)
    .filter(({ about }) => about !== 'what' && about !== 'amount')
    .map(({ text }) => text);
}
const reach = (was: Plan['steps'][number] & { kind: 'reach' }) => told({ steps: [was] });

test('a reach that grows says what it blocks and where, though the plan has no content for it', () => {
  const was = { kind: 'only', devices: refs('a', 'b') } as const;
  const now = { kind: 'all-but', devices: refs('c') } as const;
  assert.deepEqual(reach({ kind: 'reach', key: KEY, was, now }), [
    'Blocks 2 apps on iPhones and iPads (supervised), from version 15 on, before version 27: all of them but 1. (block.apple-profile)',
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
      'Takes block.apple-profile off all devices but 3.',
      'Takes block.apple-profile off 2 devices.',
      'Takes block.apple-profile off all devices.',
    ],
  );
});

test('a limit that was raised holds no plan any more, and all else that holds one does', () => {
  const holds = [
    { code: 'over-limit', touches: 60, limit: 50 },
    { code: 'essential-app', identifier: 'com.apple.mobilephone' },
  ] as const;
  const essential =
    'It holds: it would take away com.apple.mobilephone, which a phone can not do without.';
  assert.deepEqual(told({ steps: [], holds }, { limit: 50 }), [
    'It holds: it touches 60 devices, and the limit is 50. An administrator raises it, with a reason.',
    essential,
  ]);
  assert.deepEqual(told({ steps: [], holds }, { limit: 60 }), [essential]);
});

test('where a restriction takes apps off blindly, data is lost though no removal is planned', () => {
  assert.deepEqual(told({ steps: [], losesData: 3 }), [
    'Loses data on 3 devices: what takes apps off takes all with them that they keep there. No plan brings that back.',
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
    '1 app that was taken off 2 devices can not be brought back: only the holders can, without what was kept there.',
    'The list has no room for 6 apps (A, B, C, D, E and 1 more): nothing is done about them there.',
    'The policy does not ask to prevent these apps: whoever applies this goes further than it does.',
    'A list alone does nothing.',
  ]);
});
