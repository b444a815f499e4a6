import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../core/day.ts';
import type { FindingId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { HolderApp, HolderDecision, HolderPage } from '../notices-actions.ts';
import { holderPage } from './holder.ts';

const DAY = '2026-12-11' as Day;
const ASKS = 'Please remove an app from your work phone';

function pageWith(decided: HolderDecision | null, findings: readonly FindingId[]): string {
  const app: HolderApp = {
    name: 'TikTok',
    measure: 'remove',
    deadline: DAY,
    kind: 'call',
    findings,
    answer: {
      kind: 'needed',
      at: '2026-11-24T08:00:00Z' as Instant,
      replaced: false,
      number: 7,
      decided,
    },
  };
  const view: HolderPage = {
    language: 'en',
    languages: ['en', 'nl'],
    subject: ASKS,
    organisation: 'Ministry of Bridges',
    devices: [],
    apps: [app],
    html: '<p>…</p>',
    today: '2026-11-25' as Day,
    linkUntil: DAY,
    exceptions: { grounds: ['intelligence'], mitigations: [], latest: null },
  };
  return String(holderPage(view));
}

const FINDING = '01900000-0000-7000-8000-000000000001' as FindingId;

test('a request that was granted is told with its last day, and nothing is asked any more', () => {
  const page = pageWith({ as: 'granted', day: DAY }, []);
  assert.match(page, /you may keep the app up to and including 11 December 2026/);
  assert.match(page, /The number of your request is 7/);
  assert.ok(!page.includes(ASKS), 'neither as the heading nor on the tab');
  assert.doesNotMatch(page, /<form/);
});

test('one that was refused is told, and what was asked holds again', () => {
  const page = pageWith({ as: 'refused', day: DAY }, [FINDING]);
  assert.match(page, /was refused on 11 December 2026/);
  assert.doesNotMatch(page, /being looked at/);
  assert.ok(page.includes(`<h1>${ASKS}</h1>`));
  assert.match(page, /<form/);
});

test('until then it is being looked at', () => {
  assert.match(pageWith(null, [FINDING]), /Your request is being looked at/);
});
