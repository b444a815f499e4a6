import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangeId } from '../../core/changes/change.ts';
import { onEachDatabase } from '../../store/testing.fixture.ts';
import { LISTING, policyJson } from './pack.fixture.ts';
import { newRulesWorld, phones } from './world.fixture.ts';

const codeOf = (told: { readonly ok: boolean; readonly code?: string }): string =>
  told.ok ? 'ok' : (told.code ?? '');
const idOf = (
  told: { ok: true; value: { id: ChangeId } } | { ok: false; code: string },
): ChangeId => {
  if (!told.ok) throw new Error(told.code);
  return told.value.id;
};
const listing = (json: object = LISTING) => ({ kind: 'listing', json }) as const;
const policy = (change: object) => ({ kind: 'policy', json: policyJson({ ...change }) }) as const;

onEachDatabase('changes of the rules', (database) => {
  test('a listing by hand is counted when it is proposed, and looked for when another has adopted it', async () => {
    const world = await newRulesWorld(database());
    const fleet = [
      ...phones(6, 'Ministry', 'chat'),
      ...phones(3, 'Agency', 'chat'),
      ...phones(2, 'Agency', 'clip'),
    ];
    await world.handIn('2026-11-25T08:00:00Z', fleet);
    assert.deepEqual(await world.findings(), ['clip open', 'clip open']);
    const id = idOf(await world.propose(listing()));
    assert.equal((await world.preview(id))?.found, null);

    const counted = await world.handIn('2026-11-26T08:00:00Z', fleet);
    assert.equal(counted.state, 'published');
    assert.deepEqual(await world.findings(), ['clip open', 'clip open']);
    const { found } = (await world.preview(id)) ?? {};
    assert.deepEqual(
      found?.rows.map(({ organisation, app, devices }) => [
        organisation === world.ministry,
        app,
        devices,
      ]),
      [[true, 'chat', 6]],
      'three of the agency are too few to show, and would be known by the difference at the root',
    );
    assert.deepEqual(await world.store.tallies([world.root]), []);

    assert.equal(codeOf(await world.adopt(id, world.ann)), 'self-approval');
    assert.equal(codeOf(await world.adopt(id)), 'ok');
    assert.deepEqual(await world.findings(), ['clip open', 'clip open']);
    await world.handIn('2026-11-27T08:00:00Z', fleet);
    assert.equal((await world.findings()).filter((one) => one === 'chat open').length, 9);
    world.end();
  });

  test('an app that the catalogue does not know is counted by its identifiers, and kept nowhere before it is adopted', async () => {
    const world = await newRulesWorld(database());
    const fleet = [...phones(5, 'Ministry', 'temu'), ...phones(1, 'Ministry', 'clip')];
    const app = {
      id: 'temu',
      name: 'Temu',
      identifiers: [{ platform: 'ios', identifier: 'com.einnovation.temu' }],
    };
    const id = idOf(
      await world.propose(listing({ ...LISTING, subject: { kind: 'app', app: 'temu' }, app })),
    );
    const { summary } = await world.handIn('2026-11-26T08:00:00Z', fleet);
    assert.equal(summary?.changes?.opened, 1);
    const { found } = (await world.preview(id)) ?? {};
    assert.deepEqual(
      found?.rows.map(({ app: of, appName, devices }) => [of, appName, devices]),
      [['temu', 'Temu', 5]],
    );
    await world.adopt(id);
    await world.handIn('2026-11-27T08:00:00Z', fleet);
    assert.equal((await world.findings()).filter((one) => one === 'temu open').length, 5);
    world.end();
  });

  test('the preview over what is stored is what assessing again then does', async () => {
    const world = await newRulesWorld(database());
    await world.handIn('2026-11-26T08:00:00Z', [
      ...phones(7, 'Ministry', 'clip'),
      ...phones(2, 'Agency', 'clip'),
    ]);
    const id = idOf(await world.propose(policy({ version: '2026-11-27', territories: ['RU'] })));
    const { stored, verdicts } = (await world.preview(id)) ?? {};
    assert.deepEqual(
      stored
        ?.map(({ organisation, app, closes }) => [organisation === world.ministry, app, closes])
        .toSorted(),
      [
        [false, 'clip', null],
        [true, 'clip', 7],
      ],
    );
    assert.deepEqual(
      verdicts?.map(({ app, was, becomes }) => [app, was, becomes]),
      [['clip', 'prohibited', 'permitted']],
    );
    await world.adopt(id);
    assert.deepEqual(
      await world.findings(),
      Array.from({ length: 9 }, () => 'clip closed verdict-changed'),
    );
    const closed = ((await world.store.sequence((log) => log.waiting(10_000))) ?? [])
      .map(({ entry }) => JSON.parse(entry))
      .find(({ action }) => action === 'finding.closed');
    assert.equal(closed.policy, 'nl@2026-11-27');
    world.end();
  });

  test('another measure for a group is told of the findings that stay', async () => {
    const world = await newRulesWorld(database());
    await world.handIn('2026-11-26T08:00:00Z', phones(5, 'Ministry', 'clip'));
    const groups = policyJson().groups.map((one) =>
      one.id === 'everyone' ? { ...one, phases: [{ measure: 'remove', from: '2027-01-01' }] } : one,
    );
    const later = idOf(await world.propose(policy({ groups }), world.ann, { from: '2027-01-01' }));
    const { stored, day } = (await world.preview(later)) ?? {};
    assert.equal(day, '2027-01-01');
    assert.deepEqual(
      stored?.map(({ closes, measure }) => [closes, measure]),
      [[0, 5]],
    );
    world.end();
  });

  test('whoever is bound comments, whoever is above all of them decides, and both once', async () => {
    const world = await newRulesWorld(database());
    const id = idOf(await world.propose(listing()));
    assert.equal(codeOf(await world.comment(id, world.ministry, world.mia)), 'ok');
    assert.equal(codeOf(await world.comment(id, world.agency, world.mia)), 'not-bound');
    assert.equal(codeOf(await world.adopt(id, world.mia)), 'binds-others');
    assert.equal(codeOf(await world.adopt(id, { ...world.ben, person: null })), 'person-needed');
    assert.equal(
      codeOf(await world.propose(listing(), { ...world.ann, person: null })),
      'person-needed',
    );
    assert.equal(codeOf(await world.withdraw(id, world.ben)), 'not-who-asked');
    assert.equal(codeOf(await world.reject(id, world.ann)), 'self-approval');
    assert.equal(codeOf(await world.propose(listing(), world.ben)), 'change-exists');
    assert.equal(codeOf(await world.reject(id)), 'ok');
    assert.equal(codeOf(await world.adopt(id)), 'change-decided');
    assert.equal(codeOf(await world.comment(id, world.ministry, world.mia)), 'change-decided');
    const entries = await world.said();
    assert.deepEqual(
      entries.map(({ action }) => action),
      [
        'rules.recorded',
        'rules.recorded',
        'change.proposed',
        'change.commented',
        'change.rejected',
      ],
    );
    assert.doesNotMatch(JSON.stringify(entries), /sentinel|person:/);
    assert.equal((await world.store.changes.comments(id))[0]?.words, 'We have sentinel-words.');
    world.end();
  });
});
