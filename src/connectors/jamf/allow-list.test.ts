import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApprovedApp, allowedOn } from '../../blocking/allowed.ts';
import { coreFor } from '../../blocking/allow-list.ts';
import { listOf, product } from '../../blocking/testing.ts';
import type { Instant } from '../../core/inventory.ts';
import { makePlan } from '../../core/mdm/make-plan.ts';
import type { Plan, Wanted } from '../../core/mdm/plan.ts';
import { verify } from '../../core/mdm/verify.ts';
import type { AppId } from '../../core/statements.ts';
import { inStory, never, ref, restriction, type Story, TIKTOK } from './testing.fixture.ts';

const AT = '2026-11-27T08:00:00Z' as Instant;
const AGENT = 'com.jamfsoftware.selfservice';
const ESSENTIAL = coreFor({ agents: [AGENT], webClips: false });
const PHONE: ApprovedApp = { app: null, ios: ESSENTIAL.map(({ identifier }) => identifier) };
const MAIL: ApprovedApp = { app: 'mail' as AppId, ios: ['org.example.mail'] };
const NOTES: ApprovedApp = { app: 'notes' as AppId, ios: ['org.example.notes'] };
const PROHIBITED = listOf(product('tiktok', { ios: [TIKTOK] }));
const RULES = { delivery: 'fleet', limit: 50, canary: null } as const;

const wanted = (
  approved: readonly ApprovedApp[],
  exempted: readonly ReturnType<typeof ref>[] = [],
): Wanted => ({
  policy: 'gb@2023-03-16',
  catalogue: 'test',
  restrictions: [
    { restriction: restriction([TIKTOK]), except: exempted },
    ...allowedOn('jamf', approved, PROHIBITED, [{ app: 'tiktok' as AppId, devices: exempted }])
      .restrictions,
  ],
  removals: [],
});
const planned = async ({ observe }: Story, want: Wanted): Promise<Plan> =>
  makePlan(want, await observe(), RULES, { id: 'plan', at: AT });

const outcome = (want: Wanted, seen: Awaited<ReturnType<Story['observe']>>) =>
  verify(want, seen, RULES, () => 'reported').outcome;

async function applied(story: Story, want: Wanted): Promise<readonly string[]> {
  const plan = await planned(story, want);
  assert.deepEqual(plan.holds, []);
  for (const [nth, step] of plan.steps.entries()) {
    const content =
      step.kind === 'put'
        ? (plan.restrictions.find(({ key, hash }) => key === step.key && hash === step.now) ?? null)
        : null;
    const result = await story.connector.carryOut(step, { id: `${nth}`, content }, never());
    assert.equal(result.kind, 'done', `${step.kind}: ${JSON.stringify(result)}`);
  }
  story.server.checkIn();
  return plan.steps.map((step) => `${step.kind} ${'key' in step ? step.key : ''}`);
}

test('an allow list is put, read back as it was put, verified, and drift of it is seen', () =>
  inStory({}, async (story) => {
    const canInstall = (identifier: string) =>
      [...story.fleet.phones()].map((phone) => phone.canInstall(identifier));
    const want = wanted([PHONE, MAIL]);
    assert.deepEqual(await applied(story, want), [
      'put block.apple-profile',
      'reach block.apple-profile',
      'put allow.apple-profile',
      'reach allow.apple-profile',
    ]);
    assert.deepEqual((await planned(story, want)).steps, []);
    assert.equal(outcome(want, await story.observe()), 'held');
    assert.deepEqual(
      [MAIL, NOTES].map(({ ios }) => canInstall(ios[0] ?? '').every(Boolean)),
      [true, false],
    );
    const { restrictions } = await story.observe();
    assert.deepEqual(
      restrictions.map(({ key, hash }) => `${key} ${hash}`).toSorted(),
      want.restrictions.map(({ restriction: { key, hash } }) => `${key} ${hash}`).toSorted(),
    );

    // One more app that an authority approved is a new content of the same profile.
    const wider = wanted([PHONE, MAIL, NOTES]);
    assert.deepEqual(await applied(story, wider), ['put allow.apple-profile']);
    assert.deepEqual((await planned(story, wider)).steps, []);

    const profile = [...story.server.state.profiles.values()].find(({ name }) =>
      name.includes('allow'),
    );
    assert.ok(profile);
    profile.payloads = profile.payloads.replaceAll('org.example.notes', 'org.example.game');
    assert.equal(outcome(wider, await story.observe()), 'differs');
    assert.deepEqual(await applied(story, wider), ['put allow.apple-profile']);
  }));

test('who may have a prohibited app has a list of their own with it, and no other', () =>
  inStory({}, async (story) => {
    const want = wanted([PHONE, MAIL], [ref(2)]);
    await applied(story, want);
    assert.deepEqual((await planned(story, want)).steps, []);
    assert.deepEqual(
      [...story.fleet.phones()].map((phone) => phone.canOpen(TIKTOK)),
      [false, false, true, false, false],
    );
    assert.equal(story.fleet.phone(2).canInstall('org.example.game'), false);
    // When it ends, the phone comes back under the list of all.
    const after = wanted([PHONE, MAIL]);
    await applied(story, after);
    assert.deepEqual((await planned(story, after)).steps, []);
    assert.equal(story.fleet.phone(2).canOpen(TIKTOK), false);
    assert.equal(story.server.state.profiles.size, 2);
  }));

test('a list without the phone app is not carried out, and what lies there is left', () =>
  inStory({}, async (story) => {
    await applied(story, wanted([PHONE, MAIL]));
    const lapsed = { ...PHONE, ios: PHONE.ios.filter((one) => one !== 'com.apple.mobilephone') };
    const plan = await planned(story, wanted([lapsed, MAIL]));
    assert.deepEqual(plan.holds, [{ code: 'essential-app', identifier: 'com.apple.mobilephone' }]);
    assert.ok(!plan.steps.some(({ kind }) => kind === 'drop'));
  }));

test('an allow list of somebody else gets in the way, and is reported', () =>
  inStory({}, async (story) => {
    const [theirs] = allowedOn('jamf', [PHONE], PROHIBITED, []).restrictions;
    assert.ok(theirs);
    await applied(story, { ...wanted([]), restrictions: [theirs] });
    const [profile] = story.server.state.profiles.values();
    assert.ok(profile);
    profile.description = 'ours, says the school';
    const { conflicts } = await planned(story, wanted([PHONE]));
    assert.deepEqual(
      conflicts.map(({ what }) => what),
      ['allows-only-others'],
    );
  }));
