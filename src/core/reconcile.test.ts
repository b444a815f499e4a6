import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EVERYTHING_COUNTS,
  findingOf,
  MINISTRY,
  NOTHING_YET,
  take,
  takeAll,
} from './finding-stories.fixture.ts';
import type { Instant } from './inventory.ts';
import { closeByDecision, type DeviceRules } from './reconcile.ts';
import type { AppId } from './statements.ts';

const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T07:00:00Z`;
const TIKTOK = [{ app: 'tiktok' }];
const tiktok = 'tiktok' as AppId;
const statesOf = ({ findings }: typeof NOTHING_YET): readonly string[] =>
  findings.map(({ app, state, because }) => `${app} ${state}${because ? ` ${because}` : ''}`);

test('an app is found, its holder is called, it is still there, goes, and comes back: one finding all along', () => {
  let { story } = take(NOTHING_YET, { moment: day(1), sees: 'all', hits: TIKTOK });
  assert.deepEqual(statesOf(story), ['tiktok open']);

  story = { ...story, findings: story.findings.map((one) => ({ ...one, state: 'called' })) };
  story = takeAll(story, [{ moment: day(8), sees: 'all', hits: TIKTOK }]);
  assert.deepEqual(statesOf(story), ['tiktok called'], 'being seen again undoes no call');
  assert.deepEqual([story.findings[0]?.opened, story.findings[0]?.seen], [day(1), day(8)]);

  story = takeAll(story, [{ moment: day(15), sees: 'all' }]);
  assert.deepEqual(statesOf(story), ['tiktok closed removed']);
  assert.equal(story.findings[0]?.present, false);

  story = takeAll(story, [{ moment: day(22), sees: 'all', hits: TIKTOK }]);
  assert.deepEqual(
    statesOf(story),
    ['tiktok open'],
    'a holder who was called in spring is called anew',
  );
  assert.deepEqual([story.findings[0]?.opened, story.findings[0]?.reopenings], [day(22), 1]);
});

test('FC-09 a private iPad that tells one managed app today and all its apps tomorrow opens and closes nothing by that', () => {
  const managed = (on: number) => ({ moment: day(on), sees: 'managed-only' as const });
  const all = (on: number) => ({ moment: day(on), sees: 'all' as const, hits: TIKTOK });
  // Where the policy does not cover private apps they are dropped at the door: no hit comes in, whichever list was sent.
  assert.deepEqual(takeAll(NOTHING_YET, [managed(1), managed(2), managed(3)]).findings, []);
  // Where it does, the short list takes back nothing that the long one showed.
  let story = takeAll(NOTHING_YET, [all(1), managed(2), all(3), managed(4)]);
  assert.deepEqual(statesOf(story), ['tiktok open']);
  assert.equal(story.findings[0]?.reopenings, 0);
  story = takeAll(story, [{ moment: day(5), sees: 'all' }]);
  assert.deepEqual(statesOf(story), ['tiktok closed removed']);
});

test('FC-13 a list that leaves out the apps of the system says nothing about them, and all about the others', () => {
  const rules: DeviceRules = {
    ...EVERYTHING_COUNTS,
    absenceTells: (app) => app !== 'system-browser',
  };
  const both = [{ app: 'system-browser' }, { app: 'tiktok' }];
  let story = takeAll(NOTHING_YET, [{ moment: day(1), sees: 'all', hits: both }], rules);
  story = takeAll(story, [{ moment: day(2), sees: 'all' }], rules);
  assert.deepEqual(statesOf(story).toSorted(), ['system-browser open', 'tiktok closed removed']);
  story = takeAll(story, [{ moment: day(3), sees: null }], rules);
  assert.deepEqual(statesOf(story)[0], 'system-browser closed device-gone');
});

test('FC-17 a phone that moves to a work profile hides its private side, and its finding stays', () => {
  const before = takeAll(NOTHING_YET, [{ moment: day(1), sees: 'all', hits: TIKTOK }]);
  const hidden = takeAll(before, [
    { moment: day(2), sees: 'work-side' },
    { moment: day(9), sees: 'work-side' },
  ]);
  assert.deepEqual(statesOf(hidden), ['tiktok open']);
  // What the work side itself showed, the work side can take back.
  const shown = takeAll(hidden, [{ moment: day(10), sees: 'work-side', hits: TIKTOK }]);
  assert.deepEqual(statesOf(takeAll(shown, [{ moment: day(11), sees: 'work-side' }])), [
    'tiktok closed removed',
  ]);
});

test('a device that reports no app at all is not clean, however much its report could show', () => {
  for (const sees of ['all', 'managed-only', 'unknown'] as const) {
    const before = takeAll(NOTHING_YET, [{ moment: day(1), sees, hits: TIKTOK }]);
    const empty = takeAll(before, [{ moment: day(2), sees, complete: false }]);
    assert.deepEqual(statesOf(empty), ['tiktok open'], sees);
  }
});

test('an exception closes; when it ends, the next evidence opens the finding again', () => {
  let excepted = true;
  const rules: DeviceRules = { ...EVERYTHING_COUNTS, isExcepted: () => excepted };
  const found = takeAll(NOTHING_YET, [{ moment: day(1), sees: 'all', hits: TIKTOK }]);
  let story = takeAll(found, [{ moment: day(2), sees: 'all', hits: TIKTOK }], rules);
  assert.deepEqual(statesOf(story), ['tiktok closed excepted']);
  assert.equal(story.findings[0]?.present, true, 'it is there, and may be');
  story = takeAll(story, [{ moment: day(3), sees: 'all', hits: TIKTOK }], rules);
  assert.deepEqual(statesOf(story), ['tiktok closed excepted']);
  excepted = false;
  story = takeAll(story, [{ moment: day(4), sees: 'all', hits: TIKTOK }], rules);
  assert.deepEqual(statesOf(story), ['tiktok open']);
});

test('a verdict that was changed and changed back does not hide an app whose report is from between the two', () => {
  const found = takeAll(NOTHING_YET, [{ moment: day(1), sees: 'all', hits: TIKTOK }]);
  const [change, ...others] = closeByDecision(
    found.findings,
    'verdict-changed',
    ({ app }) => app === tiktok,
    day(10) as Instant,
  );
  assert.ok(change?.kind === 'closed' && change.at === day(10));
  assert.deepEqual(others, []);
  const findings = [
    findingOf({
      app: tiktok,
      seen: day(1) as Instant,
      state: 'closed',
      because: 'verdict-changed',
      closed: change.at,
    }),
  ];
  const told = { moment: day(12), collected: day(9), sees: 'all' as const, hits: TIKTOK };
  assert.deepEqual(
    statesOf(
      takeAll({ findings, latest: { at: day(1) as Instant, organisation: MINISTRY } }, [told]),
    ),
    ['tiktok open'],
  );
});

test('a decision closes what it concerns and is not closed yet, and nothing else', () => {
  const findings = [
    findingOf({ app: tiktok, state: 'escalated' }),
    findingOf({ app: 'wechat' as AppId }),
    findingOf({ app: 'temu' as AppId, state: 'closed', because: 'removed' }),
  ];
  const changes = closeByDecision(
    findings,
    'excepted',
    ({ app }) => app !== 'wechat',
    day(3) as Instant,
  );
  assert.deepEqual(changes, [
    {
      kind: 'closed',
      finding: 'finding-of-tiktok',
      app: 'tiktok',
      because: 'excepted',
      at: day(3),
    },
  ]);
});
