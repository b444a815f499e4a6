import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../../core/inventory.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import { makePlan } from '../../core/mdm/make-plan.ts';
import type { Plan, Wanted } from '../../core/mdm/plan.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import type { AppId } from '../../core/statements.ts';
import { emptyScope } from './simulator/state.ts';
import { inStory, never, ref, restriction, type Story, TIKTOK } from './testing.fixture.ts';

const AT = '2026-11-27T08:00:00Z' as Instant;
const wanted = (content: Restriction | null, except: readonly DeviceRef[] = []): Wanted => ({
  policy: 'nl@2023-03-21',
  catalogue: 'test',
  restrictions: content === null ? [] : [{ restriction: content, except }],
  removals: [],
});

async function planned({ observe }: Story, want: Wanted): Promise<Plan> {
  const rules = { delivery: 'fleet', limit: 50, canary: null } as const;
  return makePlan(want, await observe(), rules, { id: 'plan', at: AT });
}

async function applied(story: Story, want: Wanted): Promise<readonly string[]> {
  const plan = await planned(story, want);
  for (const [nth, step] of plan.steps.entries()) {
    const content =
      step.kind === 'put'
        ? (plan.restrictions.find(({ key, hash }) => key === step.key && hash === step.now) ?? null)
        : null;
    const result = await story.connector.carryOut(step, { id: `${nth}`, content }, never());
    assert.equal(result.kind, 'done', `${step.kind}: ${JSON.stringify(result)}`);
  }
  story.server.checkIn();
  return plan.steps.map(({ kind }) => kind);
}

test('planned, applied and looked at again, there is nothing left to do; exempted and taken back likewise', () =>
  inStory({}, async (story) => {
    const content = restriction([TIKTOK]);
    const open = () => [...story.fleet.phones()].map((phone) => phone.canOpen(TIKTOK));
    assert.deepEqual(await applied(story, wanted(content)), ['put', 'reach']);
    assert.deepEqual((await planned(story, wanted(content))).steps, []);
    assert.deepEqual(open(), [false, false, false, false, false]);

    const exempted = wanted(content, [ref(2)]);
    assert.deepEqual(await applied(story, exempted), ['reach']);
    assert.deepEqual((await planned(story, exempted)).steps, []);
    assert.deepEqual(open(), [false, false, true, false, false]);

    const wider = wanted(restriction([TIKTOK, 'com.tencent.xin']), [ref(2)]);
    assert.deepEqual(await applied(story, wider), ['put']);
    assert.deepEqual((await planned(story, wider)).steps, []);

    assert.deepEqual(await applied(story, wanted(null)), ['reach', 'drop']);
    assert.deepEqual((await planned(story, wanted(null))).steps, []);
    assert.deepEqual(open(), [true, true, true, true, true]);
    assert.equal(story.server.state.profiles.size, 0);
  }));

test('what a hand undid is drift, and the next plan puts it back', () =>
  inStory({}, async (story) => {
    const content = restriction([TIKTOK]);
    await applied(story, wanted(content));
    const [profile] = story.server.state.profiles.values();
    assert.ok(profile);
    profile.scope.exclusions.set('mobile_device_groups', ['9']);
    assert.deepEqual(await applied(story, wanted(content)), ['reach']);
    profile.payloads = profile.payloads.replaceAll(TIKTOK, 'com.example.other');
    assert.deepEqual(await applied(story, wanted(content)), ['put']);
    assert.deepEqual((await planned(story, wanted(content))).steps, []);
  }));

test('what Jamf can take off is taken off before it is blocked', () =>
  inStory({}, async (story) => {
    story.server.state.apps.set('1', {
      id: '1',
      bundle: TIKTOK,
      scope: { ...emptyScope(), all: true },
    });
    const content = restriction([TIKTOK]);
    const removals = [0, 1].map((index) => ({
      device: ref(index),
      app: 'tiktok' as AppId,
      identifier: TIKTOK,
    }));
    const { steps } = await planned(story, { ...wanted(content), removals });
    assert.deepEqual(
      steps.map(({ kind }) => kind),
      ['remove-app', 'remove-app', 'put', 'reach'],
    );
    const hidden: boolean[] = [];
    for (const [nth, step] of steps.entries()) {
      const given = step.kind === 'put' ? content : null;
      const { kind } = await story.connector.carryOut(
        step,
        { id: `${nth}`, content: given },
        never(),
      );
      assert.notEqual(kind, 'failed');
      story.server.checkIn();
      hidden.push(
        ...[0, 1]
          .map((index) => story.fleet.phone(index))
          .map((phone) => phone.has(TIKTOK) && !phone.canInstall(TIKTOK)),
      );
    }
    assert.ok(!hidden.includes(true), 'hidden, and still there');
    assert.deepEqual(
      [0, 1, 2].map((index) => story.fleet.phone(index).has(TIKTOK)),
      [false, false, true],
    );
    assert.equal(story.fleet.phone(0).canInstall(TIKTOK), false);
  }));
