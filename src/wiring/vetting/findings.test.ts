import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../store/testing.fixture.ts';
import { phones } from '../changes/world.fixture.ts';
import { appFile, newVettingWorld } from './world.fixture.ts';

const CHAT = appFile({ identifier: 'com.chat.App', labelled: ['Chat'] });
const TEMU = appFile({ identifier: 'com.einnovation.temu', labelled: ['Temu\u202e'] });
const NEW_APP = {
  id: 'temu',
  name: 'Temu',
  identifiers: [{ platform: 'ios', identifier: 'com.einnovation.temu' }],
};
const ASKED = {
  app: null,
  newApp: null,
  decision: 'prohibited',
  by: 'Team Analysis',
  from: null,
  to: null,
  why: 'It sends its contacts there; sentinel-why.',
  policy: null,
} as const;
const codeOf = (told: { readonly ok: boolean; readonly code?: string }): string =>
  told.ok ? 'ok' : (told.code ?? '');

onEachDatabase('findings of analysts', (database) => {
  test('a finding of a vetted file is proposed by one, signed by an authority, looked for, and ended', async () => {
    const world = await newVettingWorld(database());
    const fleet = [...phones(6, 'Ministry', 'chat'), ...phones(2, 'Agency', 'notes')];
    await world.inventory(fleet, '2026-11-25T08:00:00Z');
    assert.deepEqual(await world.findings(), []);
    const file = await world.handIn(CHAT);
    const asked = { ...ASKED, app: 'chat' as never };
    const early = await world.actions.propose(world.ann, file.id, asked);
    assert.equal(codeOf(early), 'vetting-not-read');
    await world.work();
    const told = await world.actions.propose(world.ann, file.id, asked);
    assert.ok(told.ok);
    const { id, kind, subject, from } = told.value;
    assert.deepEqual([kind, subject, from], ['finding', 'chat', '2026-11-27']);

    await world.inventory(fleet, '2026-11-26T08:00:00Z');
    const preview = await world.preview(id);
    assert.deepEqual(
      preview?.verdicts.map(({ app, was, becomes }) => [app, was, becomes]),
      [['chat', 'permitted', 'prohibited']],
    );
    assert.deepEqual(
      preview?.found?.rows.map(({ app, devices }) => [app, devices]),
      [['chat', 6]],
    );

    assert.equal(codeOf(await world.adopt(id, world.ben)), 'authority-needed');
    assert.equal(codeOf(await world.adopt(id, world.ann, { as: 'finding' })), 'self-approval');
    assert.equal(codeOf(await world.adopt(id, world.mia, { as: 'finding' })), 'binds-others');
    assert.equal(codeOf(await world.adopt(id, world.ben, { as: 'finding' })), 'ok');
    await world.inventory(fleet, '2026-11-27T08:00:00Z');
    assert.equal((await world.findings()).filter((one) => one === 'chat open').length, 6);

    const held = await world.held({ at: '2026-11-27' as never, app: 'chat' as never });
    assert.ok(held.ok);
    assert.ok(held.value.held.some((one) => one.kind === 'finding' && one.subject === 'chat'));
    assert.equal(held.value.explanation?.verdict.because[0]?.code, 'analyst-finding');
    const read = await world.actions.read(world.ann, file.id, { policy: null, language: 'nl' });
    assert.ok(read.ok);
    assert.deepEqual(
      read.value.findings.map(({ change, state }) => [change, state]),
      [[id, 'adopted']],
    );

    const end = await world.propose({ kind: 'end', change: id }, world.ben);
    assert.ok(end.ok);
    assert.equal(codeOf(await world.adopt(end.value.id, world.ann)), 'ok');
    assert.deepEqual(new Set(await world.findings()), new Set(['chat closed verdict-changed']));
    const said = await world.said();
    assert.deepEqual(
      said.filter(({ details }) => details['kind'] === 'finding').map(({ action }) => action),
      ['change.proposed', 'change.adopted'],
    );
    assert.ok(!JSON.stringify(said).includes('sentinel-why'));
    world.end();
  });

  test('an app that the catalogue does not have is found by the identifiers that the analyst gives', async () => {
    const world = await newVettingWorld(database());
    const file = await world.handIn(TEMU);
    await world.work();
    const neither = await world.actions.propose(world.ann, file.id, ASKED);
    assert.equal(codeOf(neither), 'app-unnamed');
    const undecided = { ...ASKED, newApp: NEW_APP, decision: null };
    const none = await world.actions.propose(world.ann, file.id, undecided);
    assert.equal(codeOf(none), 'decision-needed', 'not assessed is no verdict');
    const told = await world.actions.propose(world.ann, file.id, { ...ASKED, newApp: NEW_APP });
    assert.ok(told.ok);
    assert.equal(codeOf(await world.adopt(told.value.id, world.ben, { as: 'finding' })), 'ok');
    await world.inventory(phones(5, 'Ministry', 'temu'), '2026-11-27T08:00:00Z');
    assert.equal((await world.findings()).filter((one) => one === 'temu open').length, 5);
    // What the file says of itself is in no rule, but for its SHA-256.
    const { document } = told.value;
    const packed = await world.store.changes.document(document);
    assert.ok(packed);
    const text = Buffer.from(world.rules.door.reader.unpack(packed)).toString();
    assert.ok(text.includes(`sha256:${file.sha256}`) && !text.includes('\u202e'));
    world.end();
  });

  test('a finding says who, why and by what, or it is none', async () => {
    const world = await newVettingWorld(database());
    const document = {
      app: 'chat',
      decision: 'prohibited',
      from: '2026-11-27',
      to: null,
      by: 'Team Analysis',
      why: 'It sends its contacts there.',
      sources: ['https://example.org/report'],
    };
    const problems = async (change: object): Promise<string> => {
      const json = { ...document, ...change };
      const told = await world.propose({ kind: 'finding', json });
      return told.ok ? 'ok' : [told.facts['problems'] ?? told.code].flat().join(' ');
    };
    assert.match(await problems({ sources: [] }), /^finding\.json: sources is empty/);
    assert.match(await problems({ app: 'nobody' }), /app is no app of the catalogue/);
    assert.match(await problems({ decision: 'bad' }), /^finding\.json: decision /);
    assert.match(await problems({ newApp: { ...NEW_APP, id: 'other' } }), /newApp\.id is not/);
    assert.match(
      await problems({ app: 'temu', newApp: { ...NEW_APP, identifiers: [] } }),
      /newApp\.identifiers is empty/,
    );
    assert.equal(
      await problems({ to: '2026-11-27' }),
      'finding.json: to does not come after from; mend one of the two days.',
    );
    assert.equal(await problems({}), 'ok');
    assert.equal(await problems({}), 'change-exists');
    world.end();
  });
});
