import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeAssignment } from '../../actions/assignments.ts';
import type { ChangeId } from '../../core/changes/change.ts';
import type { Day } from '../../core/day.ts';
import type { AppId } from '../../core/statements.ts';
import { onEachDatabase } from '../../store/testing.fixture.ts';
import { filesOf, LISTING, PACK, policyJson, shippedOf } from './pack.fixture.ts';
import { newRulesWorld, phones, type RulesWorld } from './world.fixture.ts';

const codeOf = (told: { readonly ok: boolean; readonly code?: string }): string =>
  told.ok ? 'ok' : (told.code ?? '');
const idOf = (
  told: { ok: true; value: { id: ChangeId } } | { ok: false; code: string },
): ChangeId => {
  if (!told.ok) throw new Error(told.code);
  return told.value.id;
};
const CHAT = 'chat' as AppId;
const CLIP = 'clip' as AppId;
const chat = { kind: 'listing', json: LISTING } as const;
const newer = { ...PACK, VERSION: '2026-12-01\n', 'apps.csv': `${PACK['apps.csv']}more,More\n` };

/** `prohibited`, or why nothing is said. */
async function verdictOn(
  world: RulesWorld,
  at: string,
  app = CHAT,
  known: string | null = null,
): Promise<string> {
  const told = await world.held({ at: at as Day, app, known: known as Day | null });
  return told.ok ? (told.value.explanation?.verdict.decision ?? '') : told.code;
}

onEachDatabase('what held on a day', (database) => {
  test('a temporary listing holds from its day up to its end, and any past day is answered as it was', async () => {
    const world = await newRulesWorld(database());
    const id = idOf(
      await world.propose(chat, world.ann, { from: '2026-12-01', until: '2026-12-10' }),
    );
    await world.adopt(id);
    assert.equal(await verdictOn(world, '2026-11-27'), 'permitted');
    assert.equal(await verdictOn(world, '2026-12-05'), 'prohibited', 'as it is planned');
    world.setClock('2026-12-01T00:00:01.000Z');
    await world.look();
    const fleet = phones(1, 'Ministry', 'chat');
    await world.handIn('2026-12-01T00:00:00Z', fleet);
    assert.deepEqual(await world.findings(), ['chat open']);
    world.setClock('2026-12-10T00:00:01.000Z');
    await world.look();
    assert.deepEqual(await world.findings(), ['chat closed verdict-changed']);
    assert.equal(await verdictOn(world, '2026-11-30'), 'permitted');
    assert.equal(await verdictOn(world, '2026-12-09'), 'prohibited');
    assert.equal(await verdictOn(world, '2026-12-10'), 'permitted');
    assert.equal(await verdictOn(world, '2026-11-26'), 'rules-not-recorded');
    assert.equal(await verdictOn(world, '2026-12-05', CHAT, '2027-01-01'), 'known-in-future');
    assert.deepEqual(
      (await world.said()).map(({ action }) => action),
      [
        'rules.recorded',
        'rules.recorded',
        'change.proposed',
        'change.adopted',
        'change.begun',
        'change.ended',
      ],
    );
    world.end();
  });

  test('a clearance that was decided before it was entered held then, and was not known then', async () => {
    const world = await newRulesWorld(database());
    world.setClock('2026-12-05T10:00:00.000Z');
    const json = {
      app: 'clip',
      signer: null,
      from: '2026-12-01',
      to: '2027-01-01',
      by: 'The authority',
      why: 'Looked at.',
    };
    const id = idOf(await world.propose({ kind: 'clearance', json }));
    assert.equal(codeOf(await world.adopt(id)), 'authority-needed');
    assert.equal(codeOf(await world.adopt(id, world.ben, { as: 'clearance' })), 'ok');
    assert.equal(await verdictOn(world, '2026-12-02', CLIP), 'prohibited');
    assert.equal(await verdictOn(world, '2026-12-02', CLIP, '2026-12-05'), 'permitted');
    assert.equal(world.server.rules().decisions.clearances.length, 1);
    world.end();
  });

  test('what is adopted for good is ended by two people as well, and what held before it holds again', async () => {
    const world = await newRulesWorld(database());
    const json = policyJson({ version: '2026-11-27', territories: ['RU'] });
    const id = idOf(await world.propose({ kind: 'policy', json }));
    await world.adopt(id);
    assert.equal(await verdictOn(world, '2026-11-27', CLIP), 'permitted');
    world.setClock('2026-11-29T10:00:00.000Z');
    const end = idOf(await world.propose({ kind: 'end', change: id }, world.ben));
    assert.equal(codeOf(await world.adopt(end, world.ben)), 'self-approval');
    assert.equal(codeOf(await world.adopt(end, world.ann)), 'ok');
    assert.equal(await verdictOn(world, '2026-11-28', CLIP), 'permitted');
    assert.equal(await verdictOn(world, '2026-11-29', CLIP), 'prohibited');
    const [shipped] = await world.store.changes.adopted();
    assert.ok(shipped);
    const last = await world.propose({ kind: 'end', change: shipped.id });
    assert.equal(codeOf(last), 'unknown-change', 'there would be no rules at all');
    world.end();
  });

  test('which policy held for whom is answered by the assignments of that day', async () => {
    const world = await newRulesWorld(database());
    const [first] = await world.store.assignments();
    assert.ok(first);
    world.setClock('2026-11-30T10:00:00.000Z');
    const changed = await changeAssignment(world.server, world.ann, first.id, {
      policy: 'nl',
      group: 'managed',
    });
    assert.ok(changed.ok);
    const groupOn = async (at: string) => {
      const told = await world.held({ at: at as Day });
      return told.ok ? told.value.group : told.code;
    };
    assert.equal(await groupOn('2026-11-29'), 'everyone');
    assert.equal(await groupOn('2026-11-30'), 'managed');
    const groups = policyJson().groups.slice(0, 1);
    const without = await world.propose({ kind: 'policy', json: policyJson({ groups }) });
    assert.equal(codeOf(without), 'group-assigned');
    world.end();
  });

  test('what is proposed of a text that another was adopted of is not adopted unseen', async () => {
    const world = await newRulesWorld(database());
    const of = (version: string) => ({ kind: 'policy', json: policyJson({ version }) }) as const;
    const one = idOf(await world.propose(of('2026-11-27')));
    const other = idOf(await world.propose(of('2026-11-28')));
    world.setClock('2026-11-27T11:00:00.000Z');
    assert.equal(codeOf(await world.adopt(one)), 'ok');
    assert.equal(codeOf(await world.adopt(other)), 'change-outdated');
    world.end();
  });
});

onEachDatabase('the rules in force', (database) => {
  test('stay what was adopted when a newer program comes with others, which are its proposals', async () => {
    const world = await newRulesWorld(database());
    const lax = policyJson({
      id: 'lax',
      territories: [],
      adopts: [{ government: 'NL', instrument: 'None', measures: ['prohibit'] }],
    });
    const upgraded = await world.startProcess(
      shippedOf(newer, [policyJson({ version: '2026-12-01' }), lax]),
    );
    const { catalogue, policies } = upgraded.server.rules();
    assert.equal(catalogue.version, '2026-11-20');
    assert.deepEqual(
      policies.map(({ id, version }) => `${id}@${version}`),
      ['lax@2026-11-01', 'nl@2026-11-01'],
      'a policy that nobody is under can be assigned at once',
    );
    const open = await world.store.changes.changes(['proposed'], { before: null, limit: 10 });
    assert.deepEqual(open.map(({ kind, origin, version }) => [kind, origin, version]).toSorted(), [
      ['catalogue', 'server', '2026-12-01'],
      ['policy', 'server', '2026-12-01'],
    ]);
    await world.startProcess(shippedOf(newer, [policyJson({ version: '2026-12-01' }), lax]));
    assert.equal(
      (await world.store.changes.changes(['proposed'], { before: null, limit: 10 })).length,
      2,
    );
    const proposed = open.find(({ kind }) => kind === 'catalogue');
    assert.ok(proposed);
    assert.equal(codeOf(await world.adopt(proposed.id)), 'ok');
    assert.equal(world.server.rules().catalogue.version, '2026-12-01');
    await upgraded.look();
    assert.equal(upgraded.server.rules().catalogue.apps.length, 4);
    world.end();
  });

  test('are seen by another process as soon as it looks, and it closes nothing twice', async () => {
    const world = await newRulesWorld(database());
    const other = await world.startProcess();
    await world.handIn('2026-11-26T08:00:00Z', phones(3, 'Ministry', 'clip'));
    const id = idOf(
      await world.propose({
        kind: 'policy',
        json: policyJson({ version: '2026-11-27', territories: ['RU'] }),
      }),
    );
    const before = other.server.rules();
    await Promise.all([world.adopt(id), other.look()]);
    await Promise.all([other.look(), world.look()]);
    assert.notEqual(other.server.rules(), before);
    assert.deepEqual(other.server.rules().policies[0]?.territories, ['RU']);
    assert.deepEqual(
      await world.findings(),
      Array.from({ length: 3 }, () => 'clip closed verdict-changed'),
    );
    const closed = ((await world.store.sequence((log) => log.waiting(10_000))) ?? []).filter(
      ({ entry }) => entry.includes('"finding.closed"'),
    );
    assert.equal(closed.length, 3);
    const kept = other.server.rules();
    await other.look();
    assert.equal(other.server.rules(), kept, 'nothing new is read anew');
    world.end();
  });

  test('take no bad catalogue, policy, listing or clearance, and say where each is wrong', async () => {
    const world = await newRulesWorld(database());
    const problemsOf = (told: Awaited<ReturnType<RulesWorld['propose']>>) =>
      told.ok ? [] : told.facts['problems'];
    const broken = {
      ...PACK,
      'seats.csv': `${PACK['seats.csv']}maker-nl,headquartered,XX9,read,\n`,
    };
    const bad = await world.propose({ kind: 'catalogue', files: filesOf(broken) });
    assert.equal(codeOf(bad), 'document-unfit');
    assert.match(String(problemsOf(bad)), /^seats\.csv:4 territory: /);
    const policy = await world.propose({
      kind: 'policy',
      json: policyJson({
        territories: ['XX9'],
        adopts: [{ government: 'NL', instrument: 'x', measures: [] }],
      }),
    });
    assert.match(
      String(problemsOf(policy)),
      /policy\.json: territories\[0\] is no territory.*adopts\[0\]\.measures names no measure/,
    );
    const stray = await world.propose({
      kind: 'policy',
      json: policyJson({ adopts: [{ government: 'NL', instrument: 'x', measures: ['prohibit'] }] }),
    });
    assert.match(String(problemsOf(stray)), /matches no listing/);
    const listing = await world.propose({
      kind: 'listing',
      json: { ...LISTING, subject: { kind: 'app', app: 'nope' }, source: '' },
    });
    assert.match(String(problemsOf(listing)), /listing\.json: source is no address/);
    const known = {
      ...LISTING,
      subject: { kind: 'app', app: 'mine' },
      app: {
        id: 'mine',
        name: 'Mine',
        identifiers: [{ platform: 'ios', identifier: 'com.CHAT.app' }],
      },
    };
    assert.match(
      String(problemsOf(await world.propose({ kind: 'listing', json: known }))),
      /app\.identifiers\[0\] is in the catalogue already/,
    );
    const clearance = await world.propose({
      kind: 'clearance',
      json: { app: 'clip', signer: null, from: '2026-12-01', to: '2026-11-01', by: 'x', why: 'x' },
    });
    assert.match(String(problemsOf(clearance)), /clearance\.json: to does not come after from/);
    assert.equal(
      (await world.store.changes.changes(['proposed'], { before: null, limit: 10 })).length,
      0,
    );
    assert.equal(
      await world.store.changes.hasDocument(world.server.rules().catalogue.digest),
      true,
    );
    world.end();
  });

  test('begin on no day that is over, and end after they begin', async () => {
    const world = await newRulesWorld(database());
    const proposed = async (from: string | null, until: string | null): Promise<string> =>
      codeOf(
        await world.propose(chat, world.ann, {
          ...(from ? { from } : {}),
          ...(until ? { until } : {}),
        }),
      );
    assert.equal(await proposed('2026-11-26', null), 'change-in-past');
    assert.equal(await proposed('2026-12-10', '2026-12-10'), 'change-ends-first');
    assert.equal(await proposed(null, '2026-11-27'), 'change-ends-first');
    assert.equal(await proposed(null, '2026-12-01'), 'ok');
    world.end();
  });
});
